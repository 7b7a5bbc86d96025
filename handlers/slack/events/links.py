"""A link to an article of ours was shared: its preview says what the desk knows of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from bot.storage import Viewer
from handlers.slack.parts import WithChannels, WithDesk, WithThreads

_COMPOSER = "composer"  # the link stands in a message that is being written, and may never be sent


class Needs(WithChannels, WithDesk, WithThreads, Protocol):
    """What a link is previewed with."""


def shared(body: Mapping[str, Any], room: Needs) -> None:
    """Preview the links the desk knows, from what the least of the channel's readers may open.

    In a message that is being written, and in a channel the desk is not in, that is what the whole team may.
    """
    event = body["event"]
    team, channel = str(body["team_id"]), str(event["channel"])
    place = room.channels.known(team, channel)
    composing = event.get("source") == _COMPOSER
    if not composing and ((place and (not place.watch or place.muted)) or _is_answered(team, channel, event, room)):
        return
    viewer = Viewer(team=team) if composing or place is None else room.channels.viewer(team, channel)
    told = room.channels.of(team, channel).told
    known = {str(link["url"]): room.desk.preview(str(link["url"]), viewer, told) for link in event.get("links") or ()}
    found = {url: preview for url, preview in known.items() if preview is not None}
    if found:
        room.threads.preview(team, channel, event, found)


def _is_answered(team: str, channel: str, event: Mapping[str, Any], room: Needs) -> bool:
    """Whether the link was new to the desk, which read it and says more in the thread."""
    return room.desk.answers(team, channel, str(event["message_ts"]))
