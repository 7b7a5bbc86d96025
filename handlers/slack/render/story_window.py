"""The window "Arrange the story": its name, a story it is one with, articles that are a story of their own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from bot.desk.stories import StoryPage
from handlers.slack.render import rich
from handlers.slack.render.finding import label
from handlers.slack.render.move import chooser
from handlers.slack.text import clipped

CALLBACK = "arrange"
ARRANGED = "arranged"  # how the blocks begin whose button takes back what was done in the window
NAME, SAME, APART = "story_name", "same_story", "articles_apart"
_OPTION = 75  # characters
_NAME = 120  # characters of a story's name, as many as bot/desk/stories.py takes
_OPTIONS = 100  # Slack takes of one menu


def arrange_view(page: StoryPage, zone: ZoneInfo, *, channel: str) -> dict[str, Any]:
    """The window for one story."""
    name = {
        "type": "plain_text_input",
        "action_id": NAME,
        "max_length": _NAME,
        "initial_value": clipped(page.card.name, _NAME),
    }
    blocks = [_input(NAME, "Its name", name), _input(SAME, "It is one story with", chooser(SAME))]
    if len(page.articles) > 1:
        articles = _options(APART, "multi_static_select", [(label(each, zone), each.article) for each in page.articles])
        blocks.append(_input(APART, "These articles are a story of their own", articles))
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": json.dumps({"channel": channel, "story": page.card.id, "name": page.card.name}),
        "title": rich.plain("Arrange the story"),
        "submit": rich.plain("Do it"),
        "close": rich.plain("Cancel"),
        "blocks": blocks,
    }


def _input(block: str, title: str, element: dict[str, Any]) -> rich.Block:
    return {"type": "input", "block_id": block, "optional": True, "label": rich.plain(title), "element": element}


def _options(action: str, kind: str, offered: Sequence[tuple[str, str]]) -> dict[str, Any]:
    options = [{"text": rich.plain(clipped(name, _OPTION)), "value": value} for name, value in offered[:_OPTIONS]]
    return {"type": kind, "action_id": action, "options": options, "placeholder": rich.plain("Choose …")}
