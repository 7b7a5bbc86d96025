"""Dates in running text: found by `patterns`, resolved against the day of publication, taken out by `extract`."""
