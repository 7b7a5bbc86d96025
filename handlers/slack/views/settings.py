"""The windows of a channel's settings and of a digest: opened, offered time zones, saved."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import time
from typing import Any, Protocol
from zoneinfo import available_timezones

from bot.digests import Wish
from bot.storage import Channel, ReplyMode
from bot.verdict import Severity
from handlers.slack.commands import digests, wishes
from handlers.slack.commands.wishes import Unclear
from handlers.slack.events import home
from handlers.slack.parts import (
    WithChannels,
    WithClock,
    WithConversations,
    WithDesk,
    WithPeople,
    WithScreens,
    WithWhispers,
)
from handlers.slack.posting.whispers import NOT_YOURS
from handlers.slack.render.draft import words_view
from handlers.slack.render.served import MODES, told_words
from handlers.slack.render.settings_window import (
    AT,
    BEATS,
    DAYS,
    ON,
    ORDER,
    REPLIES,
    SENSITIVITY,
    SKIP_EMPTY,
    SWITCHED,
    SWITCHES,
    ZONE,
    channel_view,
    digest_view,
    zones_offered,
)

_OUTSIDE = "I am not in this channel: invite me with `/invite @Copydesk` first."
_OFFERED = 100  # options Slack takes


class Consulted(WithChannels, WithConversations, WithDesk, WithPeople, Protocol):
    """What the windows are filled from."""


class Needs(WithChannels, WithClock, WithConversations, WithDesk, WithPeople, WithScreens, WithWhispers, Protocol):
    """What is set with, and Home shown anew."""


def channel_window(team: str, person: str, channel: str, room: Consulted, *, on_home: bool) -> dict[str, Any]:
    """The window for a channel, or one sentence where there is nothing to set, or not for this person."""
    if not room.people.may_set(person):
        return words_view(NOT_YOURS)
    if not room.conversations.is_member(channel):
        return words_view(_OUTSIDE)
    zone = room.people.zone_of(team, person).key
    order = room.desk.digests.standing(team, channel)
    return channel_view(room.channels.of(team, channel), order, zone, home=on_home)


def digest_window(team: str, person: str, room: Consulted) -> dict[str, Any]:
    """The window for a person's own digest."""
    order = room.desk.digests.standing(team, room.conversations.direct_message(person))
    return digest_view(order, room.people.zone_of(team, person).key)


def zones(typed: str) -> list[dict[str, Any]]:
    """The time zones whose name holds what was typed, cities first."""
    wanted = typed.strip().replace(" ", "_").casefold()
    names = [name for name in available_timezones() if wanted in name.casefold()]
    names.sort(key=lambda name: (not name.partition("/")[2].casefold().startswith(wanted), name))
    return zones_offered(names[:_OFFERED])


def channel_saved(body: Mapping[str, Any], room: Needs) -> None:
    """A channel is served so from now on, and has its digest; told to who saved it."""
    team, person, place, values = _given(body)
    channel = str(place["channel"])
    if not room.people.may_set(person):
        _tell(room, place, person, NOT_YOURS)
        return
    before = room.channels.of(team, channel)
    wanted = _wanted(values)
    changed = {name: value for name, value in wanted.items() if getattr(before, name) != value}
    if changed:
        room.channels.change(team, channel, person, ", ".join(_named(changed)), **changed)
    told = _ordered(team, person, channel, values, room, own=False)
    now = room.channels.of(team, channel)
    _tell(room, place, person, "\n".join([f"<#{channel}>: {_served(now)}", told]))
    _shown_anew(team, person, place, room)


def digest_saved(body: Mapping[str, Any], room: Needs) -> None:
    """A person's own digest comes so from now on."""
    team, person, place, values = _given(body)
    told = _ordered(team, person, room.conversations.direct_message(person), values, room, own=True)
    if told.startswith(wishes.TOO_MANY):
        room.whispers.write(person, told)
    _shown_anew(team, person, place, room)


def _given(body: Mapping[str, Any]) -> tuple[str, str, dict[str, Any], Mapping[str, Any]]:
    """Team, person, what the window was for, what was filled in."""
    view = body["view"]
    place = json.loads(view["private_metadata"])
    return str(body["team"]["id"]), str(body["user"]["id"]), place, view["state"]["values"]


def _wanted(values: Mapping[str, Any]) -> dict[str, Any]:
    ticked = _ticked(values, SWITCHES)
    wanted: dict[str, Any] = {name: name in ticked for name in SWITCHED}
    wanted["sensitivity"] = Severity(_field(values, SENSITIVITY, "selected_option")["value"])
    wanted["reply"] = ReplyMode(_field(values, REPLIES, "selected_option")["value"])
    return wanted


def _named(changed: Mapping[str, Any]) -> Iterator[str]:
    """What changed, for the list of who changed what."""
    for name, value in changed.items():
        if isinstance(value, bool):
            yield f"{name} {'on' if value else 'off'}"
        else:
            yield f"{'replies' if name == 'reply' else name} {value.value}"


def _served(place: Channel) -> str:
    reads = "" if place.watch else " I do not read what is posted."
    muted = " I am muted." if place.muted else ""
    return f"I tell {told_words(place)}, {MODES[place.reply]}.{reads}{muted}"


def _ordered(team: str, person: str, channel: str, values: Mapping[str, Any], room: Needs, *, own: bool) -> str:
    """Order, change or stop the digest; how it stands then."""
    standing, ticked = room.desk.digests.standing(team, channel), _ticked(values, ORDER)
    if ON not in ticked:
        if standing:
            room.desk.digests.stop(team, channel, person)
        return digests.described(None)
    beats = wishes.beats_of(_field(values, BEATS, "value") or "")
    if isinstance(beats, Unclear):
        return beats.words
    zone = _field(values, ZONE, "selected_option") or {}
    hour, minute = str(_field(values, AT, "selected_time") or "08:30").split(":")
    wish = Wish(
        at=time(int(hour), int(minute)),
        zone=str(zone.get("value") or room.people.zone_of(team, person).key),
        weekdays=frozenset(int(day) for day in _ticked(values, DAYS)),
        beats=beats,
        skip_empty=SKIP_EMPTY in ticked,
    )
    same = standing and (wish.at, wish.zone, wish.weekdays, wish.beats, wish.skip_empty) == (
        standing.at,
        standing.zone,
        standing.weekdays,
        standing.beats,
        standing.skip_empty,
    )
    if standing and same:
        return digests.described(standing)
    order = room.desk.digests.order(
        team, channel, wish, zone=wish.zone or "UTC", by=person, person=person if own else None
    )
    return digests.described(order)


def _tell(room: WithWhispers, place: Mapping[str, Any], person: str, words: str) -> None:
    """Tell who saved: in the channel, or where Home shows it too, in our direct message only what went wrong."""
    if not place.get("home") or words == NOT_YOURS:
        room.whispers.whisper(str(place["channel"]), person, words)


def _shown_anew(team: str, person: str, place: Mapping[str, Any], room: Needs) -> None:
    if place.get("home"):
        home.publish(team, person, room)


def _ticked(values: Mapping[str, Any], block: str) -> frozenset[str]:
    return frozenset(str(each["value"]) for each in _field(values, block, "selected_options") or ())


def _field(values: Mapping[str, Any], block: str, field: str) -> Any:
    return values.get(block, {}).get(block, {}).get(field)
