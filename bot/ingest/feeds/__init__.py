"""Feeds and wires, read as known stories: RSS, Atom, NewsML-G2, NITF, ninjs and lines of JSON."""

from bot.ingest.feeds.read import FeedKind, kind_of, read_feed

__all__ = ["FeedKind", "kind_of", "read_feed"]
