"""What happened and when it is said to have been: read by `extract`, compared by `alignment`."""
