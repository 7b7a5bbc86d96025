"""The window "Move to…", and the stories offered in it and in others."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from bot.report import StoryCard
from handlers.slack.render import rich
from handlers.slack.render.reply import counts
from handlers.slack.text import clipped

CALLBACK = "move"
CHOICE = "story"
OFFERED = 100  # options Slack takes
_NAME = 75  # characters of an option, and of what is said of it


def move_view(*, channel: str, article: str) -> dict[str, Any]:
    """The window to look for a story in."""
    choice = chooser(CHOICE)
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": json.dumps({"channel": channel, "article": article}),
        "title": rich.plain("Move to a story"),
        "submit": rich.plain("Move"),
        "close": rich.plain("Cancel"),
        "blocks": [{"type": "input", "block_id": CHOICE, "label": rich.plain("It belongs to"), "element": choice}],
    }


def chooser(action: str) -> dict[str, Any]:
    """A field to look a story up in: the latest at first, of all stories what fits what is typed."""
    return {
        "type": "external_select",
        "action_id": action,
        "min_query_length": 0,
        "placeholder": rich.plain("Type words of the story …"),
    }


def offered(stories: Sequence[StoryCard]) -> list[dict[str, Any]]:
    """Stories as options."""
    return [
        {
            "text": rich.plain(clipped(story.name, _NAME)),
            "value": story.id,
            "description": rich.plain(clipped(_about(story), _NAME)),
        }
        for story in stories[:OFFERED]
    ]


def _about(story: StoryCard) -> str:
    since = f", {story.latest:%-d %b}" if story.latest else ""
    return f"{counts(story) if story.articles > 1 else '1 article'}{since}"
