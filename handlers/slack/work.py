"""What the worker does with each kind of stored request: parse, one desk call, render."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from bot.inbox import Accepted, Unprocessable
from handlers.slack import actions, commands, messages, presence
from handlers.slack.room import Room

_log = logging.getLogger("copydesk.work")

Handler = Callable[[Mapping[str, Any], Room], None]


HANDLERS: dict[str, Handler] = {
    "message": messages.handle,
    "member_joined_channel": presence.joined,
    "member_left_channel": presence.left,
    "channel_rename": presence.renamed,
    "group_rename": presence.renamed,
    "block_actions": actions.handle,
    "command /copydesk": commands.handle,
}


def work(accepted: Accepted, room: Room) -> None:
    """Work on one stored request. Raises Unprocessable for one nobody can work on."""
    handler = HANDLERS.get(accepted.kind)
    if handler is None:
        raise Unprocessable(f"nothing works on requests of the kind {accepted.kind}")
    try:
        handler(accepted.payload, room)
    except (KeyError, TypeError, ValueError) as error:
        _log.warning("request %s cannot be read", accepted.event, exc_info=True)
        raise Unprocessable(f"the request cannot be read: {type(error).__name__} {error}") from error
