"""The window "Assign …": who looks after a finding, chosen by a person in a thread or on Home."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Protocol

from bot.storage import Viewer
from handlers.slack.assigning import Gift, give
from handlers.slack.events import home
from handlers.slack.parts import (
    WithChannels,
    WithClock,
    WithConversations,
    WithDesk,
    WithPeople,
    WithScreens,
    WithThreads,
    WithWhispers,
)
from handlers.slack.render.assign import PERSON, assign_view


class Assignable(WithChannels, WithDesk, WithPeople, Protocol):
    """Where a finding is looked up."""


class Needs(
    WithChannels,
    WithClock,
    WithConversations,
    WithDesk,
    WithPeople,
    WithScreens,
    WithThreads,
    WithWhispers,
    Protocol,
):
    """What a finding is given to somebody with, and Home shown anew."""


def window(team: str, person: str, channel: str, finding: str, room: Assignable) -> dict[str, Any] | None:
    """The window for a finding; None where it is gone."""
    filed = room.desk.finding(_giver(team, person, channel, room), finding)
    return assign_view(finding, filed.finding.label, channel=channel, to=person) if filed else None


def submitted(body: Mapping[str, Any], room: Needs) -> None:
    """The finding is given to the person chosen."""
    view, team, person = body["view"], str(body["team"]["id"]), str(body["user"]["id"])
    place = json.loads(view["private_metadata"])
    channel, to = str(place["channel"]), str(view["state"]["values"][PERSON][PERSON].get("selected_user"))
    giver = _giver(team, person, channel, room)
    trouble = give(Gift(giver=giver, finding=str(place["finding"]), by=person, to=to), room)
    if trouble and channel:
        room.whispers.whisper(channel, person, trouble)
    elif trouble:
        room.whispers.write(person, trouble)
    if not channel:
        home.publish(team, person, room)


def _giver(team: str, person: str, channel: str, room: Assignable) -> Viewer:
    """The readers of the channel; on Home the person."""
    return room.channels.viewer(team, channel) if channel else room.people.viewer(team, person)
