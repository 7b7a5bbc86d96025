"""Who reads a channel, as Slack says it: believed before anything else is done.

What closes a channel is believed as it arrives, before Slack gets its acknowledgement: from then on nothing of it is
told elsewhere, whatever waits to be worked. What opens one may be said by an event that is late, so Slack is asked
how the channel is now; where it does not tell, the channel stays closed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from bot.storage import Channel
from handlers.slack.parts import WithChannels, WithConversations, WithDesk, WithInbox, WithThreads

KIND = "audience"  # in the inbox: bring what was told of a channel's texts in line with who reads it now
CONVERSIONS = {"channel_convert_to_private": True, "channel_convert_to_public": False}  # message subtypes
SHARINGS = frozenset({"channel_shared", "channel_unshared"})
_OPEN = frozenset({"channel", "C"})  # channel_type in messages, and in joins
_SAYS = frozenset({"message", "member_joined_channel"}) | SHARINGS


class Remembered(WithChannels, WithInbox, Protocol):
    """What closes a channel at once."""


class Needs(WithChannels, WithConversations, WithDesk, WithThreads, Protocol):
    """What follows the readers of a channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an event says of who reads its channel; None where it does not say."""

    channel: str
    private: bool | None
    shared: bool | None

    def of(self, place: Channel) -> tuple[bool, bool]:
        """Private and shared, as said; as remembered where not."""
        private = place.private if self.private is None else self.private
        return private, place.shared if self.shared is None else self.shared


def said(body: Mapping[str, Any]) -> Said | None:
    """What a request says of who reads its channel; None for one that says nothing."""
    event = body.get("event")
    if not isinstance(event, Mapping) or str(event.get("type")) not in _SAYS:
        return None
    return Said(channel=str(event.get("channel")), private=_private(event), shared=_shared(body, event))


def _private(event: Mapping[str, Any]) -> bool | None:
    kind = event.get("channel_type")
    told = None if kind is None else str(kind) not in _OPEN
    return CONVERSIONS.get(str(event.get("subtype")), told) if event["type"] == "message" else told


def _shared(body: Mapping[str, Any], event: Mapping[str, Any]) -> bool | None:
    if event["type"] == "channel_shared":
        return True
    told = event.get("is_ext_shared") if event["type"] == "channel_unshared" else body.get("is_ext_shared_channel")
    return None if told is None else bool(told)


def close(team: str, key: str, body: Mapping[str, Any], room: Remembered) -> None:
    """Close a channel at once when a request says so; what was told of its texts is brought in line afterwards."""
    told = said(body)
    place = room.channels.known(team, told.channel) if told else None
    if told is None or place is None:
        return
    private, shared = told.of(place)
    if (private and not place.private) or (shared and not place.shared):
        room.inbox.accept(team, f"{KIND}:{key}", KIND, body)
        room.channels.read_by(team, place.id, private=private or place.private, shared=shared or place.shared)


def keep_up(body: Mapping[str, Any], room: Needs) -> None:
    """Before an event is worked: where it says other than remembered who reads its channel, find out, and follow."""
    team, told = str(body["team_id"]), said(body)
    if told is None:
        return
    place = room.channels.of(team, told.channel)
    if told.of(place) != (place.private, place.shared):
        private, shared = _now(told, place, room)
        if (private, shared) != (place.private, place.shared):
            room.channels.remember(team, place.id)
            room.desk.read_by(team, place.id, room.threads.answer_quietly, private=private, shared=shared)


def follow(body: Mapping[str, Any], room: Needs) -> None:
    """A channel was closed: take back what was told of its texts elsewhere, and say nothing new."""
    keep_up(body, room)
    told = said(body)
    if told is not None:
        team = str(body["team_id"])
        place = room.channels.of(team, told.channel)
        room.desk.read_by(team, place.id, room.threads.answer_quietly, private=place.private, shared=place.shared)


def shared(body: Mapping[str, Any], room: Needs) -> None:
    """A channel is shared with another organisation, or no longer."""
    keep_up(body, room)


def _now(told: Said, place: Channel, room: Needs) -> tuple[bool, bool]:
    """Private and shared, as Slack says when asked; where it does not tell, what is closed either way."""
    asked = room.conversations.audience(place.id)
    if asked is not None:
        return asked
    private, shared = told.of(place)
    return private or place.private, shared or place.shared
