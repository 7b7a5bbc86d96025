"""Pages of HTML: the article on them, what they say about it, and the walls in front of it."""

from bot.ingest.pages.page import read_page

__all__ = ["read_page"]
