"""Set the weights by which the desk tells whether two figures are one measure."""
