"""NewsML-G2, the IPTC's exchange format: news messages with news items whose text is NITF, XHTML or plain.

https://iptc.org/standards/newsml-g2/
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bot.article import Embargo, Instruction, InstructionKind
from bot.ingest.feeds import nitf
from bot.ingest.feeds.item import FeedItem
from bot.ingest.feeds.markup import blocks
from bot.ingest.head import wire
from bot.ingest.pages.metadata import moment

_NAR = "{http://iptc.org/std/nar/2006-10-01/}"
_STATUS = {"canceled": InstructionKind.KILL, "withheld": InstructionKind.HOLD}
_SIGNALS = {"correction": InstructionKind.CORRECTED, "update": InstructionKind.UPDATE, "kill": InstructionKind.KILL}


def items(root: etree._Element) -> Iterator[FeedItem]:
    """What each news item of text says, in order; items that carry only pictures or packages are passed over."""
    found = [root] if root.tag == f"{_NAR}newsItem" else list(root.iter(f"{_NAR}newsItem"))
    for number, item in enumerate(found, 1):
        if item.find(f"{_NAR}contentSet") is not None and _kind(item) in {"text", ""}:
            yield _feed_item(item, f"item {number}")


def _feed_item(item: etree._Element, where: str) -> FeedItem:
    carried = next(
        (each for each in item.iter() if isinstance(each.tag, str) and etree.QName(each).localname == "nitf"), None
    )
    inner = nitf.feed_item(carried, where) if carried is not None else None
    first = _text(item, "contentMeta", "contentCreated") or _text(item, "itemMeta", "firstCreated")
    latest = _text(item, "itemMeta", "versionCreated")
    embargo = _text(item, "itemMeta", "embargoed")
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
        published=moment(first or latest or "") or (inner.published if inner else None),
        updated=moment(latest or ""),
        language=_attribute(item, "language", "tag"),
        place=_text(item, "contentMeta", "dateline") or _text(item, "contentMeta", "located", "name"),
        instruction=_instruction(item) or (inner.instruction if inner else None),
        embargo=Embargo(stated=embargo, until=moment(embargo)) if embargo else None,
    )


def _body(item: etree._Element) -> str:
    for name in ("inlineXML", "inlineData"):
        found = next(iter(item.iter(f"{_NAR}{name}")), None)
        if found is None:
            continue
        if name == "inlineData":
            return "".join(map(str, found.itertext()))
        page = next(
            (each for each in found.iter() if isinstance(each.tag, str) and etree.QName(each).localname == "body"),
            found,
        )
        return "\n\n".join(blocks(page))
    return ""


def _instruction(item: etree._Element) -> Instruction | None:
    note = _text(item, "itemMeta", "edNote")
    kind = _STATUS.get(_code(_attribute(item, "pubStatus", "qcode")))
    for signal in item.iter(f"{_NAR}signal"):
        kind = kind or _SIGNALS.get(_code(signal.get("qcode")))
    if kind:
        return Instruction(kind=kind, note=note)
    return wire.in_line(f"EDS: {note}") if note else None


def _provider(item: etree._Element) -> str | None:
    found = item.find(f"{_NAR}itemMeta/{_NAR}provider")
    if found is None:
        return None
    name = found.findtext(f"{_NAR}name")
    return " ".join(name.split()) if name else found.get("literal") or _code(found.get("qcode")) or None


def _url(item: etree._Element) -> str | None:
    stated = [each.get("href") for each in item.iter(f"{_NAR}link") if "alternate" in (each.get("rel") or "")]
    return next((href for href in stated if href and href.startswith("http")), None)


def _kind(item: etree._Element) -> str:
    return _code(_attribute(item, "itemClass", "qcode"))


def _code(qcode: str | None) -> str:
    return (qcode or "").rpartition(":")[2].lower()


def _attribute(item: etree._Element, name: str, attribute: str) -> str | None:
    found = next(iter(item.iter(f"{_NAR}{name}")), None)
    return found.get(attribute) if found is not None else None


def _text(item: etree._Element, *path: str) -> str | None:
    found = item.find("/".join(f"{_NAR}{name}" for name in path))
    return " ".join("".join(map(str, found.itertext())).split()) or None if found is not None else None
