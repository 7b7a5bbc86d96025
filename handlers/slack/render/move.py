"""The window "Move to…"."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from bot.report import StoryCard
from handlers.slack.render import rich
from handlers.slack.text import clipped

CALLBACK = "move"
CHOICE = "story"
_NAME = 75  # characters of an option


def move_view(stories: Sequence[StoryCard], *, channel: str, article: str) -> dict[str, Any]:
    """Recent stories to choose from; with none, one sentence."""
    view = {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": json.dumps({"channel": channel, "article": article}),
        "title": rich.plain("Move to a story"),
        "close": rich.plain("Cancel"),
    }
    if not stories:
        return {**view, "blocks": [rich.section("There is no other story to move it to.")]}
    options = [{"text": rich.plain(clipped(story.name, _NAME)), "value": story.id} for story in stories[:100]]
    choice = {"type": "static_select", "action_id": CHOICE, "options": options, "placeholder": rich.plain("A story")}
    block = {"type": "input", "block_id": CHOICE, "label": rich.plain("It belongs to"), "element": choice}
    return {**view, "submit": rich.plain("Move"), "blocks": [block]}
