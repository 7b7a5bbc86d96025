"""Clicks that open a window. Their trigger lives three seconds, so they are answered while Slack waits."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.storage import Viewer
from handlers.slack.actions import GONE
from handlers.slack.render.window import all_findings
from handlers.slack.room import Room


def register(app: App, room: Room) -> None:
    """Answer "Show all" with a window."""

    @app.action("show_all")
    def show_all(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        team, channel = str(body["team"]["id"]), str(body["channel"]["id"])
        view = room.view_of(team, channel, str(body["user"]["id"]))
        report = room.desk.report(Viewer.channel(team, channel), channel, str(body["actions"][0]["value"]))
        if report is None:
            room.tell(str(body["response_url"]), GONE)
        else:
            client.views_open(trigger_id=str(body["trigger_id"]), view=all_findings(report, view))
