"""What an item of a feed or wire says, and the article it makes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.article import Article, Embargo, Instruction, InstructionKind, Moment, compose
from bot.ingest import clean
from bot.ingest.feeds.markup import of_html, plain
from bot.ingest.head import wire
from bot.ingest.head.head import split
from bot.ingest.pages.address import article_url
from bot.ingest.refusal import Reason, Refusal
from bot.language.marks import CLOSING
from bot.language.recognition import recognise


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One item as its format states it; None where it does not."""

    where: str  # of the item in the feed, for a message: "item 3", "line 12"
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    published: Moment | None = None
    updated: Moment | None = None
    language: str | None = None
    place: str | None = None
    instruction: Instruction | None = None
    embargo: Embargo | None = None
    item: str | None = None  # what the wire calls it, the same for all versions
    archived: bool = False  # whether it may be from before there were feeds: its date is believed


_FIRST_YEAR = 1990  # feeds and wires in the formats of today state no earlier day but by mistake
_REPEATED_WITHIN = 8  # blocks from the top within which a headline is repeated
_MOST_LABEL_WORDS = 24  # of all labels above it
_CLOSED = re.compile(rf"[.!?…][{CLOSING})\]]*$")
_BY = re.compile(r"^by\s*:?\s+", re.IGNORECASE)
# What an item raises whose fields hold something else than the format has there.
_MALFORMED = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError)
# What a wire may say of an item without sending its text again.
_SAID_BARE = frozenset({InstructionKind.KILL, InstructionKind.HOLD, InstructionKind.CORRECTED, InstructionKind.REFILE})


def read_item(where: str, stated: Callable[[], FeedItem]) -> Article | Refusal:
    """The article of an item that `stated` reads out of its feed; a refusal, and no error, where it is malformed."""
    try:
        return article(stated())
    except _MALFORMED:
        return unread(where, "it is malformed")


def article(item: FeedItem) -> Article | Refusal:
    """The article of an item; a refusal, naming the item, where it has no text.

    What only takes a named item back, holds or corrects it needs none: its body is empty.
    """
    title = " ".join(clean.characters(plain(item.title) or "").split()) or None
    doubt = item.published.isoformat() if item.published and item.published.day.year < _FIRST_YEAR else None
    published = None if doubt and not item.archived else item.published
    text = _below_headline(of_html(item.text), title)
    head, paragraphs = split(text, headline_words=0, received=published)
    body = "\n\n".join(paragraphs).strip()
    outlet = " ".join(clean.characters(plain(item.outlet) or "").split()) or None
    told = wire.joined(item.instruction, wire.joined(wire.in_headline(title) if title else None, head.instruction))
    if not body:
        if told is None or told.kind not in _SAID_BARE:
            return unread(item.where, "it has no text")
        if not (title or item.item or article_url(item.url)):
            return unread(item.where, f"it is a {told.kind.value} and does not say of what")
    return compose(
        body=body,
        title=title,
        outlet=outlet or head.outlet,
        url=article_url(item.url),
        byline=_byline(item.byline) or head.facts.byline,
        published=published if doubt else published or head.facts.published,
        updated=item.updated if item.updated != published and _is_believed(item.updated) else None,
        language=(item.language or recognise(body) or "en").split("-")[0].lower(),
        filed=head.filed(published),
        dateline=head.dateline or item.place,
        credit=head.credit,
        instruction=told,
        embargo=item.embargo or head.embargo,
        item=item.item,
        doubt=doubt if not item.archived else None,
    )


def _is_believed(stated: Moment | None) -> bool:
    return stated is not None and stated.day.year >= _FIRST_YEAR


def _byline(stated: str | None) -> str | None:
    """The names of a byline, its words parted by single spaces and without "By"."""
    return _BY.sub("", " ".join(clean.characters(plain(stated) or "").split())) or None


def _below_headline(text: str, title: str | None) -> str:
    """The text without the headline repeated above it, and without the labels and the date above that."""
    blocks = text.split("\n\n")
    wanted = clean.folded(title or "")
    if not wanted:
        return text
    above = 0  # words
    for at, block in enumerate(blocks[:_REPEATED_WITHIN]):
        if clean.folded(block) == wanted:
            return "\n\n".join(blocks[at + 1 :])
        first, newline, rest = block.partition("\n")
        if newline and clean.folded(first) == wanted:
            return "\n\n".join([rest, *blocks[at + 1 :]])
        above += len(block.split())
        if above > _MOST_LABEL_WORDS or _CLOSED.search(block):
            break
    return text


def other(where: str, kind: str) -> Refusal:
    """The refusal of an item that is no text, named by what it is: "picture", "event"."""
    return unread(where, f"it is {'an' if kind[:1] in 'aeiou' else 'a'} {kind}, and only text is read")


def unread(where: str, why: str) -> Refusal:
    """The refusal of one item; the others go on."""
    return Refusal(reason=Reason.UNREADABLE, message=f"{where} was skipped: {why}")
