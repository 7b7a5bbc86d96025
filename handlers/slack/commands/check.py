"""Check a text for one person's eyes: `/check`, the shortcut on a message. Nothing is kept.

What cannot be checked is told at once and not tried again: the person is there, and the text must not lie about.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from bot.article import Moment
from bot.ingest import Reason, Refusal
from bot.storage import Viewer
from bot.verdict import Severity
from handlers.slack import text
from handlers.slack.commands.asked import asked_of, say
from handlers.slack.events.carried import carried
from handlers.slack.parts import WithClock, WithDesk, WithFiles, WithPeople, WithWhispers
from handlers.slack.render.finding import View
from handlers.slack.render.reply import PRIVATE, preflight_reply
from handlers.slack.render.rich import Block
from handlers.slack.render.statement import NOTHING, on_it

_log = logging.getLogger("copydesk.check")
_HOW = "Type a text, a link, a sentence or a figure after `/check`: only you see the answer, and nothing is kept."
_SHORT = "It is too short to be an article: I compare texts of two sentences and more, and look up a figure or a quote."
_LONGEST = 1_000  # characters of a statement that is looked up
_FAILED = "I could not check that just now. Nothing of it was kept: try again."
Say = Callable[[str, list[Block] | None], None]


class Preflight(WithClock, WithDesk, WithFiles, WithPeople, Protocol):
    """What a text is checked with, whoever is told."""


class Needs(WithClock, WithDesk, WithFiles, WithPeople, WithWhispers, Protocol):
    """The same, with the person told in the channel."""


def command(body: Mapping[str, Any], room: Needs) -> None:
    """`/check LINK or text`, a sentence, a figure or a quote alone."""
    asked = asked_of(body)
    if not asked.text:
        say(asked, room, _HOW)
        return

    def answer(words: str, blocks: list[Block] | None) -> None:
        say(asked, room, words, blocks)

    check({"text": asked.text}, asked.team, asked.person, room, answer, place=asked.channel)


def message(body: Mapping[str, Any], room: Needs) -> None:
    """The shortcut "Check this" on any message: its text, its file, or what it shares."""
    team, person = str(body["team"]["id"]), str(body["user"]["id"])
    address, to = str(body["response_url"]), (str(body["channel"]["id"]), person)

    def answer(words: str, blocks: list[Block] | None) -> None:
        room.whispers.tell(address, words, blocks, to=to)

    check(body["message"], team, person, room, answer, place=to[0])


def check(
    given: Mapping[str, Any],
    team: str,
    person: str,
    room: Preflight,
    answer: Say,
    *,
    viewer: Viewer | None = None,
    place: str | None = None,
    note: str = PRIVATE,
    nothing: str = _SHORT,
) -> None:
    """Compare what a message carries with what the person may see, and tell them alone.

    A sentence, a figure or a quote alone is looked up. They may be in a channel we are not in, so `place`, where they
    ask, opens nothing to them but what is under embargo there. `viewer` is who reads the answer, where it is not the
    person alone; `note` is said under it, and `nothing` where there is nothing.
    """
    try:
        found = tuple(carried(given, Moment(at=room.now()), room))
        reads = viewer or replace(room.people.viewer(team, person), place=place)
        told = room.desk.checker.text(found, reads)
        zone = room.people.zone_of(team, person)
        if isinstance(told, Refusal) and told.reason is Reason.CHATTER:
            shown = _looked_up(text.prose(str(given.get("text") or "")), reads, zone, room, (note, nothing))
        elif isinstance(told, Refusal):
            shown = {"text": text.escape(told.message), "blocks": None}
        else:
            shown = preflight_reply(told, View(least=Severity.LOW, zone=zone), note)
    except Exception:  # noqa: BLE001 - told to the person who waits; their text must not wait in the inbox
        _log.exception("a text could not be checked")
        answer(_FAILED, None)
        return
    answer(shown["text"], shown["blocks"])


def _looked_up(words: str, viewer: Viewer, zone: ZoneInfo, room: WithDesk, notes: tuple[str, str]) -> dict[str, Any]:
    """What there is on words too few for an article, with a note; where there is nothing, with another."""
    note, nothing = notes
    if len(words) > _LONGEST:
        return {"text": _SHORT, "blocks": None}
    known = room.desk.checker.statement(words, viewer, zone)
    if not (known.passages or known.quotes):
        return {"text": f"{NOTHING} {nothing}", "blocks": None}
    return on_it(known, words, zone, note=note)
