"""The window "Move to…": the story an article belongs to, chosen by a person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Protocol

from bot.desk.stories import RulingError
from handlers.slack.parts import WithChannels, WithDesk, WithPeople, WithThreads, WithWhispers
from handlers.slack.posting.whispers import GONE
from handlers.slack.render.move import CHOICE, OFFERED, move_view, offered


class Offered(WithChannels, WithDesk, WithPeople, Protocol):
    """Where the stories to choose from are looked up."""


class Needs(WithChannels, WithDesk, WithThreads, WithWhispers, Protocol):
    """What an article is moved with."""


def window(channel: str, article: str) -> dict[str, Any]:
    """The window to choose a story in."""
    return move_view(channel=channel, article=article)


def suggested(body: Mapping[str, Any], room: Offered) -> list[dict[str, Any]]:
    """The stories that fit what somebody types: to move an article, those the readers of its channel may see; to
    merge, those the person may see. The story it is about is left out.
    """
    team, person, typed = str(body["team"]["id"]), str(body["user"]["id"]), str(body.get("value") or "")
    place = json.loads(body["view"]["private_metadata"])
    channel = str(place["channel"])
    moves = "article" in place
    reader = room.channels.viewer(team, channel) if moves else room.people.viewer(team, person, channel)
    cards = room.desk.stories.offered(reader, typed, limit=OFFERED, without=place.get("story"), of=place.get("article"))
    return offered(cards)


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
