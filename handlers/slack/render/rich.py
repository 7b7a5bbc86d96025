"""Small builders for Slack's rich text: bold and links without escaping, so that no article can break the layout.

Shapes: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from handlers.slack.text import clipped, visible

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


def user(user_id: str) -> Element:
    """A person, shown by the name Slack knows."""
    return {"type": "user", "user_id": user_id}


def channel(channel_id: str) -> Element:
    """A channel, shown by the name Slack knows."""
    return {"type": "channel", "channel_id": channel_id}


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


def button(words: str, *, action: str, value: str) -> Element:
    """A button; `value` comes back with the click."""
    return {"type": "button", "text": plain(clipped(words, _LABEL)), "action_id": action, "value": value}


def menu(words: str, *, action: str, options: list[tuple[str, str]]) -> Element:
    """A menu that acts when something is chosen; `options` are (label, value)."""
    return {
        "type": "static_select",
        "placeholder": plain(words),
        "action_id": action,
        "options": [_option(label, value) for label, value in options],
    }


def _option(label: str, value: str) -> Element:
    return {"text": {"type": "plain_text", "text": label}, "value": value}


def people(words: str, *, action: str) -> Element:
    """A menu of the team's people."""
    return {"type": "users_select", "placeholder": plain(words), "action_id": action}


def overflow(*, action: str, options: list[tuple[str, str]]) -> Element:
    """The three dots; at most five `options` as (label, value)."""
    return {
        "type": "overflow",
        "action_id": action,
        "options": [_option(label, value) for label, value in options],
    }


def header(words: str) -> Block:
    """A line in large letters; Slack takes 150 characters."""
    return {"type": "header", "text": plain(clipped(words, 150))}


def section(words: str) -> Block:
    """A paragraph in Slack's own markup, with `words` escaped by whoever wrote them."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": clipped(visible(words), 3000)}}


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
    return {"type": "plain_text", "text": visible(words).strip() or "…", "emoji": False}
