"""NITF, the News Industry Text Format of the IPTC (version 3), with or without a namespace.

https://iptc.org/standards/nitf/
"""

from __future__ import annotations

import re

from lxml import etree

from bot.article import Embargo, Instruction, InstructionKind, Moment
from bot.ingest.feeds.item import FeedItem
from bot.ingest.feeds.markup import blocks, named, words
from bot.ingest.head import wire
from bot.ingest.pages.metadata import any_moment as moment

_EMBARGOED = frozenset({"embargoed", "withheld"})
_STATUS = {
    "killed": InstructionKind.KILL,
    "canceled": InstructionKind.KILL,
    "cancelled": InstructionKind.KILL,
    "withdrawn": InstructionKind.KILL,
}


def feed_item(root: etree._Element, where: str) -> FeedItem:
    """What one NITF document says. `root` is its `nitf` element."""
    issued = when(_attribute(root, "date.issue", "norm"))
    revised = when(_attribute(root, "revision-history", "norm"))
    byline = _byline(root)
    return FeedItem(
        where=where,
        text="\n\n".join(body) if (body := _body(root)) else "",
        title=_text(root, "hl1") or _text(root, "hedline") or _text(root, "title"),
        outlet=_text(root, "distributor")
        or _attribute(root, "doc.copyright", "holder")
        or _text(root, "doc.copyright"),
        byline=byline,
        published=issued
        or when(_attribute(root, "story.date", "norm"))
        or when(_attribute(root, "pubdata", "date.publication")),
        updated=revised,
        place=_text(root, "location"),
        instruction=_instruction(root),
        embargo=_embargo(root, issued),
        item=_attribute(root, "du-key", "key") or _attribute(root, "doc-id", "id-string"),
    )


def _body(root: etree._Element) -> list[str]:
    found = next(iter(named(root, "body.content")), None)
    return blocks(found) if found is not None else []


def _instruction(root: etree._Element) -> Instruction | None:
    notes = _notes(root)
    kind = _STATUS.get(_status(root))
    if kind:
        return Instruction(kind=kind, note=" ".join(filter(None, notes)) or None)
    return next(filter(None, map(wire.in_note, notes)), None)


def _byline(root: etree._Element) -> str | None:
    """The people a byline names, without what each of them is."""
    found = next(iter(named(root, "byline")), None)
    if found is None:
        return None
    people = [name for each in named(found, "person") if (name := words(each))]
    stated = ", ".join(people) or words(found)
    return re.sub(r"^by\s+", "", stated, flags=re.IGNORECASE) or None


def _embargo(root: etree._Element, issued: Moment | None) -> Embargo | None:
    """The embargo the status or a note states, or a day of release behind that of issue; until then it is held."""
    release = _attribute(root, "date.release", "norm")
    until = when(release)
    noted = wire.embargo_in_notes(_notes(root), issued)
    if _status(root) in _EMBARGOED:
        return noted if noted and until is None else Embargo(stated=release or "embargoed", until=until)
    if until is not None and (issued is None or until.is_after(issued)):
        return Embargo(stated=release or "embargoed", until=until)
    return noted


def _status(root: etree._Element) -> str:
    return (_attribute(root, "docdata", "management-status") or "").strip().lower()


def _notes(root: etree._Element) -> list[str]:
    return [message.get("info") or words(message) for message in named(root, "ed-msg")]


def when(stated: str | None) -> Moment | None:
    """A date in the compact ISO form of the older standards (20260504T073000+0200) or in a common one."""
    return moment(stated) if stated else None


def _text(root: etree._Element, name: str) -> str | None:
    found = next(iter(named(root, name)), None)
    return words(found) or None if found is not None else None


def _attribute(root: etree._Element, element: str, name: str) -> str | None:
    found = next(iter(named(root, element)), None)
    return found.get(name) if found is not None else None
