"""Clicks and shortcuts that open or turn a window. Their trigger lives three seconds: answered while Slack waits."""

from __future__ import annotations

import json
import logging
import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.slack.actions import placement
from handlers.slack.actions.placement import GONE
from handlers.slack.directory.people import UNREACHABLE
from handlers.slack.render.all_findings import all_findings
from handlers.slack.render.draft import draft_view, words_view
from handlers.slack.room import Room
from handlers.slack.views import story

_log = logging.getLogger("copydesk.windows")
_LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"})
_TURNED = frozenset({"hash_conflict", "not_found"})  # clicked twice, or closed meanwhile
TOO_LATE = "That took too long, and Slack closes the door after three seconds: click again."
NOT_NOW = "Slack did not let me open the window just now: click again in a moment, nothing is lost."


def register(app: App, room: Room) -> None:
    """Answer "Show all", the turning of its pages, and the shortcut "Check a draft"."""

    @app.action("show_all")
    def show_all(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        window = _page(room, body, str(body["channel"]["id"]), str(body["actions"][0]["value"]))
        if window is None:
            room.tell(str(body["response_url"]), GONE)
        else:
            _open(client, body, window, room)

    @app.action(re.compile("^page_"))
    def turn(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        place = json.loads(body["view"]["private_metadata"])
        window = _page(room, body, str(place["channel"]), str(place["ts"]), int(body["actions"][0]["value"]))
        try:
            client.views_update(
                view_id=str(body["view"]["id"]), hash=body["view"]["hash"], view=window or words_view(GONE)
            )
        except UNREACHABLE as error:
            _log.warning("a window could not be turned: %s", error)
            if not (isinstance(error, SlackApiError) and error.response.get("error") in _TURNED):
                room.write(str(body["user"]["id"]), NOT_NOW)

    @app.action("move_to")
    def move_to(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        team, channel = str(body["team"]["id"]), str(body["channel"]["id"])
        _open(client, body, placement.window(team, channel, str(body["actions"][0]["value"]), room), room)

    @app.action("arrange")
    def arrange(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        team, person, channel = str(body["team"]["id"]), str(body["user"]["id"]), str(body["channel"]["id"])
        window = story.window(team, person, channel, str(body["actions"][0]["value"]), room)
        if window is None:
            room.tell(str(body["response_url"]), GONE)
        else:
            _open(client, body, window, room)

    @app.shortcut("check_draft")
    def check_draft(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        _open(client, body, draft_view(), room)


def _page(room: Room, body: dict[str, Any], channel: str, ts: str, page: int = 0) -> dict[str, Any] | None:
    """The window for a reader of the channel; None where there is nothing to say about the post any more."""
    team, person = str(body["team"]["id"]), str(body["user"]["id"])
    view = room.view_of(team, channel, person)
    report = room.desk.report(room.places.viewer(team, channel), channel, ts)
    return all_findings(report, view, channel=channel, ts=ts, page=page) if report else None


def _open(client: WebClient, body: dict[str, Any], window: dict[str, Any], room: Room) -> None:
    """Open a window; where Slack does not let us, whoever clicked reads in one sentence what to do."""
    try:
        client.views_open(trigger_id=str(body["trigger_id"]), view=window)
    except UNREACHABLE as error:
        code = error.response.get("error") if isinstance(error, SlackApiError) else type(error).__name__
        _log.warning("a window could not be opened: %s", code)
        words = TOO_LATE if code in _LATE else NOT_NOW
        if body.get("response_url"):
            room.tell(str(body["response_url"]), words)
        else:
            room.write(str(body["user"]["id"]), words)
