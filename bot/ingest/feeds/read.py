"""A feed or a wire's file becomes articles, one at a time; one bad item is reported and the rest goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from itertools import chain
from typing import BinaryIO

from lxml import etree

from bot.article import Article
from bot.ingest import wiretext
from bot.ingest.decode import decode
from bot.ingest.feeds import jsonfeed, jsonl, markup, newsml, newsml1, ninjs, nitf, syndication
from bot.ingest.feeds.item import read_item, unread
from bot.ingest.refusal import Reason, Refusal

_START = 8192  # bytes looked at to tell what a feed is
_NINJS = re.compile(
    rb'"(?:body_text|body_xhtml|body_html|bodies|versioncreated|versionCreated|pubstatus|headline)"\s*:'
)
_TEXT_KEY = re.compile(rb'"text"\s*:')


_JSONFEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')
_ROOT = re.compile(rb"<(?![?!])(?P<name>[A-Za-z][\w:.-]{0,60})")
_FORMATS = "RSS, Atom, JSON Feed, WordPress export, NewsML-G2, NewsML 1, NITF, ninjs, IPTC 7901, ANPA 1312 or jsonl"
# What other files begin with.
_SIGNS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a packed file"),
    (b"\x1f\x8b", "a packed file"),
    (b"\xd0\xcf\x11\xe0", "a file of the old Office format"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)


class FeedKind(StrEnum):
    """The formats read."""

    JSONL = "jsonl"
    SYNDICATION = "syndication"
    NEWSML = "newsml"
    NITF = "nitf"
    NINJS = "ninjs"
    NEWSML1 = "newsml1"
    JSONFEED = "jsonfeed"
    WIRE = "wire"


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
        yield _whole(Reason.UNSUPPORTED, f"it is {_named(content)}, and no {_FORMATS}")
    else:
        yield from _told(_read(content, kind), kind)


def _told(items: Iterator[Article | Refusal], kind: FeedKind) -> Iterator[Article | Refusal]:
    """The items; of a file without any, that there are none. A feed may be empty for a while."""
    empty = True
    for item in items:
        empty = False
        yield item
    if empty and kind not in {FeedKind.SYNDICATION, FeedKind.JSONFEED}:
        yield _whole(Reason.EMPTY, "there is no item in it")


def _named(content: bytes) -> str:
    """What a file is that is none of the formats, as far as its first bytes tell."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        return "empty"
    root = _ROOT.search(start[:_START])
    if root:
        return f"XML of another kind (“{root['name'].decode()}”)"
    return next((name for sign, name in _SIGNS if content.startswith(sign)), "a text without the header of a wire")


def kind_of(start: bytes) -> FeedKind | None:
    """The format of a feed, by its first bytes; None for none of those read."""
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith((b"{", b"[")):
        if _JSONFEED.search(text):
            return FeedKind.JSONFEED
        first = text.split(b"\n", 1)[0]
        is_ninjs = text.startswith(b"[") or (bool(_NINJS.search(text)) and not _TEXT_KEY.search(first))
        return FeedKind.NINJS if is_ninjs else FeedKind.JSONL
    for mark, kind in (
        (
            rb"<(?:\w+:)?(?:newsMessage|(?:news|package|concept|knowledge|planning|catalog)Item)\b",
            FeedKind.NEWSML,
        ),
        (rb"<(?:\w+:)?NewsML\b|<NewsItem\b", FeedKind.NEWSML1),
        (rb"<(?:\w+:)?nitf\b", FeedKind.NITF),
        (rb"<(?:\w+:)?(?:rss|feed|RDF)\b", FeedKind.SYNDICATION),
    ):
        if re.search(mark, text):
            return kind
    if b"<" not in text[:1] and wiretext.is_wire(start.decode("latin-1")):
        return FeedKind.WIRE
    return None


def _read(content: bytes, kind: FeedKind) -> Iterator[Article | Refusal]:
    try:
        match kind:
            case FeedKind.SYNDICATION:
                yield from syndication.read(content)
            case FeedKind.NINJS:
                yield from ninjs.read(content)
            case FeedKind.JSONFEED:
                yield from jsonfeed.read(content)
            case FeedKind.WIRE:
                yield from _of_wire(content)
            case _:
                yield from _of_xml(markup.xml(content))
    except (ValueError, RecursionError) as error:
        yield _whole(Reason.UNREADABLE, str(error))


def _of_xml(root: etree._Element) -> Iterator[Article | Refusal]:
    if etree.QName(root).localname == "nitf":
        yield read_item("the document", partial(nitf.feed_item, root, "the document"))
    else:
        first = kind_of(etree.tostring(root)[:_START])
        yield from newsml1.items(root) if first is FeedKind.NEWSML1 else newsml.items(root)


def _of_wire(content: bytes) -> Iterator[Article | Refusal]:
    text = decode(content)
    if isinstance(text, Refusal):
        yield text
        return
    for number, dispatch in enumerate(wiretext.dispatches(text), 1):
        yield wiretext.article(dispatch) or unread(f"dispatch {number}", "it has no text")


def _lines(start: bytes, stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream of which `start` has been read already."""
    whole, newline, rest = start.rpartition(b"\n")
    return chain(whole.split(b"\n") if newline else (), chain([rest + stream.readline()], stream))


def _whole(reason: Reason, why: str) -> Refusal:
    return Refusal(reason=reason, message=f"The feed cannot be read: {why}.")
