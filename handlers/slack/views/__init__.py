"""The windows people fill in."""
