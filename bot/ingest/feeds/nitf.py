"""NITF, the News Industry Text Format of the IPTC (version 3), with or without a namespace.

https://iptc.org/standards/nitf/
"""

from __future__ import annotations

import re
from datetime import datetime

from lxml import etree

from bot.article import Embargo, Instruction, InstructionKind, Moment
from bot.ingest.feeds.item import FeedItem
from bot.ingest.feeds.markup import blocks
from bot.ingest.head import wire
from bot.ingest.pages.metadata import moment

_COMPACT = re.compile(r"^(?P<day>\d{8})T(?P<time>\d{6})(?P<zone>Z|[+-]\d{4})?$")
_EMBARGOED = frozenset({"embargoed", "withheld"})


def feed_item(root: etree._Element, where: str) -> FeedItem:
    """What one NITF document says. `root` is its `nitf` element."""
    issued = _when(_attribute(root, "date.issue", "norm"))
    revised = _when(_attribute(root, "revision-history", "norm"))
    byline = _text(root, "byline")
    return FeedItem(
        where=where,
        text="\n\n".join(body) if (body := _body(root)) else "",
        title=_text(root, "hl1") or _text(root, "hedline") or _text(root, "title"),
        outlet=_text(root, "distributor")
        or _attribute(root, "doc.copyright", "holder")
        or _text(root, "doc.copyright"),
        byline=re.sub(r"^by\s+", "", byline, flags=re.IGNORECASE) if byline else None,
        published=issued
        or _when(_attribute(root, "story.date", "norm"))
        or _when(_attribute(root, "pubdata", "date.publication")),
        updated=revised,
        place=_text(root, "location"),
        instruction=_instruction(root),
        embargo=_embargo(root, issued),
    )


def _body(root: etree._Element) -> list[str]:
    found = next(iter(_named(root, "body.content")), None)
    return blocks(found) if found is not None else []


def _instruction(root: etree._Element) -> Instruction | None:
    for message in _named(root, "ed-msg"):
        told = wire.in_line(f"EDS: {message.get('info') or ' '.join(''.join(map(str, message.itertext())).split())}")
        if told:
            return told
    status = _attribute(root, "docdata", "management-status")
    return Instruction(kind=InstructionKind.KILL) if status in {"killed", "canceled"} else None


def _embargo(root: etree._Element, issued: Moment | None) -> Embargo | None:
    if _attribute(root, "docdata", "management-status") not in _EMBARGOED:
        return None
    release = _attribute(root, "date.release", "norm")
    return Embargo(stated=release or "embargoed", until=_when(release) if release else issued)


def _when(stated: str | None) -> Moment | None:
    """A date in NITF's compact ISO form (20260504T073000+0200) or in a common one."""
    match = _COMPACT.match(stated or "")
    if match is None:
        return moment(stated) if stated else None
    zone = (match["zone"] or "Z").replace("Z", "+0000")
    try:
        return Moment(at=datetime.strptime(f"{match['day']}{match['time']}{zone}", "%Y%m%d%H%M%S%z"))
    except ValueError:
        return None


def _named(root: etree._Element, name: str) -> list[etree._Element]:
    return [each for each in root.iter() if isinstance(each.tag, str) and etree.QName(each).localname == name]


def _text(root: etree._Element, name: str) -> str | None:
    found = next(iter(_named(root, name)), None)
    return " ".join("".join(map(str, found.itertext())).split()) or None if found is not None else None


def _attribute(root: etree._Element, element: str, name: str) -> str | None:
    found = next(iter(_named(root, element)), None)
    return found.get(name) if found is not None else None
