"""Clicks about a text that was put together from several messages."""

from __future__ import annotations

from typing import Protocol

from handlers.slack.actions.click import Click, tell
from handlers.slack.parts import WithConversations, WithDesk, WithThreads, WithWhispers


class Needs(WithConversations, WithDesk, WithThreads, WithWhispers, Protocol):
    """What a text is taken apart with."""


def apart(click: Click, room: Needs) -> None:
    """Read each message of the text by itself."""
    done = room.desk.read_apart(
        click.team,
        click.channel,
        click.value,
        room.threads.answer,
        lambda each: room.conversations.permalink(each.channel, each.message),
    )
    if not done:
        tell(click, room, "They are read apart already.")
