"""Where the bot is: invited to a channel, removed from one, a channel renamed, the app uninstalled."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, Protocol

from handlers.slack.events import audience
from handlers.slack.parts import WithBot, WithChannels, WithConversations, WithDesk, WithHoldings, WithThreads

_log = logging.getLogger("copydesk.presence")


class Needs(WithBot, WithChannels, WithConversations, WithDesk, WithHoldings, WithThreads, Protocol):
    """Where the bot is said to be, and what follows from it."""


def joined(body: Mapping[str, Any], room: Needs) -> None:
    """Somebody joined a channel; when it is the bot, it watches the channel from now on and introduces itself once."""
    event = body["event"]
    if event["user"] == room.bot_user:
        team, channel = str(body["team_id"]), str(event["channel"])
        audience.keep_up(body, room)
        if room.channels.joined(team, channel):
            room.threads.greet(team, channel)


def left(body: Mapping[str, Any], room: Needs) -> None:
    """Somebody left a channel; when it is the bot, it watches the channel no more, and what was ordered there stops."""
    if body["event"]["user"] == room.bot_user:
        _leave(body, room)


def removed(body: Mapping[str, Any], room: Needs) -> None:
    """The bot was put out of a channel, or the channel was archived."""
    _leave(body, room)


def renamed(body: Mapping[str, Any], room: Needs) -> None:
    """A channel has a new name."""
    channel = body["event"]["channel"]
    room.channels.rename(str(body["team_id"]), str(channel["id"]), str(channel["name"]))


def uninstalled(body: Mapping[str, Any], room: Needs) -> None:
    """The app is gone from the workspace: everything of it is deleted."""
    team = str(body["team_id"])
    room.holdings.forget(team)
    _log.warning("the app was uninstalled from %s: everything of it is deleted", team)


def revoked(body: Mapping[str, Any], _room: object) -> None:
    """Tokens were revoked; what is to be said waits until an operator has put a new one in."""
    if (body["event"].get("tokens") or {}).get("bot"):
        _log.error("the bot's token was revoked in %s: install the app anew, then set SLACK_BOT_TOKEN", body["team_id"])


def _leave(body: Mapping[str, Any], room: Needs) -> None:
    team, channel = str(body["team_id"]), str(body["event"]["channel"])
    room.channels.left(team, channel)
    room.desk.digests.stop(team, channel)
    room.desk.watches.leave(team, channel)
    room.desk.alerts.leave(team, channel)
