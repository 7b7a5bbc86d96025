"""Small builders for Slack's rich text: bold and links without escaping, so that no article can break the layout.

Shapes: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.article import is_day
from handlers.slack.text import clipped, escape, visible

Block = dict[str, Any]
Element = dict[str, Any]


def text(words: str) -> Element:
    """Plain words."""
    return {"type": "text", "text": words}


def bold(words: str) -> Element:
    """Bold words."""
    return {"type": "text", "text": words, "style": {"bold": True}}


def name(words: str) -> Element:
    """What something is called, bold, of a length that leaves room for what is said of it."""
    return bold(called(words))


def story(words: str, url: str | None) -> Element:
    """What a story is called, bold, and a link to where it is told."""
    told = link(called(words), url)
    return {**told, "style": {"bold": True}}


def called(words: str) -> str:
    """The same as mere words."""
    return clipped(words, NAME)


def italic(words: str) -> Element:
    """Italic words."""
    return {"type": "text", "text": words, "style": {"italic": True}}


def strike(words: str) -> Element:
    """Words struck through."""
    return {"type": "text", "text": words, "style": {"strike": True}}


def link(words: str, url: str | None) -> Element:
    """A link, or the bare words where there is nothing to link to that Slack would take."""
    return {"type": "link", "url": url, "text": words} if url and len(url) <= _URL else text(words)


def date(at: datetime, zone: ZoneInfo, url: str | None = None) -> Element:
    """A moment as Slack tells it each reader in their own zone, linked where `url` is given; a day alone as that day.

    An aware midnight of UTC is a day: no text gave a time with it. `zone` is that of the words for old clients.
    """
    if is_day(at):
        return link(f"{at:%-d %b}", url)
    told = {"type": "date", "timestamp": int(at.timestamp()), "format": _WHEN, "fallback": spelled(at, zone)}
    return {**told, "url": url} if url and len(url) <= _URL else told


def date_words(at: datetime, zone: ZoneInfo) -> str:
    """The same in Slack's own markup."""
    words = spelled(at, zone)
    return words if is_day(at) else f"<!date^{int(at.timestamp())}^{_WHEN}|{words}>"


def spelled(at: datetime, zone: ZoneInfo) -> str:
    """ "11 Mar 09:14" in the zone; "11 Mar" of a day."""
    return f"{at:%-d %b}" if is_day(at) else f"{at.astimezone(zone):%-d %b %H:%M}"


def words_of(elements: Iterable[Element]) -> str:
    """What the elements say, as mere words."""
    return "".join(str(each.get("text") or each.get("fallback") or "") for each in elements)


def markup_of(elements: Iterable[Element]) -> str:
    """What the elements say, in Slack's own markup."""
    return "".join(map(_marked_up, elements))


def _marked_up(element: Element) -> str:
    if element["type"] == "user":
        return f"<@{element['user_id']}>"
    if element["type"] == "date":
        return f"<!date^{element['timestamp']}^{element['format']}|{element['fallback']}>"
    return escape(visible(str(element.get("text") or "")))


def user(user_id: str) -> Element:
    """A person, shown by the name Slack knows."""
    return {"type": "user", "user_id": user_id}


def channel(channel_id: str) -> Element:
    """A channel, shown by the name Slack knows."""
    return {"type": "channel", "channel_id": channel_id}


def cell(words: str) -> Element:
    """A cell of a table in plain words; Slack takes no empty one."""
    return {"type": "raw_text", "text": visible(words).strip() or "…"}


def rich_text(*elements: Element, block_id: str | None = None) -> Block:
    """A block of one flowing section, of at most BLOCK_BYTES.

    Empty words, which Slack refuses, are left out, words without end cut, and plain words joined.
    """
    kept = _bounded(_joined(each for each in map(_told, elements) if each.get("text") != ""))
    block: Block = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": kept}]}
    return {**block, "block_id": block_id} if block_id else block


def _told(element: Element) -> Element:
    """The element with its words as they can be shown."""
    return {**element, "text": clipped(visible(element["text"]), _WORDS)} if "text" in element else element


def _bounded(elements: list[Element]) -> list[Element]:
    """As many of the elements, from the first, as a block may hold."""
    kept: list[Element] = []
    size = 0
    for element in elements:
        size += size_of(element) + 2
        if size > BLOCK_BYTES:
            return [*kept, text(" …")]
        kept.append(element)
    return kept


def _joined(elements: Iterable[Element]) -> list[Element]:
    """The elements with plain words side by side made one: a message has room for some 13,000 bytes."""
    joined: list[Element] = []
    for element in elements:
        last = joined[-1] if joined else {}
        if _is_plain(element) and _is_plain(last):
            joined[-1] = text(last["text"] + element["text"])
        else:
            joined.append(element)
    return joined


def _is_plain(element: Element) -> bool:
    return element.get("type") == "text" and "style" not in element


def context(words: str) -> Block:
    """A quiet line in small print."""
    return {"type": "context", "elements": [plain(clipped(words, 2000))]}


def button(words: str, *, action: str, value: str, about: str = "") -> Element:
    """A button; `value` comes back with the click. To a screen reader it names what it is `about`, too."""
    told = {"type": "button", "text": plain(clipped(words, _LABEL)), "action_id": action, "value": value}
    return {**told, "accessibility_label": plain(about_it(words, about))["text"]} if about else told


def opening(url: str | None, *, about: str, block_id: str) -> list[Block]:
    """A button that leads to where something is told; none where there is no address that Slack would take."""
    if not url or len(url) > _URL:
        return []
    leads = {**button("Open the thread", action="followed", value="thread", about=about), "url": url}
    return [actions(leads, block_id=block_id)]


def about_it(words: str, about: str) -> str:
    """ "Snooze for an hour: Drones shot down": what is done, and to what, as long as a label may be."""
    return clipped(f"{words}: {' '.join(visible(about).split())}", _LABEL)


def menu(words: str, *, action: str, options: list[tuple[str, str]]) -> Element:
    """A menu that acts when something is chosen; `options` are (label, value)."""
    return {
        "type": "static_select",
        "placeholder": plain(clipped(words, _LABEL)),
        "action_id": action,
        "options": [_option(label, value) for label, value in options],
    }


def _option(label: str, value: str) -> Element:
    return {"text": plain(clipped(label, _LABEL)), "value": value}


def overflow(*options: tuple[str, str, str], link: tuple[str, str] | None = None) -> Element:
    """The three dots; at most five options as (label, action, value), one of them a `link` as (label, address).

    A choice is a click on its action: handlers/slack/actions/click.py.
    """
    offered = [_option(label, f"{action}:{value}") for label, action, value in options]
    if link and len(link[1]) <= _URL:
        offered.append({**_option(link[0], "followed:"), "url": link[1]})
    return {"type": "overflow", "action_id": MENU, "options": offered}


def named(action: Mapping[str, Any]) -> tuple[str, str]:
    """What was clicked, with its value. A choice in a menu of three dots is a click on what its value begins with."""
    option = action.get("selected_option") or {}
    value = str(action.get("value") or option.get("value") or action.get("selected_user") or "")
    if action.get("action_id") == MENU:
        name, _, rest = value.partition(":")
        return name, rest
    return str(action.get("action_id")), value


def header(words: str) -> Block:
    """A line in large letters; Slack takes 150 characters."""
    return {"type": "header", "text": plain(clipped(words, 150))}


def section(words: str) -> Block:
    """A paragraph in Slack's own markup, with `words` escaped by whoever wrote them."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": clipped(visible(words), 3000)}}


MENU = "menu"  # the action of every menu of three dots
_WHEN = "{date_short_pretty} {time}"
NAME = 160  # characters of what something is called; a headline is shorter
_URL = 3000  # characters Slack takes of an address
_LABEL = 75  # characters Slack takes on a button
_WORDS = 1200  # characters of one run of words: no sentence of evidence is longer
BLOCK_BYTES = 5_000  # of one block of words as JSON: what no text that is news comes near
MESSAGE_BYTES = 12_400  # of the blocks of a message as JSON; somewhere above 13,000 Slack refuses it
MESSAGE_BLOCKS = 50  # Slack takes of one message


def fitting(blocks: list[Block], *, most: int = MESSAGE_BLOCKS) -> list[Block]:
    """As many of the blocks, from the first, as one message holds."""
    kept: list[Block] = []
    size = 2
    for block in blocks[:most]:
        size += size_of(block) + 2
        if size > MESSAGE_BYTES:
            break
        kept.append(block)
    return kept


def size_of(payload: Block | Element | list[Block]) -> int:
    """Bytes of blocks or elements as they travel."""
    return len(json.dumps(payload, ensure_ascii=False).encode())


def actions(*elements: Element, block_id: str) -> Block:
    """A row of buttons and menus."""
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def plain(words: str) -> Element:
    """A plain-text object; Slack takes no empty one."""
    told = visible(words).strip() or "…"
    return {"type": "plain_text", "text": told, **({"emoji": False} if ":" in told else {})}
