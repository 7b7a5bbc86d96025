"""ninjs, the IPTC's news in JSON (versions 1 to 3): one item, a list of items, or items in an envelope of any kind.

https://iptc.org/standards/ninjs/
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from bot.article import Article, Embargo, Instruction, InstructionKind, Moment
from bot.ingest.feeds.item import FeedItem, other, read_item, unread
from bot.ingest.feeds.markup import of_html
from bot.ingest.head import wire
from bot.ingest.pages.metadata import any_moment as moment
from bot.ingest.refusal import Refusal

_STATUS = {
    "canceled": InstructionKind.KILL,
    "cancelled": InstructionKind.KILL,
    "killed": InstructionKind.KILL,
    "withdrawn": InstructionKind.KILL,
    "withheld": InstructionKind.HOLD,
}
_SIGNALS = {"correction": InstructionKind.CORRECTED, "update": InstructionKind.UPDATE, "kill": InstructionKind.KILL}
_NOTES = ("ednote", "edNote", "editorial_note", "usageterms")
_BODIES = ("body_text", "body_xhtml", "body_html")
# What only an item has, not the envelope around it.
_OF_ITEM = frozenset(
    {*_BODIES, "bodies", "headline", "headlines", "versioncreated", "versionCreated", "pubstatus", "pubStatus"}
)
_MOST_DEPTH = 6  # of envelopes around an item


def read(content: bytes) -> Iterator[Article | Refusal]:
    """The article of each item of type text, in order, and a refusal of each other.

    Raises ValueError where it is no JSON.
    """
    for number, item in enumerate(_items(_loaded(content)), 1):
        where = f"item {number}"
        if not isinstance(item, dict):
            yield unread(where, "it is no ninjs object")
        elif (kind := str(item.get("type") or "text").lower()) not in {"text", "composite", "article"}:
            yield other(where, kind)
        else:
            yield read_item(where, partial(_feed_item, item, where))


def _loaded(content: bytes) -> object:
    """The JSON of a file: one value, or one a line."""
    try:
        return json.loads(content)
    except json.JSONDecodeError as error:
        lines = [line for line in content.splitlines() if line.strip()]
        if "Extra data" not in error.msg or len(lines) < 2:
            raise
        return [json.loads(line) for line in lines]


def _items(value: object, depth: int = 0) -> Iterator[object]:
    """The items of a file, whatever list or object they are wrapped in; those of a package that has no text itself."""
    if isinstance(value, dict) and not _OF_ITEM.isdisjoint(value):
        packed = [each for each in _associated(value) if isinstance(each, dict) and _body(each)]
        yield from (
            packed if packed and not _body(value) and str(value.get("type")) in {"composite", "package"} else [value]
        )
    elif depth > _MOST_DEPTH:
        return
    elif isinstance(value, dict):
        if isinstance(value.get("type"), str) and "uri" in value:
            yield value  # of a kind without text: a picture, an event
            return
        for each in value.values():
            if isinstance(each, dict | list):
                yield from _items(each, depth + 1)
    elif isinstance(value, list):
        for each in value:
            if isinstance(each, dict | list):
                yield from _items(each, depth + 1)
            elif depth == 0:
                yield each


def _associated(item: dict[str, Any]) -> list[object]:
    stated = item.get("associations") or []
    return list(stated.values()) if isinstance(stated, dict) else list(stated) if isinstance(stated, list) else []


def _feed_item(item: dict[str, Any], where: str) -> FeedItem:
    published = _moment(item, "firstcreated", "firstCreated", "versioncreated", "versionCreated")
    return FeedItem(
        where=where,
        text=_body(item),
        title=_first(item, "headline", "headlines", "title"),
        outlet=_provider(item),
        url=next((each for name in ("uri", "url") if (each := str(item.get(name) or "")).startswith("http")), None),
        byline=_first(item, "byline", "by"),
        published=published,
        updated=_moment(item, "versioncreated", "versionCreated"),
        language=item.get("language"),
        place=item.get("located") if isinstance(item.get("located"), str) else None,
        instruction=_instruction(item),
        embargo=_embargo(item, published),
        item=next((item[name] for name in ("uri", "guid") if item.get(name) and isinstance(item[name], str)), None),
    )


def _body(item: dict[str, Any]) -> str:
    stated = [str(item[name]) for name in _BODIES if item.get(name)]
    stated += [str(each["value"]) for each in item.get("bodies") or [] if isinstance(each, dict) and each.get("value")]
    return next((text for each in stated if (text := of_html(each)).strip()), "")


def _first(item: dict[str, Any], *names: str) -> str | None:
    for name in names:
        stated = item.get(name)
        if isinstance(stated, list):
            stated = next((each.get("value") for each in stated if isinstance(each, dict)), None)
        if isinstance(stated, str) and stated.strip():
            return stated
    return None


def _provider(item: dict[str, Any]) -> str | None:
    stated = item.get("provider") or item.get("infosources") or item.get("copyrightholder")
    if isinstance(stated, list):
        stated = next((each.get("name") for each in stated if isinstance(each, dict)), None)
    if isinstance(stated, dict):
        stated = stated.get("name")
    return stated if isinstance(stated, str) else None


def _instruction(item: dict[str, Any]) -> Instruction | None:
    note = _first(item, *_NOTES)
    kind = _STATUS.get(str(item.get("pubstatus") or item.get("pubStatus") or "").lower())
    told = wire.in_note(note)
    if kind is None and told is not None and told.kind in {InstructionKind.KILL, InstructionKind.REINSTATED}:
        return told
    signal = item.get("signal")
    for each in signal if isinstance(signal, list) else [signal]:
        code = each.get("code") or each.get("name") if isinstance(each, dict) else each
        kind = kind or _SIGNALS.get(str(code or "").rpartition(":")[2].lower())
    return Instruction(kind=kind, note=note) if kind else told


def _embargo(item: dict[str, Any], published: Moment | None) -> Embargo | None:
    stated = item.get("embargoed") or item.get("embargoedUntil")
    if stated:
        return Embargo(stated=str(stated), until=moment(str(stated)))
    noted = wire.embargo_in_notes((_first(item, name) for name in _NOTES), published)
    if noted is None and str(item.get("pubstatus") or item.get("pubStatus") or "").lower() == "embargoed":
        return Embargo(stated="embargoed")
    return noted


def _moment(item: dict[str, Any], *names: str) -> Moment | None:
    return next((found for name in names if item.get(name) and (found := moment(str(item[name])))), None)
