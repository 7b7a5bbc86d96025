"""The app's Home: what it watches, what waits for a person, recent stories, their digest; a newcomer's first steps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Protocol

from bot.answers.overview import Overview
from bot.digests import Subscription
from bot.verdict import Severity
from handlers.slack.client import UNREACHABLE
from handlers.slack.parts import WithChannels, WithClock, WithConversations, WithDesk, WithPeople, WithScreens
from handlers.slack.render.home import Home, home_view

_RECENT = timedelta(days=3)


class Ordered(WithConversations, WithDesk, Protocol):
    """Where a person's own digest is found."""


class Needs(WithChannels, WithClock, WithConversations, WithDesk, WithPeople, WithScreens, Protocol):
    """What Home tells of."""


def opened(body: Mapping[str, Any], room: Needs) -> None:
    """Somebody opened Home: show it as it is now."""
    event = body["event"]
    if event.get("tab", "home") == "home":
        publish(str(body["team_id"]), str(event["user"]), room)


def publish(team: str, person: str, room: Needs, *, decided: str = "") -> None:
    """Give a person's Home what they may see now; first of it what became of the finding they `decided` about."""
    viewer, now = room.people.viewer(team, person), room.now()
    overview: Overview = room.desk.overview(viewer, since=now - _RECENT, least=Severity.MEDIUM)
    filed = room.desk.finding(viewer, decided) if decided else None
    home = Home(
        person=person,
        decided=filed if filed and not filed.waiting else None,
        overview=overview,
        noise=room.desk.noise(viewer),
        channels=room.channels.watched_for(viewer),
        digest=_digest(team, person, room),
        muted=room.people.is_muted(team, person),
        zone=room.people.zone_of(team, person),
        now=now,
    )
    room.screens.home(person, home_view(home))


def _digest(team: str, person: str, room: Ordered) -> Subscription | None:
    try:
        return room.desk.digests.standing(team, room.conversations.direct_message(person))
    except UNREACHABLE:
        return None
