"""The window "Move to…": the story an article belongs to, chosen by a person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Protocol

from bot.desk.stories import RulingError
from bot.verdict import Severity
from handlers.slack.parts import WithChannels, WithClock, WithDesk, WithThreads, WithWhispers
from handlers.slack.posting.whispers import GONE
from handlers.slack.render.move import CHOICE, move_view

_RECENT = timedelta(days=30)


class Offered(WithChannels, WithClock, WithDesk, Protocol):
    """Where the stories to choose from are looked up."""


class Needs(WithChannels, WithDesk, WithThreads, WithWhispers, Protocol):
    """What an article is moved with."""


def window(team: str, channel: str, article: str, room: Offered) -> dict[str, Any]:
    """The window to choose a story in, of those the readers of the channel may see."""
    reader = room.channels.viewer(team, channel)
    since = room.now() - _RECENT
    recent = room.desk.overview(reader, since=since, least=Severity.HIGH, stories=100).recent
    return move_view(recent, channel=channel, article=article)


def submitted(body: Mapping[str, Any], room: Needs) -> None:
    """The article belongs to the story chosen."""
    view = body["view"]
    place = json.loads(view["private_metadata"])
    option = view["state"]["values"][CHOICE][CHOICE].get("selected_option") or {}
    team, person, channel = str(body["team"]["id"]), str(body["user"]["id"]), str(place["channel"])
    reader, article, to = room.channels.viewer(team, channel), str(place["article"]), str(option.get("value"))
    try:
        moved = room.desk.stories.move(reader, article, to, person, room.threads.answer)
        trouble = None if moved else GONE
    except RulingError as error:
        trouble = f"Nothing was moved: {error}."
    if trouble:
        room.whispers.whisper(channel, person, trouble)
