"""Check a text for one person's eyes: `/check`, the shortcut on a message, the window for a draft. Nothing is kept.

What cannot be checked is told at once and not tried again: the person is there, and the text must not lie about.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

from slack_sdk.errors import SlackApiError, SlackClientError

from bot.article import Moment
from bot.ingest import Reason, Refusal
from bot.verdict import Severity
from handlers.slack import text
from handlers.slack.commands.asked import asked_of, say
from handlers.slack.events.messages import carried
from handlers.slack.render.draft import CALLBACK, DRAFT, FILE, answer_view, words_view
from handlers.slack.render.finding import View
from handlers.slack.render.reply import preflight_reply
from handlers.slack.room import Room

_log = logging.getLogger("copydesk.checking")
_HOW = "Type a text or a link after `/check`: only you see the answer, and nothing is kept."
_SHORT = "That is too short to be an article: I compare texts of two sentences and more."
_FAILED = "I could not check that just now. Nothing of it was kept: try again."
Say = Callable[[str, list[dict[str, Any]] | None], None]


def command(body: Mapping[str, Any], room: Room) -> None:
    """`/check LINK or text`."""
    asked = asked_of(body)

    def answer(words: str, blocks: list[dict[str, Any]] | None = None) -> None:
        say(asked, room, words, blocks)

    if not asked.text:
        answer(_HOW)
        return
    _check({"text": asked.text}, asked.team, asked.person, room, answer)


def message(body: Mapping[str, Any], room: Room) -> None:
    """The shortcut "Check this" on any message: its text, its file, or what it shares."""
    team, person = str(body["team"]["id"]), str(body["user"]["id"])

    def answer(words: str, blocks: list[dict[str, Any]] | None = None) -> None:
        room.tell(str(body["response_url"]), words, blocks, to=(str(body["channel"]["id"]), person))

    _check(body["message"], team, person, room, answer)


def draft(body: Mapping[str, Any], room: Room) -> None:
    """The window "Check a draft", submitted: its answer takes the place of the window."""
    view = body["view"]
    team, person = str(body["team"]["id"]), str(body["user"]["id"])

    def answer(words: str, blocks: list[dict[str, Any]] | None = None) -> None:
        shown = answer_view(blocks) if blocks else words_view(words)
        try:
            room.client.views_update(view_id=str(view["id"]), view=shown)
        except (SlackApiError, SlackClientError, OSError) as error:
            _log.info("a draft's answer found no window any more: %s", error)

    values = view["state"]["values"]
    typed = values.get(DRAFT, {}).get(DRAFT, {}).get("rich_text_value")
    given = {
        "text": text.escape(text.flat(typed)) if typed else "",
        "files": values.get(FILE, {}).get(FILE, {}).get("files"),
    }
    _check(given, team, person, room, answer)


def _check(given: Mapping[str, Any], team: str, person: str, room: Room, answer: Say) -> None:
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
    shown = preflight_reply(told, View(least=Severity.LOW, zone=room.zone_of(team, person)))
    answer(shown["text"], shown["blocks"])


def is_draft(body: Mapping[str, Any]) -> bool:
    """Whether a request is the draft window's submission."""
    view = body.get("view")
    return body.get("type") == "view_submission" and isinstance(view, Mapping) and view.get("callback_id") == CALLBACK


def working_view() -> str:
    """What the draft's window shows until the answer is there, as the body of Slack's acknowledgement."""
    return json.dumps({"response_action": "update", "view": words_view("Reading …")})
