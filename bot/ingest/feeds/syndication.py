"""RSS, Atom and WordPress exports, read with feedparser.

An item that carries only a summary is known by the whole sentences of it; the one it breaks off in is left out. Its
link is not followed: the page takes the summary's place when somebody posts it.
"""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from html import unescape
from typing import Any

import feedparser  # type: ignore[import-untyped]  # feedparser ships no types

from bot.article import Article, Instruction, InstructionKind, Moment
from bot.ingest.feeds.item import FeedItem, read_item, unread
from bot.ingest.feeds.markup import of_html
from bot.ingest.pages.metadata import any_moment as moment
from bot.ingest.refusal import Refusal
from bot.language.marks import CLOSING

_BROKEN_OFF = re.compile(
    r"\s*(?:\[\s*(?:…|\.{3})\s*\]|…|\.{3})\s*(?:[([<]?\s*(?:continue|keep|read|full)\b.{0,80})?$", re.IGNORECASE
)
# What a WordPress export holds beside its posts and pages.
_OF_SITE = frozenset({"nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request"})
_GONE = "a deleted entry"
_ITEM = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_DELETED = re.compile(
    rb"<(?:\w+:)?deleted-entry\b[^>]{0,2000}>(?:(?<!/>).{0,4000}?</(?:\w+:)?deleted-entry>)?", re.DOTALL
)
_ATTRIBUTE = re.compile(rb"""\b(ref|when)\s*=\s*["']([^"']{1,1000})["']""")
_COMMENT = re.compile(rb"<(?:\w+:)?comment\b[^>]{0,200}>(.{1,2000}?)</(?:\w+:)?comment>", re.DOTALL)
_SENTENCE_END = re.compile(rf"[.!?][{CLOSING})\]]*(?=\s)")


def read(content: bytes) -> Iterator[Article | Refusal]:
    """The article of each item, in the feed's order: its full text where the feed carries it, else its summary.

    Raises ValueError where the feed has no items and is not well-formed.
    """
    feed = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries and feed.bozo:
        raise ValueError(f"no feed ({feed.get('bozo_exception')})")
    outlet = " ".join(str(feed.feed.get("title", "")).split()) or None
    language, atom = feed.feed.get("language"), str(feed.get("version", "")).startswith("atom")
    for number, item in enumerate(feed.entries, 1):
        where = f"item {number}"
        why = _unread(item)
        if why:
            yield unread(where, why)
            continue
        yield read_item(where, partial(_feed_item, item, where, outlet, language, atom=atom))
    for gone in _DELETED.finditer(content) if b"deleted-entry" in content else ():
        yield read_item(_GONE, partial(_deleted, gone[0], outlet, language))
    lost = len(_ITEM.findall(content)) - len(feed.entries) if feed.bozo else 0
    if lost > 0:
        yield unread("what follows a fault", f"{lost} more could not be told apart ({feed.get('bozo_exception')})")


def _unread(item: Any) -> str | None:
    """Why an item of a WordPress export is no published text; None of any other item."""
    kind, status = item.get("wp_post_type"), item.get("wp_status")
    if kind == "attachment":
        return "it is an attachment, and only text is read"
    if kind and (kind in _OF_SITE or kind.startswith("wp_")):
        return f"it is a part of the site ({kind})"
    if status and status not in {"publish", "inherit", "static"}:
        return f"it is not published ({status})"
    return None


def _deleted(entry: bytes, outlet: str | None, language: str | None) -> FeedItem:
    """The kill that a feed's tombstone is (RFC 6721)."""
    about = {name.decode(): unescape(value.decode("utf-8", "replace")) for name, value in _ATTRIBUTE.findall(entry)}
    comment = _COMMENT.search(entry)
    note = of_html(comment[1].decode("utf-8", "replace")) if comment else None
    return FeedItem(
        where=_GONE,
        text="",
        outlet=outlet,
        published=moment(about.get("when", "")),
        language=language,
        instruction=Instruction(kind=InstructionKind.KILL, note=note or None),
        item=about.get("ref"),
    )


def _feed_item(item: Any, where: str, outlet: str | None, language: str | None, *, atom: bool) -> FeedItem:
    texts = [of_html(each.get("value", "")) for each in item.get("content", [])] + [of_html(item.get("summary", ""))]
    return FeedItem(
        where=where,
        text=whole_sentences(max(texts, key=len)),
        title=item.get("title"),
        outlet=item.get("source", {}).get("title") or outlet,
        url=item.get("link"),
        byline=", ".join(each["name"] for each in item.get("authors", []) if each.get("name")) or None,
        published=_moment(item, "published") or _moment(item, "updated") or moment(item.get("wp_post_date_gmt") or ""),
        updated=_moment(item, "updated"),
        language=language,
        item=item.get("id") if atom else None,
    )


def whole_sentences(text: str) -> str:
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
