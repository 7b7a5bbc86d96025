"""NewsML 1.x, the IPTC's older exchange format: news items whose components hold NITF, XHTML or plain text.

https://iptc.org/standards/newsml-1/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from lxml import etree

from bot.article import Article, Embargo, Instruction, InstructionKind, Moment
from bot.ingest.feeds import nitf
from bot.ingest.feeds.item import FeedItem, other, read_item
from bot.ingest.feeds.markup import blocks, named, of_html, words
from bot.ingest.head import dateline, wire
from bot.ingest.head.lines import byline
from bot.ingest.refusal import Refusal

_STATUS = {
    "canceled": InstructionKind.KILL,
    "cancelled": InstructionKind.KILL,
    "killed": InstructionKind.KILL,
    "withdrawn": InstructionKind.KILL,
    "withheld": InstructionKind.HOLD,
}
# What a revision does to the one before it, by the first letters of the instruction's formal name.
_INSTRUCTIONS = {
    "correct": InstructionKind.CORRECTED,
    "rectif": InstructionKind.CORRECTED,
    "update": InstructionKind.UPDATE,
    "kill": InstructionKind.KILL,
    "cancel": InstructionKind.KILL,
    "withdraw": InstructionKind.KILL,
    "delete": InstructionKind.KILL,
    "hold": InstructionKind.HOLD,
}
_DASH = re.compile(r"\s*[-–—]+\s*$")


def items(root: etree._Element) -> Iterator[Article | Refusal]:
    """The article of each news item with text, in order; in place of one without, a refusal that names what it is."""
    found = named(root, "NewsItem")
    number = 0
    for item in found:
        for component in _components(item):
            number += 1
            where = f"item {number}"
            content = _content(component)
            if content is None and _instruction(item) is None:
                yield other(where, _kind(component))
            else:
                yield read_item(where, partial(_feed_item, item, component, content, where))


def _components(item: etree._Element) -> list[etree._Element]:
    """The parts of an item that have a headline and a text each; else the item as a whole."""
    if any((each.get("EquivalentsList") or "no").lower() == "yes" for each in named(item, "NewsComponent")):
        return [item]
    parts = [
        each
        for each in named(item, "NewsComponent")
        if _children(each, "ContentItem") and _content(each) is not None and named(each, "HeadLine")
    ]
    return parts if len(parts) > 1 else [item]


def _feed_item(item: etree._Element, component: etree._Element, content: etree._Element | None, where: str) -> FeedItem:
    carried = next(iter(named(content, "nitf")), None) if content is not None else None
    inner = nitf.feed_item(carried, where) if carried is not None else None
    first = nitf.when(_first(item, "FirstCreated"))
    latest = nitf.when(_first(item, "ThisRevisionCreated"))
    stated = _first(component, "DateLine")
    text = inner.text if inner else _text(content) if content is not None else ""
    line = _first(component, "ByLine")
    placed = f"{_DASH.sub('', stated)} - {text}" if stated and text else ""
    told = bool(placed) and dateline.split(placed) is not None and dateline.split(text) is None
    return FeedItem(
        where=where,
        text=placed if told else text,
        title=_first(component, "HeadLine") or (inner.title if inner else None) or _first(item, "HeadLine"),
        outlet=_provider(item) or (inner.outlet if inner else None),
        byline=(line and (byline(line) or line)) or (inner.byline if inner else None),
        published=first or latest or (inner.published if inner else None),
        updated=latest,
        place=stated if not told else None,
        language=_formal(component, "Language") or item.get("{http://www.w3.org/XML/1998/namespace}lang"),
        instruction=_instruction(item) or (inner.instruction if inner else None),
        embargo=_embargo(item, first or latest) or (inner.embargo if inner else None),
        item=_identity(item) or (inner.item if inner else None),
    )


def _content(component: etree._Element) -> etree._Element | None:
    """The first content below a component that is text."""
    for content in named(component, "ContentItem"):
        media = (_formal(content, "MediaType") or "text").lower()
        data = next(iter(named(content, "DataContent")), None)
        if media.endswith("text") and data is not None and "".join(map(str, data.itertext())).strip():
            return data
    return None


def _kind(component: etree._Element) -> str:
    """What an item without text is: by the medium of its content, else a package of references."""
    media = [name for each in named(component, "ContentItem") if (name := _formal(each, "MediaType"))]
    return media[0].lower() if media else "package" if named(component, "NewsItemRef") else "item without text"


def _text(content: etree._Element) -> str:
    if len(content):
        return "\n\n".join(blocks(next(iter(named(content, "body")), content)))
    return of_html(content.text or "")


def _instruction(item: etree._Element) -> Instruction | None:
    stated = [each.get("FormalName") or "" for each in named(item, "Instruction")]
    notes = _notes(item)
    told = next(filter(None, map(wire.in_note, notes)), None)
    kind = _STATUS.get((_formal(item, "Status") or "").lower())
    if kind is None and told is not None and told.kind in {InstructionKind.KILL, InstructionKind.REINSTATED}:
        return told
    for name in stated:
        kind = kind or next((each for stem, each in _INSTRUCTIONS.items() if name.lower().startswith(stem)), None)
    return Instruction(kind=kind, note=" ".join(notes) or None) if kind else told


def _notes(item: etree._Element) -> list[str]:
    return [words(each) for name in ("Comment", "InstructionNote") for each in named(item, name)]


def _embargo(item: etree._Element, published: Moment | None) -> Embargo | None:
    if (_formal(item, "Status") or "").lower() != "embargoed":
        return wire.embargo_in_notes(_notes(item), published)
    until = next(
        (nitf.when(words(each)) for each in named(item, "DateAndTime") if _is_of(each, "StatusWillChange")), None
    )
    return Embargo(stated="embargoed", until=until)


def _is_of(element: etree._Element, name: str) -> bool:
    parent = element.getparent()
    return parent is not None and _local(parent) == name


def _identity(item: etree._Element) -> str | None:
    """What provider, day and id call all revisions of an item."""
    parts = [_first(item, name) for name in ("ProviderId", "DateId", "NewsItemId")]
    return f"urn:newsml:{':'.join(filter(None, parts))}" if all(parts) else None


def _provider(item: etree._Element) -> str | None:
    for name in ("Provider", "Source", "Creator"):
        for each in named(item, name):
            party = _formal(each, "Party")
            if party:
                return " ".join(party.split())
    return None


def _formal(element: etree._Element, name: str) -> str | None:
    found = next(iter(named(element, name)), None)
    return found.get("FormalName") if found is not None else None


def _first(element: etree._Element, name: str) -> str | None:
    return next((text for each in named(element, name) if (text := words(each))), None)


def _children(element: etree._Element, name: str) -> list[etree._Element]:
    return [each for each in element if _local(each) == name]


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
