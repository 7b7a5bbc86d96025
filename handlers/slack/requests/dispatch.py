"""What the worker does with each kind of stored request: parse, one desk call, render."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.inbox.accepted import Accepted, Unprocessable
from handlers.slack.actions import buttons, history, placement
from handlers.slack.commands import check, copydesk, lookups
from handlers.slack.events import audience, home, messages, presence
from handlers.slack.render import draft, move, story_window
from handlers.slack.room import Room
from handlers.slack.views import story

Handler = Callable[[Mapping[str, Any], Room], str | None]


def submitted(body: Mapping[str, Any], room: Room) -> None:
    """A window was submitted. Raises Unprocessable for one nobody knows."""
    window = WINDOWS.get(str(body["view"].get("callback_id")))
    if window is None:
        raise Unprocessable(f"nothing works on windows called {body['view'].get('callback_id')}")
    window(body, room)


WINDOWS: dict[str, Callable[[Mapping[str, Any], Room], None]] = {
    draft.CALLBACK: check.draft,
    move.CALLBACK: placement.chosen,
    story_window.CALLBACK: story.submitted,
}


HANDLERS: dict[str, Handler] = {
    "message": messages.handle,
    "file_deleted": messages.file_deleted,
    "member_joined_channel": presence.joined,
    "member_left_channel": presence.left,
    "channel_left": presence.removed,
    "group_left": presence.removed,
    "channel_archive": presence.removed,
    "group_archive": presence.removed,
    "channel_rename": presence.renamed,
    "group_rename": presence.renamed,
    "channel_shared": audience.shared,
    "channel_unshared": audience.shared,
    audience.KIND: audience.follow,
    "app_uninstalled": presence.uninstalled,
    "tokens_revoked": presence.revoked,
    "app_home_opened": home.opened,
    "block_actions": buttons.handle,
    "command /copydesk": copydesk.handle,
    "command /check": check.command,
    "message_action": check.message,
    "command /story": lookups.story,
    "command /figures": lookups.figures_of,
    "command /quote": lookups.quote,
    "view_submission": submitted,
    history.KIND: history.go_on,
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
