"""`/copydesk digest`: order one for a channel or for oneself, look at it now, stop it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Protocol

from bot.digests import Part, Subscription, Wish
from bot.subscription import EVERYTHING
from handlers.slack.commands import wishes
from handlers.slack.commands.asked import Asked, direct_message, may_set, say
from handlers.slack.commands.wishes import Unclear
from handlers.slack.parts import WithChannels, WithClock, WithConversations, WithDesk, WithPeople, WithWhispers
from handlers.slack.render.digest import days, digest_message, digest_stories
from handlers.slack.render.rich import fitting
from handlers.slack.text import escape

_NOW = frozenset({"now", "preview", "show"})
_OFF = frozenset({"off", "stop", "end", "cancel", "unsubscribe"})


class Needs(WithChannels, WithClock, WithConversations, WithDesk, WithPeople, WithWhispers, Protocol):
    """What a digest is ordered with."""


def handle(asked: Asked, room: Needs) -> None:
    """What follows `digest`: nothing tells how it stands, `now` shows it, `off` stops it, anything else orders it."""
    words = list(asked.words)
    mine = bool(words) and words[0].lower() in {"me", "mine"}
    words = words[1:] if mine else words
    channel = direct_message(asked, room) if mine else asked.channel
    if channel is None:
        return
    first = words[0].lower() if words else ""
    if not words:
        say(asked, room, described(room.desk.digests.standing(asked.team, channel)))
    elif first in _NOW and len(words) == 1:
        _preview(asked, room, channel, mine=mine)
    elif first in _OFF and len(words) == 1:
        _stop(asked, room, channel, mine=mine)
    else:
        _order(asked, room, channel, " ".join(words), mine=mine)


def described(order: Subscription | None) -> str:
    """An order in words."""
    if order is None:
        return "No digest is ordered here: `/copydesk digest 08:30` orders one."
    parts = [f"A digest is due {days(order.weekdays)} at {order.at:%H:%M} ({order.zone})"]
    if order.beats:
        parts.append(f"about {escape(', '.join(order.beats))}")
    if order.include != EVERYTHING:
        parts.append(f"with {', '.join(part.value for part in Part if part in order.include)} only")
    if order.skip_empty:
        parts.append("left out when there is nothing to tell")
    return ", ".join(parts) + ". `/copydesk digest off` stops it."


def _order(asked: Asked, room: Needs, channel: str, words: str, *, mine: bool) -> None:
    wish = wishes.read(words)
    if isinstance(wish, Unclear):
        say(asked, room, wish.words)
    elif not mine and not room.conversations.is_member(channel):
        say(asked, room, "I am not in this channel: invite me first, then order the digest.")
    elif mine or may_set(asked, room):
        person = asked.person if mine else None
        zone = room.people.zone_of(asked.team, asked.person).key
        # A time given without a zone is the time of whoever gives it.
        if wish.at is not None and wish.zone is None:
            wish = replace(wish, zone=zone)
        order = room.desk.digests.order(asked.team, channel, wish, zone=zone, by=asked.person, person=person)
        say(asked, room, described(order))


def _stop(asked: Asked, room: Needs, channel: str, *, mine: bool) -> None:
    if not mine and not may_set(asked, room):
        return
    stopped = room.desk.digests.stop(asked.team, channel, asked.person)
    say(asked, room, "No more digests here." if stopped else "There was no digest to stop.")


def _preview(asked: Asked, room: Needs, channel: str, *, mine: bool) -> None:
    """The digest as it would be now, for the asker alone; it changes nothing."""
    order = room.desk.digests.standing(asked.team, channel)
    zone = room.people.zone(order.zone) if order else room.people.zone_of(asked.team, asked.person)
    viewer = (
        room.people.viewer(asked.team, asked.person, channel) if mine else room.channels.viewer(asked.team, channel)
    )
    wish = Wish(beats=order.beats, include=order.include) if order else None
    now = room.now()
    digest = room.desk.digests.digest(viewer, now.astimezone(zone).date(), now - timedelta(days=1), wish)
    first = digest_message(digest, offer_stop=False)
    blocks = [block for message in (first, *digest_stories(digest, zone)) for block in message["blocks"]]
    say(asked, room, first["text"], fitting(blocks))
