"""Clicks under a reply, a greeting or a digest: parse, one desk call; the replies it changes are edited in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.report import DismissReason, Filed, State
from bot.storage import Viewer
from handlers.slack.actions import history, placement
from handlers.slack.actions.click import Click, click_of, tell
from handlers.slack.actions.placement import GONE
from handlers.slack.commands import lookups
from handlers.slack.events import home
from handlers.slack.render import rich
from handlers.slack.render.finding import when
from handlers.slack.render.greeting import READ_BACK
from handlers.slack.room import Room

NOT_YOURS = "Only some people may change settings here: `/copydesk doctor` names them."
_MORNING = time(9, 0)  # till when "tomorrow" puts a finding off


def handle(body: Mapping[str, Any], room: Room) -> None:
    """Do what a click asks. Raises ValueError for a button nobody knows."""
    click = click_of(body)
    act = ACTIONS.get(click.name.partition("_")[0]) or ACTIONS.get(click.name)
    if act is None:
        raise ValueError(f"no button is called {click.name}")
    act(click, room)


def _confirm(click: Click, room: Room) -> None:
    filed = room.desk.confirm(_readers(click, room), click.value, click.person, room.answer)
    _told(click, room, filed, State.CONFIRMED)


def _dismiss(click: Click, room: Room) -> None:
    reason = DismissReason(click.value)
    filed = room.desk.dismiss(_readers(click, room), click.finding, click.person, reason, room.answer)
    _told(click, room, filed, State.DISMISSED)


def _undo(click: Click, room: Room) -> None:
    _told(click, room, room.desk.undo(_readers(click, room), click.value, click.person, room.answer), None)


def _wake(click: Click, room: Room) -> None:
    _told(click, room, room.desk.wake(_readers(click, room), click.value, click.person, room.answer), None)


def _snooze(click: Click, room: Room) -> None:
    until = snoozed_until(click.value, room.now(), room.zone_of(click.team, click.person))
    _told(click, room, room.desk.snooze(_readers(click, room), click.finding, click.person, until, room.answer), None)


def snoozed_until(how: str, now: datetime, zone: ZoneInfo) -> datetime:
    """When a finding put off is told again: an hour from now, or nine o'clock tomorrow where the person is."""
    if how == "hour":
        return now + timedelta(hours=1)
    return datetime.combine(now.astimezone(zone).date() + timedelta(days=1), _MORNING, tzinfo=zone)


def _assign(click: Click, room: Room) -> None:
    filed = room.desk.assign(_readers(click, room), click.finding, click.person, click.value, room.answer)
    _told(click, room, filed, None)


def _readers(click: Click, room: Room) -> Viewer:
    """The readers of the channel the click was made in: what it changes, all of them see."""
    return room.places.viewer(click.team, click.channel)


def _told(click: Click, room: Room, filed: Filed | None, wanted: State | None) -> None:
    """Tell who clicked where it came to nothing: what they clicked is gone, or somebody else was faster."""
    if filed is None:
        tell(click, room, GONE)
    elif wanted is not None and filed.by not in {None, click.person}:
        zone = room.zone_of(click.team, click.person)
        done = f"{filed.state.value}{f' ({filed.reason})' if filed.reason else ''}"
        tell(click, room, f"<@{filed.by}> has {done} that already{when(filed.at, zone)}.")


def _mute(click: Click, room: Room) -> None:
    if click.value == "me":
        room.people.mute(click.team, click.person, muted=True)
        words = "What you post gets no reply from now on, in any channel."
        tell(click, room, words, _with_undo(words, "me"))
    elif room.people.may_set(click.person):
        room.places.change(click.team, click.channel, click.person, "muted", muted=True)
        words = (
            "I say nothing in this channel from now on. I read on: the digest and `/copydesk` still know everything."
        )
        tell(click, room, words, _with_undo(words, "here"))
    else:
        tell(click, room, NOT_YOURS)


def _unmute(click: Click, room: Room) -> None:
    if click.value == "me":
        room.people.mute(click.team, click.person, muted=False)
    elif room.people.may_set(click.person):
        room.places.change(click.team, click.channel, click.person, "not muted", muted=False)
    else:
        tell(click, room, NOT_YOURS)
        return
    tell(click, room, "I reply again.")


def _with_undo(words: str, whom: str) -> list[rich.Block]:
    button = rich.button("Undo", action="unmute", value=whom)
    return [rich.section(words), rich.actions(button, block_id="muted")]


def _read_back(click: Click, room: Room) -> None:
    history.begin(click, room)


def _stop_digest(click: Click, room: Room) -> None:
    order = room.desk.digests.standing(click.team, click.channel)
    if order is None or (order.person is None and not room.people.may_set(click.person)):
        tell(click, room, NOT_YOURS if order else "There is no digest here any more.")
        return
    room.desk.digests.stop(click.team, click.channel, click.person)
    tell(click, room, "No more digests here. `/copydesk digest 08:30` orders one again.")


ACTIONS: dict[str, Callable[[Click, Room], None]] = {
    "confirm": _confirm,
    "dismiss": _dismiss,
    "undo": _undo,
    "wake": _wake,
    "snooze": _snooze,
    "assign": _assign,
    "not_story": placement.not_story,
    "maybe": placement.maybe,
    "unrule": placement.undo,
    "mute": _mute,
    "unmute": _unmute,
    READ_BACK: _read_back,
    "stop_digest": _stop_digest,
    "home": home.clicked,
    "story": lookups.clicked,
    "stories": lookups.clicked,
}
