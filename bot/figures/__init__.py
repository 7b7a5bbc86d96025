"""Figures: numbers with what they count, read from an article (`extract`) and compared across articles."""
