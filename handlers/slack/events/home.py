"""The app's Home: what it watches, what waits for a person, recent stories, their digest; a newcomer's first steps."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import time, timedelta
from typing import Any

from bot.answers.overview import Overview
from bot.digests import Wish
from bot.verdict import Severity
from handlers.slack.actions.click import Click
from handlers.slack.directory.people import UNREACHABLE
from handlers.slack.render.home import Home, home_view
from handlers.slack.room import Room

_log = logging.getLogger("copydesk.home")


def opened(body: Mapping[str, Any], room: Room) -> None:
    """Somebody opened Home: show it as it is now."""
    event = body["event"]
    if event.get("tab", "home") == "home":
        publish(str(body["team_id"]), str(event["user"]), room)


def clicked(click: Click, room: Room) -> None:
    """A button on Home: refresh, order or stop one's own digest, mute one's own posts or not."""
    if click.value in {"digest", "no_digest"}:
        channel = room.direct_message(click.person)
        if click.value == "digest":
            zone = room.zone_of(click.team, click.person).key
            wish = Wish(at=time(8, 30), zone=zone)
            room.desk.digests.order(click.team, channel, wish, zone=zone, by=click.person, person=click.person)
        else:
            room.desk.digests.stop(click.team, channel, click.person)
    elif click.value in {"mute", "unmute"}:
        room.people.mute(click.team, click.person, muted=click.value == "mute")
    publish(click.team, click.person, room)


def publish(team: str, person: str, room: Room) -> None:
    """Give a person's Home what they may see now, in their time zone."""
    viewer = room.people.viewer(team, person)
    now = room.now()
    overview: Overview = room.desk.overview(viewer, since=now - timedelta(days=3), least=Severity.MEDIUM)
    home = Home(
        person=person,
        overview=overview,
        channels=tuple(channel.id for channel in room.places.watched_for(viewer)),
        digest=_digest(team, person, room),
        muted=room.people.is_muted(team, person),
        zone=room.zone_of(team, person),
        now=now,
    )
    try:
        room.client.views_publish(user_id=person, view=home_view(home))
    except UNREACHABLE as error:
        _log.warning("the Home of %s could not be shown: %s", person, error)
        raise


def _digest(team: str, person: str, room: Room) -> Any:
    try:
        return room.desk.digests.standing(team, room.direct_message(person))
    except UNREACHABLE:
        return None
