"""A feed or a wire's file becomes articles, one at a time; one bad item is reported and the rest goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from typing import BinaryIO

from lxml import etree

from bot.article import Article
from bot.ingest.feeds import jsonl, markup, newsml, ninjs, nitf, syndication
from bot.ingest.feeds.item import article, unread
from bot.ingest.refusal import Reason, Refusal

_START = 8192  # bytes looked at to tell what a feed is
_NINJS = re.compile(
    rb'"(?:body_text|body_xhtml|body_html|bodies|versioncreated|versionCreated|pubstatus|headline)"\s*:'
)
_TEXT_KEY = re.compile(rb'"text"\s*:')


class FeedKind(StrEnum):
    """The formats read."""

    JSONL = "jsonl"
    SYNDICATION = "syndication"
    NEWSML = "newsml"
    NITF = "nitf"
    NINJS = "ninjs"


def read_feed(stream: BinaryIO, most_bytes: int, most_chars: int) -> Iterator[Article | Refusal]:
    """The articles in `stream`, in its order, with a refusal in the place of each item that is none.

    The format is told by the content. Lines of JSON are read line by line, however many; everything else as a whole, up
    to `most_bytes`. An item of more than `most_chars` characters is refused. A caller who wants a progress bar counts
    what is read from `stream`.
    """
    for item in _items(stream, most_bytes):
        if isinstance(item, Article) and len(item.text) > most_chars:
            yield unread(f"“{(item.title or item.text)[:60]}”", f"it has more than {most_chars:,} characters")
        else:
            yield item


def _items(stream: BinaryIO, most_bytes: int) -> Iterator[Article | Refusal]:
    start = stream.read(_START)
    kind = kind_of(start)
    if kind is FeedKind.JSONL:
        yield from jsonl.read(_lines(start, stream))
        return
    content = start + stream.read(most_bytes + 1 - len(start))
    if len(content) > most_bytes:
        yield _whole(Reason.TOO_LARGE, f"it is larger than {most_bytes // 1_048_576} MB")
    elif kind is None:
        yield _whole(Reason.UNSUPPORTED, "it is no RSS, Atom, NewsML-G2, NITF, ninjs or jsonl")
    else:
        yield from _read(content, kind)


def kind_of(start: bytes) -> FeedKind | None:
    """The format of a feed, by its first bytes; None for none of those read."""
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith((b"{", b"[")):
        first = text.split(b"\n", 1)[0]
        is_ninjs = text.startswith(b"[") or (bool(_NINJS.search(text)) and not _TEXT_KEY.search(first))
        return FeedKind.NINJS if is_ninjs else FeedKind.JSONL
    for mark, kind in (
        (rb"<(?:\w+:)?(?:newsMessage|newsItem|packageItem)\b", FeedKind.NEWSML),
        (rb"<(?:\w+:)?nitf\b", FeedKind.NITF),
        (rb"<(?:\w+:)?(?:rss|feed|RDF)\b", FeedKind.SYNDICATION),
    ):
        if re.search(mark, text):
            return kind
    return None


def _read(content: bytes, kind: FeedKind) -> Iterator[Article | Refusal]:
    try:
        match kind:
            case FeedKind.SYNDICATION:
                yield from syndication.read(content)
            case FeedKind.NINJS:
                yield from ninjs.read(content)
            case _:
                yield from _of_xml(markup.xml(content))
    except (ValueError, RecursionError) as error:
        yield _whole(Reason.UNREADABLE, str(error))


def _of_xml(root: etree._Element) -> Iterator[Article | Refusal]:
    if etree.QName(root).localname == "nitf":
        yield article(nitf.feed_item(root, "the document"))
    else:
        for item in newsml.items(root):
            yield article(item)


def _lines(start: bytes, stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream of which `start` has been read already."""
    whole, newline, rest = start.rpartition(b"\n")
    return chain(whole.split(b"\n") if newline else (), chain([rest + stream.readline()], stream))


def _whole(reason: Reason, why: str) -> Refusal:
    return Refusal(reason=reason, message=f"The feed cannot be read: {why}.")
