"""What the worker does with each kind of stored request, and the whole of the newsroom that this may need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.desk.desk import Desk
from bot.inbox.accepted import Accepted, Unprocessable
from handlers.slack.actions import buttons, history
from handlers.slack.commands import check, copydesk, lookups, spoken
from handlers.slack.directory.channel_settings import ChannelSettings
from handlers.slack.directory.conversations import Conversations
from handlers.slack.directory.files import Files
from handlers.slack.directory.holdings import Holdings
from handlers.slack.directory.people import People
from handlers.slack.events import audience, home, links, messages, presence
from handlers.slack.parts import InTray
from handlers.slack.posting.screens import Screens
from handlers.slack.posting.threads import Threads
from handlers.slack.posting.whispers import Whispers
from handlers.slack.render.assign import CALLBACK as ASSIGN
from handlers.slack.render.draft import CALLBACK as DRAFT
from handlers.slack.render.move import CALLBACK as MOVE
from handlers.slack.render.settings_window import CHANNEL as SETTINGS
from handlers.slack.render.settings_window import DIGEST as OWN_DIGEST
from handlers.slack.render.story_window import CALLBACK as ARRANGE
from handlers.slack.views import assign, draft, move, settings, story


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The newsroom the bot works in: one workspace, one desk. Only the tables below know the whole of it."""

    desk: Desk
    inbox: InTray
    threads: Threads
    whispers: Whispers
    screens: Screens
    people: People
    channels: ChannelSettings
    conversations: Conversations
    files: Files
    holdings: Holdings
    bot_user: str  # our own user id
    now: Callable[[], datetime]  # aware
    examine: Callable[[], Iterable[tuple[str, str | None]]]  # what the desk needs, and what is wrong with it


Handler = Callable[[Mapping[str, Any], Room], str | None]


def submitted(body: Mapping[str, Any], room: Room) -> None:
    """A window was submitted. Raises Unprocessable for one nobody knows."""
    window = WINDOWS.get(str(body["view"].get("callback_id")))
    if window is None:
        raise Unprocessable(f"nothing works on windows called {body['view'].get('callback_id')}")
    window(body, room)


WINDOWS: dict[str, Callable[[Mapping[str, Any], Room], None]] = {
    DRAFT: draft.submitted,
    MOVE: move.submitted,
    ARRANGE: story.submitted,
    ASSIGN: assign.submitted,
    SETTINGS: settings.channel_saved,
    OWN_DIGEST: settings.digest_saved,
}


HANDLERS: dict[str, Handler] = {
    "message": spoken.handle,
    "file_deleted": messages.file_deleted,
    "link_shared": links.shared,
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
            room.whispers.tell(str(address), "That did not work just now. I have noted it and try again.")
        raise
