"""What stands above and below an article's text, and the text without it."""

from bot.ingest.head.head import Head, split

__all__ = ["Head", "split"]
