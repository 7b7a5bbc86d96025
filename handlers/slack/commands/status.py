"""How things stand in a channel: `/copydesk status`, `audit` and `doctor`."""

from __future__ import annotations

from typing import Protocol

from bot.storage import Channel
from handlers.slack.commands import digests
from handlers.slack.commands.asked import Asked, say
from handlers.slack.parts import (
    WithChannels,
    WithConversations,
    WithDesk,
    WithDoctor,
    WithHoldings,
    WithPeople,
    WithWhispers,
)
from handlers.slack.render.noise import TITLE, noise_lines
from handlers.slack.render.rich import date_words
from handlers.slack.render.served import MODES, told_words
from handlers.slack.text import escape

_CHANGES = 12  # of the audit list


class Needs(WithChannels, WithConversations, WithDesk, WithDoctor, WithHoldings, WithPeople, WithWhispers, Protocol):
    """What the state of things is told from."""


def status(asked: Asked, room: Needs) -> None:
    """What is read here, and how it is told."""
    place = room.channels.of(asked.team, asked.channel)
    lines = [_watching(asked, room, place)]
    lines.append(f"I tell {told_words(place)}, {MODES[place.reply]}.")
    if place.muted:
        lines.append("I am muted here: `/copydesk unmute here` ends that.")
    if room.people.is_muted(asked.team, asked.person):
        lines.append("Your own posts get no reply: `/copydesk unmute me` ends that.")
    lines.append(digests.described(room.desk.digests.standing(asked.team, asked.channel)))
    parked = room.holdings.parked(asked.team)
    stuck = f"{parked} requests or answers are stuck; see the log and `copydesk doctor`."
    lines.append(stuck if parked else "Nothing is stuck.")
    say(asked, room, "\n".join(lines))


def _watching(asked: Asked, room: Needs, place: Channel) -> str:
    if not room.conversations.is_member(asked.channel):
        return "I am not in this channel: invite me with `/invite @Copydesk`, and I read what is posted from then on."
    if not place.watch:
        return "I do not read this channel: `/copydesk watch` turns that on."
    viewer = room.people.viewer(asked.team, asked.person, asked.channel)
    others = sum(each.id != asked.channel for each in room.channels.watched_for(viewer))
    return f"I read this channel, and {others} other{'s' if others != 1 else ''} you can open."


def audit(asked: Asked, room: Needs) -> None:
    """Who changed what here."""
    zone = room.people.zone_of(asked.team, asked.person)
    changes = room.channels.changes(asked.team, asked.channel, most=_CHANGES)
    lines = [f"• <@{each.by}>: {each.what}, {date_words(each.at, zone)}" for each in changes]
    say(asked, room, "\n".join(lines) if lines else "Nobody has changed anything here.")


def doctor(asked: Asked, room: Needs) -> None:
    """Whether there is all the desk needs, what people made of what it told, and who may change settings."""
    member = room.conversations.is_member(asked.channel)
    lines = ["✓ in this channel" if member else "✗ in this channel: invite me with `/invite @Copydesk`"]
    lines += [f"✗ {what}: {trouble}" if trouble else f"✓ {what}" for what, trouble in room.examine()]
    viewer = room.people.viewer(asked.team, asked.person, asked.channel)
    made = noise_lines(room.desk.noise(viewer))
    lines += [f"{TITLE}, of what you may open:", *(f"• {escape(line)}" for line in made)] if made else []
    lines.append(f"Settings may be changed by {room.people.editors()}.")
    say(asked, room, "\n".join(lines))
