"""Clicks about the story an article belongs to: "Not this story", the answer to a maybe, Undo."""

from __future__ import annotations

from typing import Protocol

from handlers.slack.actions.click import Click, tell
from handlers.slack.parts import WithChannels, WithDesk, WithThreads, WithWhispers
from handlers.slack.posting.whispers import GONE
from handlers.slack.render.story_window import ARRANGED


class Needs(WithChannels, WithDesk, WithThreads, WithWhispers, Protocol):
    """What an article is placed with."""


def not_story(click: Click, room: Needs) -> None:
    """The article gets a story of its own."""
    readers = room.channels.viewer(click.team, click.channel)
    if not room.desk.not_this_story(readers, click.value, click.person, room.threads.answer):
        tell(click, room, GONE)
        return
    tell(click, room, "Taken out: the article has a story of its own now. “Put the article back” undoes that.")


def maybe(click: Click, room: Needs) -> None:
    """Yes or no to the question whether the article belongs to the story named."""
    said, _, article = click.value.partition("|")
    readers, belongs = room.channels.viewer(click.team, click.channel), said == "yes"
    if room.desk.stories.settle(readers, article, click.person, room.threads.answer, belongs=belongs) is None:
        tell(click, room, "Somebody has answered that already.")


def undo(click: Click, room: Needs) -> None:
    """Take a decision about stories back."""
    readers = room.channels.viewer(click.team, click.channel)
    if room.desk.stories.undo(readers, click.value, click.person, room.threads.answer) is None:
        tell(click, room, "That was taken back already.")
    elif click.block.startswith(ARRANGED):  # no reply beside it shows that it was
        tell(click, room, "Taken back.")
