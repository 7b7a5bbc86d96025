"""Clicks on a finding: confirm, dismiss, put off, assign, undo. The replies that tell of it are edited in place."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.report import DismissReason, Filed, State
from bot.storage import Viewer
from handlers.slack.actions.click import Click, tell
from handlers.slack.assigning import Gift, give
from handlers.slack.parts import (
    WithChannels,
    WithClock,
    WithConversations,
    WithDesk,
    WithPeople,
    WithThreads,
    WithWhispers,
)
from handlers.slack.posting.whispers import GONE
from handlers.slack.render.rich import called, date_words
from handlers.slack.text import escape, visible

_MORNING = time(9, 0)  # till when "tomorrow" puts a finding off


class Told(WithPeople, WithWhispers, Protocol):
    """How who clicked is told that it came to nothing."""


class Sighted(WithChannels, WithPeople, Protocol):
    """How it is known what who clicked may see."""


class Needs(WithChannels, WithClock, WithConversations, WithDesk, WithPeople, WithThreads, WithWhispers, Protocol):
    """What a finding is settled with."""


def confirm(click: Click, room: Needs) -> None:
    """The finding is right."""
    filed = room.desk.confirm(_readers(click, room), click.value, click.person, room.threads.answer)
    _told(click, room, filed, State.CONFIRMED)


def dismiss(click: Click, room: Needs) -> None:
    """The finding is nothing, for the reason chosen."""
    reason = DismissReason(click.value)
    filed = room.desk.dismiss(_readers(click, room), click.finding, click.person, reason, room.threads.answer)
    _told(click, room, filed, State.DISMISSED)


def undo(click: Click, room: Needs) -> None:
    """Take back what was done about the finding."""
    _told(click, room, room.desk.undo(_readers(click, room), click.value, click.person, room.threads.answer), None)


def wake(click: Click, room: Needs) -> None:
    """Tell a finding that was put off again now."""
    _told(click, room, room.desk.wake(_readers(click, room), click.value, click.person, room.threads.answer), None)


def snooze(click: Click, room: Needs) -> None:
    """Put the finding off, for an hour or until tomorrow as the choice is called; say till when."""
    zone, how = room.people.zone_of(click.team, click.person), click.name.partition("_")[2] or click.value
    until = snoozed_until(how, room.now(), zone)
    filed = room.desk.snooze(_readers(click, room), click.finding, click.person, until, room.threads.answer)
    _told(click, room, filed, None)
    if filed is not None:
        what = escape(visible(called(filed.finding.label)))
        tell(click, room, f"Put off until {date_words(until, zone)}: {what}. It is told again in its thread then.")


def assign(click: Click, room: Needs) -> None:
    """Give the finding to the person chosen under it: replies written before there was a window for it."""
    gift = Gift(giver=_readers(click, room), finding=click.finding, by=click.person, to=click.value)
    trouble = give(gift, room)
    if trouble:
        tell(click, room, trouble)


def snoozed_until(how: str, now: datetime, zone: ZoneInfo) -> datetime:
    """When a finding put off is told again: an hour from now, or nine o'clock tomorrow where the person is."""
    if how == "hour":
        return now + timedelta(hours=1)
    return datetime.combine(now.astimezone(zone).date() + timedelta(days=1), _MORNING, tzinfo=zone)


def _readers(click: Click, room: Sighted) -> Viewer:
    """The readers of the channel the click was made in: what it changes, all of them see. On Home, the person."""
    if not click.channel:
        return room.people.viewer(click.team, click.person)
    return room.channels.viewer(click.team, click.channel)


def _told(click: Click, room: Told, filed: Filed | None, wanted: State | None) -> None:
    """Tell who clicked where it came to nothing: what they clicked is gone, or somebody else was faster."""
    if filed is None:
        tell(click, room, GONE)
    elif wanted is not None and filed.by not in {None, click.person}:
        zone = room.people.zone_of(click.team, click.person)
        at = f", {date_words(filed.at, zone)}" if filed.at else ""
        done = f"{filed.state.value}{f' ({filed.reason})' if filed.reason else ''}"
        tell(click, room, f"<@{filed.by}> has {done} that already{at}.")
