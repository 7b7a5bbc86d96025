"""ninjs, the IPTC's news in JSON (versions 1 and 2): one item, a list of items, or items under "associations".

https://iptc.org/standards/ninjs/
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from bot.article import Article, Embargo, Instruction, InstructionKind, Moment
from bot.ingest.feeds.item import FeedItem, article, unread
from bot.ingest.feeds.markup import of_html
from bot.ingest.head import wire
from bot.ingest.pages.metadata import moment
from bot.ingest.refusal import Refusal


def read(content: bytes) -> Iterator[Article | Refusal]:
    """The article of each item of type text, in order. Raises ValueError where it is no JSON."""
    whole = json.loads(content)
    items = whole if isinstance(whole, list) else whole.get("items", [whole]) if isinstance(whole, dict) else []
    for number, item in enumerate(items, 1):
        where = f"item {number}"
        if not isinstance(item, dict):
            yield unread(where, "it is no ninjs object")
        elif item.get("type", "text") in {"text", "composite"}:
            try:
                yield article(_feed_item(item, where))
            except (ValueError, TypeError, AttributeError, KeyError):
                yield unread(where, "it is malformed")


def _feed_item(item: dict[str, Any], where: str) -> FeedItem:
    published = _moment(item, "firstcreated") or _moment(item, "versioncreated") or _moment(item, "firstCreated")
    return FeedItem(
        where=where,
        text=_body(item),
        title=_first(item, "headline", "headlines", "title"),
        outlet=_provider(item),
        url=str(item["uri"]) if str(item.get("uri", "")).startswith("http") else None,
        byline=_first(item, "byline", "by"),
        published=published,
        updated=_moment(item, "versioncreated") or _moment(item, "versionCreated"),
        language=item.get("language"),
        place=item.get("located"),
        instruction=_instruction(item),
        embargo=_embargo(item, published),
    )


def _body(item: dict[str, Any]) -> str:
    for name in ("body_text", "body_xhtml", "body_html"):
        if item.get(name):
            return of_html(str(item[name]))
    return next((of_html(str(each["value"])) for each in item.get("bodies", []) if each.get("value")), "")


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
    if item.get("pubstatus") in {"canceled", "cancelled"} or item.get("pubStatus") in {"canceled", "cancelled"}:
        return Instruction(kind=InstructionKind.KILL, note=item.get("ednote"))
    if item.get("pubstatus") == "withheld" or item.get("pubStatus") == "withheld":
        return Instruction(kind=InstructionKind.HOLD, note=item.get("ednote"))
    return wire.in_line(f"EDS: {item['ednote']}") if item.get("ednote") else None


def _embargo(item: dict[str, Any], published: Moment | None) -> Embargo | None:
    stated = item.get("embargoed") or item.get("embargoedUntil")
    if stated:
        return Embargo(stated=str(stated), until=moment(str(stated)))
    return wire.embargo(str(item["ednote"]), published) if item.get("ednote") else None


def _moment(item: dict[str, Any], name: str) -> Moment | None:
    return moment(str(item[name])) if item.get(name) else None
