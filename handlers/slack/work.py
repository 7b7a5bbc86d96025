"""What the worker does with each kind of stored request: parse, one desk call, render."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.inbox import Accepted, Unprocessable
from handlers.slack import actions, commands, messages, presence
from handlers.slack.room import Room

Handler = Callable[[Mapping[str, Any], Room], str | None]


HANDLERS: dict[str, Handler] = {
    "message": messages.handle,
    "member_joined_channel": presence.joined,
    "member_left_channel": presence.left,
    "channel_rename": presence.renamed,
    "group_rename": presence.renamed,
    "block_actions": actions.handle,
    "command /copydesk": commands.handle,
}


def work(accepted: Accepted, room: Room) -> str | None:
    """Work on one stored request; why nothing came of it, where its handler says so.

    Raises Unprocessable for one nobody can work on; it is parked with that reason.

    A person who waits for an answer is told once when something goes wrong; the inbox keeps why, and tries again.
    """
    handler = HANDLERS.get(accepted.kind)
    if handler is None:
        raise Unprocessable(f"nothing works on requests of the kind {accepted.kind}")
    try:
        return handler(accepted.payload, room)
    except Exception:
        address = accepted.payload.get("response_url")
        if address and accepted.attempt == 1:
            room.tell(str(address), "That did not work just now. I have noted it and try again.")
        raise
