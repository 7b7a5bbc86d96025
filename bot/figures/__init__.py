"""Figures: numbers with what they count, read from an article and compared across articles."""

from bot.figures.extract import extract

__all__ = ["extract"]
