"""Clicks that end what the bot says: a channel muted, one's own posts muted, no more digests; and their undoing."""

from __future__ import annotations

from typing import Protocol

from handlers.slack.actions.click import Click, tell
from handlers.slack.parts import WithChannels, WithDesk, WithPeople, WithWhispers
from handlers.slack.posting.whispers import NOT_YOURS
from handlers.slack.render import rich
from handlers.slack.render.served import MINE

_HERE = (
    "Muted: I reply to nothing that is posted in this channel from now on. I read on: digests and `/copydesk` still "
    "know everything, and a digest ordered here still comes (`/copydesk digest off` stops it)."
)


class Needs(WithChannels, WithPeople, WithWhispers, Protocol):
    """What a channel or a person is muted with."""


class Digests(WithDesk, WithPeople, WithWhispers, Protocol):
    """What a digest is stopped with."""


def mute(click: Click, room: Needs) -> None:
    """Say nothing in this channel, or to the posts of whoever clicked."""
    if _muted(click, room, muted=True):
        words, whom = (MINE, "me") if click.value == "me" else (_HERE, "here")
        tell(click, room, words, _with_undo(words, whom))


def unmute(click: Click, room: Needs) -> None:
    """Reply again."""
    if _muted(click, room, muted=False):
        tell(click, room, "I reply to your posts again." if click.value == "me" else "I reply here again.")


def stop_digest(click: Click, room: Digests) -> None:
    """No more digests in this channel."""
    order = room.desk.digests.standing(click.team, click.channel)
    if order is None or (order.person is None and not room.people.may_set(click.person)):
        tell(click, room, NOT_YOURS if order else "There is no digest here any more.")
        return
    room.desk.digests.stop(click.team, click.channel, click.person)
    tell(click, room, "No more digests here. `/copydesk digest 08:30` orders one again.")


def _muted(click: Click, room: Needs, *, muted: bool) -> bool:
    """Whether it was done; who may not is told."""
    if click.value == "me":
        room.people.mute(click.team, click.person, muted=muted)
        return True
    if not room.people.may_set(click.person):
        tell(click, room, NOT_YOURS)
        return False
    what = "muted" if muted else "not muted"
    room.channels.change(click.team, click.channel, click.person, what, muted=muted)
    return True


def _with_undo(words: str, whom: str) -> list[rich.Block]:
    button = rich.button("Undo", action="unmute", value=whom)
    return [rich.section(words), rich.actions(button, block_id="muted")]
