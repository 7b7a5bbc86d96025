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


def _notice(state: State, channel: Channel, what: str, text: str, **fields: Any) -> None:
    subtype = ("group_" if channel.private else "channel_") + what
    messages.post(state, channel, subtype=subtype, text=text, **fields)


def _keep(state: State, channel: Channel) -> Channel:
    state.channels[channel.id] = channel
    return channel
