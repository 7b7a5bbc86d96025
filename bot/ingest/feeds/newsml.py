"""NewsML-G2, the IPTC's exchange format: news messages with news items whose text is NITF, XHTML or plain.

https://iptc.org/standards/newsml-g2/
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
from bot.ingest.head import wire
from bot.ingest.pages.metadata import any_moment as moment
from bot.ingest.refusal import Refusal

_NAR = "{http://iptc.org/std/nar/2006-10-01/}"
_SCHEME = re.compile(r"[:/#]")
_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_STATUS = {
    "canceled": InstructionKind.KILL,
    "cancelled": InstructionKind.KILL,
    "withdrawn": InstructionKind.KILL,
    "withheld": InstructionKind.HOLD,
}
_SIGNALS = {
    "correction": InstructionKind.CORRECTED,
    "update": InstructionKind.UPDATE,
    "kill": InstructionKind.KILL,
    "withdrawal": InstructionKind.KILL,
}
# Items that are no news items, by their element, as a person calls them.
_OTHERS = {
    "packageItem": "package",
    "conceptItem": "concept",
    "knowledgeItem": "list of concepts",
    "planningItem": "planning item",
    "catalogItem": "catalogue",
}


def items(root: etree._Element) -> Iterator[Article | Refusal]:
    """The article of each news item of text, in order; in place of a picture or a package a refusal that names it."""
    _qualify(root)
    found = [root] if _local(root) in {"newsItem", *_OTHERS} else [each for each in root.iter() if _is_item(each)]
    for number, item in enumerate(found, 1):
        where = f"item {number}"
        kind = _OTHERS.get(_local(item)) or _kind(item)
        if kind in {"text", "composite", ""}:
            yield read_item(where, partial(_feed_item, item, where))
        else:
            yield other(where, kind)


def _qualify(root: etree._Element) -> None:
    """Put the elements of a document without namespaces into that of the standard."""
    if isinstance(root.tag, str) and not root.tag.startswith("{"):
        for each in root.iter():
            if isinstance(each.tag, str) and not each.tag.startswith("{"):
                each.tag = f"{_NAR}{each.tag}"


def _is_item(element: etree._Element) -> bool:
    parent = element.getparent()
    return _local(element) in {"newsItem", *_OTHERS} and parent is not None and _local(parent) not in _OTHERS


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _feed_item(item: etree._Element, where: str) -> FeedItem:
    carried = next(iter(named(item, "nitf")), None)
    inner = nitf.feed_item(carried, where) if carried is not None else None
    first = _text(item, "contentMeta", "contentCreated") or _text(item, "itemMeta", "firstCreated")
    latest = _text(item, "itemMeta", "versionCreated")
    published = moment(first or latest or "") or (inner.published if inner else None)
    return FeedItem(
        where=where,
        text=inner.text if inner else _body(item),
        title=_text(item, "contentMeta", "headline")
        or (inner.title if inner else None)
        or _text(item, "itemMeta", "title"),
        outlet=_provider(item) or (inner.outlet if inner else None),
        url=_url(item),
        byline=_text(item, "contentMeta", "by")
        or _text(item, "contentMeta", "creator", "name")
        or (inner.byline if inner else None),
        published=published,
        updated=moment(latest or ""),
        language=_attribute(item, "language", "tag"),
        place=_text(item, "contentMeta", "dateline") or _text(item, "contentMeta", "located", "name"),
        instruction=_instruction(item) or (inner.instruction if inner else None),
        embargo=_embargo(item, published) or (inner.embargo if inner else None),
        item=item.get("guid") or (inner.item if inner else None),
    )


def _body(item: etree._Element) -> str:
    """The first content that has words: marked-up XML, or inline data, plain or with tags in it."""
    for content in (*named(item, "inlineXML"), *named(item, "inlineData")):
        if _local(content) == "inlineData":
            text = of_html("".join(map(str, content.itertext())))
        else:
            text = "\n\n".join(blocks(next(iter(named(content, "body")), content)))
        if text.strip():
            return text
    return ""


def _instruction(item: etree._Element) -> Instruction | None:
    note = " ".join(filter(None, _notes(item))) or None
    kind = _STATUS.get(_concept(item, "pubStatus"))
    signals = [_SIGNALS.get(_code(_stated(each))) for each in named(item, "signal")]
    told = wire.in_note(note)
    if kind is None and told is not None and told.kind in {InstructionKind.KILL, InstructionKind.REINSTATED}:
        return told
    kind = kind or next(filter(None, signals), None)
    return Instruction(kind=kind, note=note) if kind else told


def _notes(item: etree._Element) -> list[str]:
    return [words(each) for each in item.findall(f"{_NAR}itemMeta/{_NAR}edNote")]


def _embargo(item: etree._Element, published: Moment | None) -> Embargo | None:
    """The embargo of the element for it, which is without an end where its time is nil; else that of a note."""
    found = item.find(f"{_NAR}itemMeta/{_NAR}embargoed")
    stated = words(found) if found is not None else ""
    if stated:
        return Embargo(stated=stated, until=moment(stated))
    if found is not None and (found.get(_NIL) or "").lower() in {"true", "1"}:
        return Embargo(stated="embargoed")
    return wire.embargo_in_notes(_notes(item), published)


def _provider(item: etree._Element) -> str | None:
    found = item.find(f"{_NAR}itemMeta/{_NAR}provider")
    if found is None:
        return None
    name = found.findtext(f"{_NAR}name")
    return " ".join(name.split()) if name else found.get("literal") or _code(_stated(found)) or None


def _url(item: etree._Element) -> str | None:
    stated = [each.get("href") for each in named(item, "link") if "alternate" in (each.get("rel") or "")]
    return next((href for href in stated if href and href.startswith("http")), None)


def _kind(item: etree._Element) -> str:
    return _concept(item, "itemClass")


def _code(qcode: str | None) -> str:
    """What a code ("stat:canceled") or an address (".../pubstatusg2/canceled") names."""
    return _SCHEME.split((qcode or "").strip().rstrip("/"))[-1].lower()


def _stated(element: etree._Element) -> str | None:
    return element.get("qcode") or element.get("uri") or element.get("literal")


def _concept(item: etree._Element, name: str) -> str:
    found = next(iter(item.iter(f"{_NAR}{name}")), None)
    return _code(_stated(found)) if found is not None else ""


def _attribute(item: etree._Element, name: str, attribute: str) -> str | None:
    found = next(iter(item.iter(f"{_NAR}{name}")), None)
    return found.get(attribute) if found is not None else None


def _text(item: etree._Element, *path: str) -> str | None:
    found = item.find("/".join(f"{_NAR}{name}" for name in path))
    return words(found) or None if found is not None else None
