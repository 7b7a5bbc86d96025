"""Composition objects: text, options, confirmation dialogs (docs.slack.dev/reference/block-kit/composition-objects)."""

from __future__ import annotations

from collections.abc import Iterator

from workspace.blocks.rules import (
    Problem,
    Rule,
    array,
    at_least_one,
    choice,
    exactly_one,
    flag,
    matching,
    number,
    shape,
    string,
    typed,
)
from workspace.errors import Json

URL = string(3000, least=1)
IMAGE_URL = matching(r"https?://\S{1,2990}", "must be a valid URL")
BLOCK_ID = string(255)
ACTION_ID = string(255, least=1)
COLOUR = choice("primary", "danger")


def plain_text(most: int, *, least: int = 1) -> Rule:
    """A plain_text object."""
    return typed({"plain_text": _plain(most, least)})


def any_text(most: int) -> Rule:
    """A plain_text or mrkdwn object."""
    return typed({"plain_text": _plain(most, 1), "mrkdwn": _mrkdwn(most)})


def text_kinds(most: int) -> dict[str, Rule]:
    """Both text objects by type, to be listed among other things."""
    return {"plain_text": _plain(most, 1), "mrkdwn": _mrkdwn(most)}


def option(text: Rule, *, url: bool = False) -> Rule:
    """An option; only those of overflow menus take a url."""
    fields = {"text": text, "value": string(150), "description": _DESCRIPTION}
    return shape({**fields, "url": URL} if url else fields, required=("text",), also=(_value_or_url,))


def _value_or_url(value: Json, at: str) -> Iterator[Problem]:
    if value.get("value") is None and value.get("url") is None:
        yield Problem(pointer=at, words="missing required field: value")


def _plain(most: int, least: int) -> Rule:
    return shape({"type": choice("plain_text"), "text": string(most, least=least), "emoji": flag}, required=("text",))


def _mrkdwn(most: int) -> Rule:
    return shape({"type": choice("mrkdwn"), "text": string(most, least=1), "verbatim": flag}, required=("text",))


_DESCRIPTION = any_text(75)

PLAIN_OPTION = option(plain_text(75))
LINK_OPTION = option(plain_text(75), url=True)
RICH_OPTION = option(any_text(75))
OPTION_GROUP = shape({"label": plain_text(75), "options": array(PLAIN_OPTION, most=100)}, required=("label", "options"))
CONFIRM = shape(
    {
        "title": plain_text(100),
        "text": any_text(300),
        "confirm": plain_text(30),
        "deny": plain_text(30),
        "style": COLOUR,
    },
    required=("title", "text", "confirm", "deny"),
)
CONVERSATION_FILTER = shape(
    {
        "include": array(choice("im", "mpim", "private", "public"), most=4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
    also=(
        at_least_one(
            "include", "exclude_external_shared_channels", "exclude_bot_users", words="must define at least one filter"
        ),
    ),
)
DISPATCH = shape(
    {"trigger_actions_on": array(choice("on_enter_pressed", "on_character_entered"), most=2)},
)
SLACK_FILE = shape(
    {"id": string(255, least=1), "url": URL},
    also=(exactly_one("id", "url", words="must define either `id` or `url`"),),
)
ONE_IMAGE = exactly_one("image_url", "slack_file", words="must define either `image_url` or `slack_file`")
TEN_DIGITS = number(1_000_000_000, 9_999_999_999)
