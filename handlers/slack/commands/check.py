"""Check a text for one person's eyes: `/check`, the shortcut on a message. Nothing is kept.

What cannot be checked is told at once and not tried again: the person is there, and the text must not lie about.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from bot.article import Moment
from bot.ingest import Reason, Refusal
from bot.verdict import Severity
from handlers.slack import text
from handlers.slack.commands.asked import asked_of, say
from handlers.slack.events.carried import carried
from handlers.slack.parts import WithClock, WithDesk, WithFiles, WithPeople, WithWhispers
from handlers.slack.render.finding import View
from handlers.slack.render.reply import preflight_reply
from handlers.slack.render.rich import Block

_log = logging.getLogger("copydesk.check")
_HOW = "Type a text or a link after `/check`: only you see the answer, and nothing is kept."
_SHORT = "That is too short to be an article: I compare texts of two sentences and more."
_FAILED = "I could not check that just now. Nothing of it was kept: try again."
Say = Callable[[str, list[Block] | None], None]


class Preflight(WithClock, WithDesk, WithFiles, WithPeople, Protocol):
    """What a text is checked with, whoever is told."""


class Needs(WithClock, WithDesk, WithFiles, WithPeople, WithWhispers, Protocol):
    """The same, with the person told in the channel."""


def command(body: Mapping[str, Any], room: Needs) -> None:
    """`/check LINK or text`."""
    asked = asked_of(body)
    if not asked.text:
        say(asked, room, _HOW)
        return
    check({"text": asked.text}, asked.team, asked.person, room, lambda words, blocks: say(asked, room, words, blocks))


def message(body: Mapping[str, Any], room: Needs) -> None:
    """The shortcut "Check this" on any message: its text, its file, or what it shares."""
    team, person = str(body["team"]["id"]), str(body["user"]["id"])
    address, to = str(body["response_url"]), (str(body["channel"]["id"]), person)
    check(body["message"], team, person, room, lambda words, blocks: room.whispers.tell(address, words, blocks, to=to))


def check(given: Mapping[str, Any], team: str, person: str, room: Preflight, answer: Say) -> None:
    """Compare what a message carries with what the person may see, and tell them alone.

    They may be in a channel we are not in, so where they ask from adds nothing.
    """
    try:
        found = tuple(carried(given, Moment(at=room.now()), room))
        told = room.desk.preflight(found, room.people.viewer(team, person))
    except Exception:  # noqa: BLE001 - told to the person who waits; their text must not wait in the inbox
        _log.exception("a text could not be checked")
        answer(_FAILED, None)
        return
    if isinstance(told, Refusal):
        answer(_SHORT if told.reason is Reason.CHATTER else text.escape(told.message), None)
        return
    shown = preflight_reply(told, View(least=Severity.LOW, zone=room.people.zone_of(team, person)))
    answer(shown["text"], shown["blocks"])
