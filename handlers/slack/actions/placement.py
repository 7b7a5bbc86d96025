"""Which story an article belongs to, in people's hands: "Not this story", "Move to…", the answer to a maybe, Undo."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.desk.stories import RulingError
from bot.verdict import Severity
from handlers.slack.actions.click import Click, tell
from handlers.slack.render.move import CHOICE, move_view
from handlers.slack.room import Room

GONE = "That is not there any more: the post was deleted, moved or changed."
ARRANGED = "arranged"  # how the blocks begin whose button takes back what was done in a window
_RECENT = timedelta(days=30)


def not_story(click: Click, room: Room) -> None:
    """The article gets a story of its own."""
    if not room.desk.not_this_story(
        room.places.viewer(click.team, click.channel), click.value, click.person, room.answer
    ):
        tell(click, room, GONE)


def maybe(click: Click, room: Room) -> None:
    """Yes or no to the question whether the article belongs to the story named."""
    answer, _, article = click.value.partition("|")
    belongs = answer == "yes"
    if (
        room.desk.stories.settle(
            room.places.viewer(click.team, click.channel), article, click.person, room.answer, belongs=belongs
        )
        is None
    ):
        tell(click, room, "Somebody has answered that already.")


def undo(click: Click, room: Room) -> None:
    """Take a decision about stories back."""
    if (
        room.desk.stories.undo(room.places.viewer(click.team, click.channel), click.value, click.person, room.answer)
        is None
    ):
        tell(click, room, "That was taken back already.")
    elif click.block.startswith(ARRANGED):  # no reply beside it shows that it was
        tell(click, room, "Taken back.")


def window(team: str, channel: str, article: str, room: Room) -> dict[str, Any]:
    """The window to choose a story in, of those the readers of the channel may see."""
    reader = room.places.viewer(team, channel)
    since = room.now() - _RECENT
    recent = room.desk.overview(reader, since=since, least=Severity.HIGH, stories=100).recent
    return move_view(recent, channel=channel, article=article)


def chosen(body: Mapping[str, Any], room: Room) -> None:
    """The window submitted: the article belongs to the story chosen."""
    view = body["view"]
    place = json.loads(view["private_metadata"])
    option = view["state"]["values"][CHOICE][CHOICE].get("selected_option") or {}
    team, person, channel = str(body["team"]["id"]), str(body["user"]["id"]), str(place["channel"])
    reader = room.places.viewer(team, channel)
    try:
        moved = room.desk.stories.move(reader, str(place["article"]), str(option.get("value")), person, room.answer)
        trouble = None if moved else GONE
    except RulingError as error:
        trouble = f"Nothing was moved: {error}."
    if trouble:
        room.whisper(channel, person, trouble)
