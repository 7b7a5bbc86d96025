"""What happens to conversations: joined, left, archived, renamed, opened.

Each change publishes the events Slack would send.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workspace import messages
from workspace.publishing import publish
from workspace.records import Channel
from workspace.state import State

_CONVERTED = {
    True: "made this channel *private*. Now, it can only be viewed or joined by invitation.",
    False: "made this channel *public*. Any member in this workspace can see and join it.",
}
_OTHER_TEAM = "T0OTHERORG"


def create(state: State, name: str, *, creator: str, private: bool = False, shared: bool = False) -> Channel:
    """A new, empty channel."""
    with state.changing():
        channel = Channel(
            id=state.ids.new("C"),
            team=state.team.id,
            name=name,
            creator=creator,
            created=int(state.now()),
            private=private,
            shared=shared,
        )
        state.channels[channel.id] = channel
        state.messages[channel.id] = {}
    return channel


def open_im(state: State, one: str, other: str) -> Channel:
    """The direct message between two users, made when there was none."""
    with state.changing():
        for channel in state.channels.values():
            if channel.im and set(channel.members) == {one, other}:
                return channel
        channel = Channel(
            id=state.ids.new("D"),
            team=state.team.id,
            name="",
            creator=one,
            created=int(state.now()),
            im=True,
            members=(one, other),
        )
        state.channels[channel.id] = channel
        state.messages[channel.id] = {}
    return channel


def join(state: State, channel_id: str, user: str, *, inviter: str | None = None) -> Channel:
    """The channel with that member: member_joined_channel and a channel_join message, in Slack's order."""
    with state.changing():
        channel = state.channels[channel_id]
        if user in channel.members:
            return channel
        channel = _keep(state, replace(channel, members=(*channel.members, user)))
        event = {
            "type": "member_joined_channel",
            "user": user,
            "channel": channel.id,
            "channel_type": "G" if channel.private else "C",
            "team": channel.team,
            **({"inviter": inviter} if inviter else {}),
            "event_ts": state.next_ts(),
        }
        publish(state, event, channel=channel)
        extra = {"inviter": inviter} if inviter else {}
        _notice(state, channel, "join", f"<@{user}> has joined the channel", user=user, extra=extra)
    return state.channels[channel_id]


def leave(state: State, channel_id: str, user: str) -> Channel:
    """The channel without that member. A bot that goes is told by channel_left (group_left in a private channel)."""
    with state.changing():
        channel = state.channels[channel_id]
        event = {
            "type": "member_left_channel",
            "user": user,
            "channel": channel.id,
            "channel_type": "G" if channel.private else "C",
            "team": channel.team,
            "event_ts": state.next_ts(),
        }
        publish(state, event, channel=channel)
        channel = _keep(state, replace(channel, members=tuple(m for m in channel.members if m != user)))
        for app in state.apps.values():
            if app.bot_user == user:
                left = {
                    "type": "group_left" if channel.private else "channel_left",
                    "channel": channel.id,
                    "actor_id": user,
                    "event_ts": event["event_ts"],
                }
                publish(state, left, app_id=app.app_id)
        _notice(state, channel, "leave", f"<@{user}> has left the channel", user=user)
    return state.channels[channel_id]


def archive(state: State, channel_id: str, user: str) -> Channel:
    """The channel, closed to posts."""
    with state.changing():
        channel = state.channels[channel_id]
        _notice(state, channel, "archive", "archived the channel", user=user)
        channel = _keep(state, replace(state.channels[channel_id], archived=True))
        event = {
            "type": "group_archive" if channel.private else "channel_archive",
            "channel": channel.id,
            "user": user,
            "is_moved": 0,
            "event_ts": state.next_ts(),
        }
        publish(state, event, channel=channel)
    return channel


def rename(state: State, channel_id: str, name: str, user: str) -> Channel:
    """The channel under its new name."""
    with state.changing():
        old = state.channels[channel_id]
        channel = _keep(state, replace(old, name=name))
        event = {
            "type": "group_rename" if channel.private else "channel_rename",
            "channel": {
                "id": channel.id,
                "name": name,
                "name_normalized": name,
                "created": channel.created,
                "is_channel": not channel.private,
                "is_mpim": False,
            },
            "event_ts": state.next_ts(),
        }
        publish(state, event, channel=channel)
        names = {"old_name": old.name, "name": name}
        _notice(
            state, channel, "name", f'has renamed the channel from "{old.name}" to "{name}"', user=user, extra=names
        )
    return channel


def convert(state: State, channel_id: str, user: str, *, private: bool) -> Channel:
    """The channel, private or public from now on. Announced by a message whose event has the new `channel_type`.

    docs.slack.dev/reference/events/message/channel_convert_to_private and channel_convert_to_public.
    """
    with state.changing():
        channel = _keep(state, replace(state.channels[channel_id], private=private))
        kind = "private" if private else "public"
        messages.post(state, channel, subtype=f"channel_convert_to_{kind}", text=_CONVERTED[private], user=user)
    return channel


def share(state: State, channel_id: str, *, shared: bool) -> Channel:
    """The channel, read by people of another organisation too from now on, or no longer."""
    with state.changing():
        channel = _keep(state, replace(state.channels[channel_id], shared=shared))
        event: dict[str, Any] = {"type": "channel_shared", "connected_team_id": _OTHER_TEAM}
        if not shared:
            event = {
                "type": "channel_unshared",
                "previously_connected_team_id": _OTHER_TEAM,
                "is_ext_shared": False,
            }
        publish(state, {**event, "channel": channel.id, "event_ts": state.next_ts()}, channel=channel)
    return channel


def _notice(state: State, channel: Channel, what: str, text: str, **fields: Any) -> None:
    subtype = ("group_" if channel.private else "channel_") + what
    messages.post(state, channel, subtype=subtype, text=text, **fields)


def _keep(state: State, channel: Channel) -> Channel:
    state.channels[channel.id] = channel
    return channel
