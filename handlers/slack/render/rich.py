"""Small builders for Slack's rich text: bold and links without escaping, so that no article can break the layout.

Shapes: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

Block = dict[str, Any]
Element = dict[str, Any]


def text(words: str) -> Element:
    """Plain words."""
    return {"type": "text", "text": words}


def bold(words: str) -> Element:
    """Bold words."""
    return {"type": "text", "text": words, "style": {"bold": True}}


def italic(words: str) -> Element:
    """Italic words."""
    return {"type": "text", "text": words, "style": {"italic": True}}


def strike(words: str) -> Element:
    """Words struck through."""
    return {"type": "text", "text": words, "style": {"strike": True}}


def link(words: str, url: str | None) -> Element:
    """A link, or the bare words where there is nothing to link to."""
    return {"type": "link", "url": url, "text": words} if url else text(words)


def user(user_id: str) -> Element:
    """A person, shown by the name Slack knows."""
    return {"type": "user", "user_id": user_id}


def channel(channel_id: str) -> Element:
    """A channel, shown by the name Slack knows."""
    return {"type": "channel", "channel_id": channel_id}


def rich_text(*elements: Element, block_id: str | None = None) -> Block:
    """A block of one flowing section; empty words, which Slack refuses, are left out, and plain words joined."""
    kept = _joined(element for element in elements if element.get("text") != "")
    block: Block = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": kept}]}
    return {**block, "block_id": block_id} if block_id else block


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
    return {"type": "context", "elements": [{"type": "plain_text", "text": words[:2000], "emoji": False}]}


def button(words: str, *, action: str, value: str) -> Element:
    """A button; `value` comes back with the click."""
    return {"type": "button", "text": plain(words), "action_id": action, "value": value}


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
    return {"type": "header", "text": plain(words if len(words) <= 150 else words[:149] + "…")}


def section(words: str) -> Block:
    """A paragraph in Slack's own markup, with `words` escaped by whoever wrote them."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": words[:3000]}}


MESSAGE_BYTES = 12_400  # of the blocks of a message as JSON; somewhere above 13,000 Slack refuses it
MESSAGE_BLOCKS = 50


def fitting(blocks: list[Block], *, most: int = MESSAGE_BLOCKS) -> list[Block]:
    """As many of the blocks, from the first, as one message holds."""
    kept: list[Block] = []
    size = 2
    for block in blocks[:most]:
        size += len(json.dumps(block, ensure_ascii=False).encode()) + 2
        if size > MESSAGE_BYTES:
            break
        kept.append(block)
    return kept


def size_of(blocks: list[Block]) -> int:
    """Bytes of the blocks as they travel."""
    return len(json.dumps(blocks, ensure_ascii=False).encode())


DIVIDER: Block = {"type": "divider"}


def actions(*elements: Element, block_id: str) -> Block:
    """A row of buttons and menus."""
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def plain(words: str) -> Element:
    """A plain-text object."""
    return {"type": "plain_text", "text": words, "emoji": False}
