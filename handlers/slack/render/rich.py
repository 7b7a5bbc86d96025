"""Small builders for Slack's rich text: bold and links without escaping, so that no article can break the layout.

Shapes: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from __future__ import annotations

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


def link(words: str, url: str | None) -> Element:
    """A link, or the bare words where there is nothing to link to."""
    return {"type": "link", "url": url, "text": words} if url else text(words)


def user(user_id: str) -> Element:
    """A person, shown by the name Slack knows."""
    return {"type": "user", "user_id": user_id}


def rich_text(*elements: Element, block_id: str | None = None) -> Block:
    """A block of one flowing section; empty words, which Slack refuses, are left out."""
    kept = [element for element in elements if element.get("text") != ""]
    block: Block = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": kept}]}
    return {**block, "block_id": block_id} if block_id else block


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
        "options": [{"text": plain(label), "value": value} for label, value in options],
    }


def actions(*elements: Element, block_id: str) -> Block:
    """A row of buttons and menus."""
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def plain(words: str) -> Element:
    """A plain-text object."""
    return {"type": "plain_text", "text": words, "emoji": False}
