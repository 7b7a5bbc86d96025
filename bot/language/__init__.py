"""English news, parsed: sentences, names and dates of an article."""

from bot.language.pipeline import Pipeline

__all__ = ["Pipeline"]
