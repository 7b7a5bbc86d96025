"""Clicks and shortcuts that open or turn a window. Their trigger lives three seconds: answered while Slack waits."""

from __future__ import annotations

import json
import logging
import re
from typing import Any, Protocol

from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.slack.client import UNREACHABLE
from handlers.slack.parts import WithChannels, WithClock, WithDesk, WithPeople, WithThreads, WithWhispers
from handlers.slack.posting.whispers import GONE
from handlers.slack.render.draft import draft_view, words_view
from handlers.slack.views import findings, move, story

_log = logging.getLogger("copydesk.windows")
_LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"})
_TURNED = frozenset({"hash_conflict", "not_found"})  # clicked twice, or closed meanwhile
TOO_LATE = "That took too long, and Slack closes the door after three seconds: click again."
NOT_NOW = "Slack did not let me open the window just now: click again in a moment, nothing is lost."


class Needs(WithChannels, WithClock, WithDesk, WithPeople, WithThreads, WithWhispers, Protocol):
    """What the windows need, together."""


def register(app: App, room: Needs) -> None:
    """Answer "Show all" and the turning of its pages, "Move to…", "Arrange", and the shortcut "Check a draft"."""
    windows = _Windows(room)
    app.action("show_all")(windows.show_all)
    app.action(re.compile("^page_"))(windows.turn)
    app.action("move_to")(windows.move_to)
    app.action("arrange")(windows.arrange)
    app.shortcut("check_draft")(windows.check_draft)


class _Windows:
    def __init__(self, room: Needs) -> None:
        self._room = room

    def show_all(self, ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        """The first page of a post's findings."""
        ack()
        team, person, channel = _where(body)
        self._open(client, body, findings.window(team, person, channel, _value(body), self._room))

    def turn(self, ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        """Another page in the same window."""
        ack()
        place = json.loads(body["view"]["private_metadata"])
        team, person, channel = str(body["team"]["id"]), str(body["user"]["id"]), str(place["channel"])
        window = findings.window(team, person, channel, str(place["ts"]), self._room, page=int(_value(body)))
        try:
            client.views_update(
                view_id=str(body["view"]["id"]), hash=body["view"]["hash"], view=window or words_view(GONE)
            )
        except UNREACHABLE as error:
            _log.warning("a window could not be turned: %s", error)
            if not (isinstance(error, SlackApiError) and error.response.get("error") in _TURNED):
                self._room.whispers.write(person, NOT_NOW)

    def move_to(self, ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        """The window to choose a story in."""
        ack()
        team, _, channel = _where(body)
        self._open(client, body, move.window(team, channel, _value(body), self._room))

    def arrange(self, ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        """The window for a story."""
        ack()
        team, person, channel = _where(body)
        self._open(client, body, story.window(team, person, channel, _value(body), self._room))

    def check_draft(self, ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        """The window to paste a draft into."""
        ack()
        self._open(client, body, draft_view())

    def _open(self, client: WebClient, body: dict[str, Any], window: dict[str, Any] | None) -> None:
        """Open a window; where there is none, or Slack does not let us, whoever clicked reads one sentence."""
        if window is None:
            self._room.whispers.tell(str(body["response_url"]), GONE)
            return
        try:
            client.views_open(trigger_id=str(body["trigger_id"]), view=window)
        except UNREACHABLE as error:
            code = error.response.get("error") if isinstance(error, SlackApiError) else type(error).__name__
            _log.warning("a window could not be opened: %s", code)
            words = TOO_LATE if code in _LATE else NOT_NOW
            if body.get("response_url"):
                self._room.whispers.tell(str(body["response_url"]), words)
            else:
                self._room.whispers.write(str(body["user"]["id"]), words)


def _where(body: dict[str, Any]) -> tuple[str, str, str]:
    """Team, person and channel of a click under a message."""
    return str(body["team"]["id"]), str(body["user"]["id"]), str(body["channel"]["id"])


def _value(body: dict[str, Any]) -> str:
    return str(body["actions"][0]["value"])
