"""Feeds and wires, read as known stories.

RSS, Atom, JSON Feed, WordPress exports, NewsML 1 and G2, NITF, ninjs, lines of JSON, IPTC 7901 and ANPA 1312.
"""

from bot.ingest.feeds.read import FeedKind, kind_of, read_feed

__all__ = ["FeedKind", "kind_of", "read_feed"]
