"""Clicks and shortcuts that open or turn a window. Their trigger lives three seconds: answered while Slack waits."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.slack.client import UNREACHABLE
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
from handlers.slack.render.draft import draft_view, words_view
from handlers.slack.render.move import CHOICE
from handlers.slack.render.rich import MENU, named
from handlers.slack.render.settings_window import ZONE
from handlers.slack.render.story_window import SAME
from handlers.slack.views import assign, findings, move, settings, story

_log = logging.getLogger("copydesk.windows")
_LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"})
_TURNED = frozenset({"hash_conflict", "not_found"})  # clicked twice, or closed meanwhile
TOO_LATE = "That took too long, and Slack closes the door after three seconds: click again."
NOT_NOW = "Slack did not let me open the window just now: click again in a moment, nothing is lost."


class Needs(WithChannels, WithClock, WithConversations, WithDesk, WithPeople, WithThreads, WithWhispers, Protocol):
    """What the windows need, together."""


def register(app: App, room: Needs) -> None:
    """Answer what opens, turns or fills a window while Slack waits."""
    windows = _Windows(room)
    for action in (MENU, "show_all", "move_to", "arrange", "assign_to", "settings", "own_digest"):
        app.action(action)(windows.clicked)
    app.action(re.compile("^page_"))(windows.turn)
    app.command("/copydesk")(windows.settings)
    app.shortcut("check_draft")(windows.check_draft)
    for action in (CHOICE, SAME):
        app.options(action)(windows.stories)
    app.options(ZONE)(windows.zones)


class _Windows:
    def __init__(self, room: Needs) -> None:
        self._room = room
        self._opening: dict[str, Callable[[_Place], dict[str, Any] | None]] = {
            "show_all": lambda at: findings.window(at.team, at.person, at.channel, at.value, room),
            "move_to": lambda at: move.window(at.channel, at.value),
            "arrange": lambda at: story.window(at.team, at.person, at.channel, at.value, room),
            "assign_to": lambda at: assign.window(at.team, at.person, at.channel, at.value, room),
            "settings": self._settings,
            "own_digest": lambda at: settings.digest_window(at.team, at.person, room),
        }

    def clicked(self, ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        """The window of a button, or of a choice in a menu."""
        ack()
        name, value = named(body["actions"][0])
        self._open(client, body, lambda: self._opening[name](_place(body, value)))

    def settings(self, ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        """`/copydesk settings`: the window for the channel it was typed in."""
        ack()
        place = _Place(
            team=str(body["team_id"]), person=str(body["user_id"]), channel=str(body["channel_id"]), value=""
        )
        self._open(client, body, lambda: self._settings(place))

    def _settings(self, at: _Place) -> dict[str, Any]:
        on_home = not at.channel
        return settings.channel_window(at.team, at.person, at.channel or at.value, self._room, on_home=on_home)

    def stories(self, ack: Ack, body: dict[str, Any]) -> None:
        """The stories that fit what somebody types."""
        ack(options=move.suggested(body, self._room))

    def zones(self, ack: Ack, body: dict[str, Any]) -> None:
        """The time zones that fit it."""
        ack(options=settings.zones(str(body.get("value") or "")))

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

    def check_draft(self, ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        """The window to paste a draft into."""
        ack()
        self._open(client, body, draft_view)

    def _open(self, client: WebClient, body: dict[str, Any], make: Callable[[], dict[str, Any] | None]) -> None:
        """Open a window; where there is none, or Slack does not let us, whoever clicked reads one sentence."""
        try:
            window = make()
            if window is None:
                self._say(body, GONE)
            else:
                client.views_open(trigger_id=str(body["trigger_id"]), view=window)
        except UNREACHABLE as error:
            code = error.response.get("error") if isinstance(error, SlackApiError) else type(error).__name__
            _log.warning("a window could not be opened: %s", code)
            self._say(body, TOO_LATE if code in _LATE else NOT_NOW)

    def _say(self, body: dict[str, Any], words: str) -> None:
        if body.get("response_url"):
            self._room.whispers.tell(str(body["response_url"]), words)
        else:
            self._room.whispers.write(str(body.get("user_id") or body["user"]["id"]), words)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Who asks for a window where; `channel` is empty on Home."""

    team: str
    person: str
    channel: str
    value: str  # of what was clicked


def _place(body: dict[str, Any], value: str) -> _Place:
    channel = str((body.get("channel") or {}).get("id") or "")
    return _Place(team=str(body["team"]["id"]), person=str(body["user"]["id"]), channel=channel, value=value)


def _value(body: dict[str, Any]) -> str:
    return str(body["actions"][0]["value"])
