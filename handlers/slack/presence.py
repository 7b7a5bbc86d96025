"""Where the bot is: invited to a channel, removed from one, a channel renamed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handlers.slack.room import Room


def joined(body: Mapping[str, Any], room: Room) -> None:
    """Somebody joined a channel; when it is the bot, it watches the channel from now on."""
    event = body["event"]
    if event["user"] == room.bot_user:
        room.watch(str(body["team_id"]), str(event["channel"]), private=event.get("channel_type") != "C")


def left(body: Mapping[str, Any], room: Room) -> None:
    """Somebody left a channel; when it is the bot, it watches the channel no more and its digest stops."""
    event = body["event"]
    if event["user"] == room.bot_user:
        team, channel = str(body["team_id"]), str(event["channel"])
        room.unwatch(team, channel)
        room.desk.stop_digest(team, channel)


def renamed(body: Mapping[str, Any], room: Room) -> None:
    """A channel has a new name."""
    channel = body["event"]["channel"]
    room.rename(str(body["team_id"]), str(channel["id"]), str(channel["name"]))
