"""RSS and Atom, read with feedparser.

An item that carries only a summary is known by the whole sentences of it; the one it breaks off in is left out. Its
link is not followed: the page takes the summary's place when somebody posts it.
"""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import feedparser  # type: ignore[import-untyped]  # feedparser ships no types

from bot.article import Article, Moment
from bot.ingest.feeds.item import FeedItem, article, unread
from bot.ingest.feeds.markup import of_html
from bot.ingest.pages.metadata import moment
from bot.ingest.refusal import Refusal
from bot.language.marks import CLOSING

_BROKEN_OFF = re.compile(
    r"\s*(?:\[\s*(?:…|\.{3})\s*\]|…|\.{3})\s*(?:[([<]?\s*(?:continue|keep|read|full)\b.{0,80})?$", re.IGNORECASE
)
_SENTENCE_END = re.compile(rf"[.!?][{CLOSING})\]]*(?=\s)")


def read(content: bytes) -> Iterator[Article | Refusal]:
    """The article of each item, in the feed's order: its full text where the feed carries it, else its summary.

    Raises ValueError where the feed has no items and is not well-formed.
    """
    feed = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries and feed.bozo:
        raise ValueError(f"no feed ({feed.get('bozo_exception')})")
    outlet = " ".join(str(feed.feed.get("title", "")).split()) or None
    language = feed.feed.get("language")
    for number, item in enumerate(feed.entries, 1):
        where = f"item {number}"
        try:
            yield article(_feed_item(item, where, outlet, language))
        except (ValueError, TypeError, AttributeError, KeyError, OverflowError):
            yield unread(where, "it is malformed")


def _feed_item(item: Any, where: str, outlet: str | None, language: str | None) -> FeedItem:
    texts = [of_html(each.get("value", "")) for each in item.get("content", [])] + [of_html(item.get("summary", ""))]
    return FeedItem(
        where=where,
        text=_whole_sentences(max(texts, key=len)),
        title=of_html(item.get("title", "")) or None,
        outlet=item.get("source", {}).get("title") or outlet,
        url=item.get("link"),
        byline=", ".join(each["name"] for each in item.get("authors", []) if each.get("name")) or None,
        published=_moment(item, "published") or _moment(item, "updated"),
        updated=_moment(item, "updated"),
        language=language,
    )


def _whole_sentences(text: str) -> str:
    """A text without the sentence that a summary breaks off in."""
    paragraphs = text.split("\n\n")
    for at, paragraph in enumerate(paragraphs):
        broken = _BROKEN_OFF.search(paragraph)
        if broken:
            ends = [found.end() for found in _SENTENCE_END.finditer(paragraph, 0, broken.start())]
            paragraphs[at] = paragraph[: ends[-1]] if ends else ""
    return "\n\n".join(filter(None, paragraphs))


def _moment(item: Any, name: str) -> Moment | None:
    """A date with the offset it is stated with; in UTC where only feedparser understands it."""
    stated = moment(str(dict.get(item, name) or ""))  # past feedparser's own fallback from one date to the other
    parsed = dict.get(item, f"{name}_parsed")
    if stated or not parsed:
        return stated
    return Moment(at=datetime.fromtimestamp(timegm(parsed), tz=UTC))
