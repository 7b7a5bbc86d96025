"""Clicks on Home: refresh, order or stop one's own digest, mute one's own posts or not."""

from __future__ import annotations

from datetime import time

from bot.digests import Wish
from handlers.slack.actions.click import Click
from handlers.slack.events.home import Needs, publish

_DIGEST = time(8, 30)  # of the digest a button orders


def clicked(click: Click, room: Needs) -> None:
    """Do what a button on Home asks, and show Home as it is then."""
    if click.value in {"digest", "no_digest"}:
        _digest(click, room)
    elif click.value in {"mute", "unmute"}:
        room.people.mute(click.team, click.person, muted=click.value == "mute")
    publish(click.team, click.person, room)


def decided(click: Click, room: Needs) -> None:
    """A finding was decided about on Home: show Home as it is then, with what was done and how to take it back."""
    publish(click.team, click.person, room, decided=click.finding)


def _digest(click: Click, room: Needs) -> None:
    channel = room.conversations.direct_message(click.person)
    if click.value == "no_digest":
        room.desk.digests.stop(click.team, channel, click.person)
        return
    zone = room.people.zone_of(click.team, click.person).key
    wish = Wish(at=_DIGEST, zone=zone)
    room.desk.digests.order(click.team, channel, wish, zone=zone, by=click.person, person=click.person)
