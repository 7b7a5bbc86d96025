"""conversations.list, info, history, replies, members, open, join, leave (docs.slack.dev/reference/methods/<name>)."""

from __future__ import annotations

import re

from workspace import channels
from workspace.errors import ApiError, Json
from workspace.methods.paging import page, with_cursor
from workspace.records import Channel, Message
from workspace.rendering import channel_json, message_json
from workspace.web_api import Argument, Caller, Method, boolean, integer, listing, string

_TYPES = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}
_READ = {"channel": "channels:read", "group": "groups:read", "im": "im:read", "mpim": "mpim:read"}
_HISTORY = {"channel": "channels:history", "group": "groups:history", "im": "im:history"}
_ANY_HISTORY = ("channels:history", "groups:history", "mpim:history", "im:history")
_TS = re.compile(r"\d+(\.\d+)?")


def conversations_of_types(caller: Caller) -> list[Channel]:
    """The conversations of the types asked for that the bot may see; each type needs its scope."""
    asked = caller.get("types") or ["public_channel"]
    if unknown := [kind for kind in asked if kind not in _TYPES]:
        raise ApiError("invalid_types", provided=",".join(unknown))
    kinds = [_TYPES[kind] for kind in asked]
    for kind in kinds:
        caller.need(_READ[kind])
    bot = caller.app.bot_user
    return [
        channel
        for channel in caller.state.channels.values()
        if channel.type in kinds
        and (channel.type == "channel" or bot in channel.members)
        and not (caller.get("exclude_archived") and channel.archived)
    ]


def list_conversations(caller: Caller) -> Json:
    """The conversations of the types asked for, page by page."""
    found, cursor = page(caller, conversations_of_types(caller), default=100, most=1000)
    bot = caller.app.bot_user
    return with_cursor({"channels": [channel_json(c, viewer=bot, members=not c.im) for c in found]}, cursor)


def info(caller: Caller) -> Json:
    """One conversation."""
    channel = caller.conversation(caller.get("channel"))
    caller.need(_READ[channel.type])
    members = bool(caller.get("include_num_members"))
    return {"channel": channel_json(channel, viewer=caller.app.bot_user, members=members)}


def history(caller: Caller) -> Json:
    """The messages of a conversation, newest first; replies only where they were broadcast."""
    channel = _readable(caller)
    oldest, latest = _bounds(caller)
    inclusive = bool(caller.get("inclusive"))
    found = [
        message
        for message in reversed(caller.state.messages[channel.id].values())
        if (message.thread_ts is None or message.broadcast) and _within(message.ts, oldest, latest, inclusive=inclusive)
    ]
    messages, cursor = page(caller, found, default=100, most=999)
    answer = {
        "messages": [_shaped(caller, message) for message in messages],
        "has_more": bool(cursor),
        "pin_count": 0,
        "channel_actions_ts": None,
        "channel_actions_count": 0,
    }
    return with_cursor(answer, cursor) if cursor else answer


def replies(caller: Caller) -> Json:
    """A thread, oldest first, the root before its replies; a reply's own ts finds that reply alone."""
    channel = _readable(caller)
    in_channel = caller.state.messages[channel.id]
    start = in_channel.get(caller.get("ts"))
    if start is None:
        raise ApiError("thread_not_found")
    oldest, latest = _bounds(caller)
    inclusive = bool(caller.get("inclusive"))
    found = [
        message
        for message in in_channel.values()
        if message.thread_ts == start.ts and _within(message.ts, oldest, latest, inclusive=inclusive)
    ]
    messages, cursor = page(caller, found, default=999, most=999)
    answer = {"messages": [_shaped(caller, message) for message in (start, *messages)], "has_more": bool(cursor)}
    return with_cursor(answer, cursor) if cursor else answer


def members(caller: Caller) -> Json:
    """The ids of the people in a conversation."""
    channel = caller.conversation(caller.get("channel"))
    caller.need(_READ[channel.type])
    found, cursor = page(caller, channel.members, default=100, most=1000)
    return with_cursor({"members": found}, cursor)


def open_conversation(caller: Caller) -> Json:
    """The direct message with a user; groups of several people are not part of this workspace."""
    if existing := caller.get("channel"):
        return {"channel": {"id": caller.conversation(existing).id}, "no_op": True, "already_open": True}
    users = caller.get("users")
    if not users:
        raise ApiError("users_list_not_supplied")
    if len(users) > 1:
        raise ApiError("not_enough_users" if len(set(users)) == 1 else "method_not_supported_for_channel_type")
    if users[0] not in caller.state.users:
        raise ApiError("user_not_found")
    channel = channels.open_im(caller.state, caller.app.bot_user, users[0])
    if caller.get("return_im"):
        return {"channel": channel_json(channel, viewer=caller.app.bot_user)}
    return {"channel": {"id": channel.id}}


def join(caller: Caller) -> Json:
    """The bot in a public channel."""
    channel = caller.conversation(caller.get("channel"))
    if channel.type != "channel":
        raise ApiError("method_not_supported_for_channel_type")
    if channel.archived:
        raise ApiError("is_archived")
    already = caller.app.bot_user in channel.members
    joined = channels.join(caller.state, channel.id, caller.app.bot_user)
    answer: Json = {"channel": channel_json(joined, viewer=caller.app.bot_user)}
    if already:
        answer |= {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
    return answer


def leave(caller: Caller) -> Json:
    """The bot out of a channel."""
    channel = caller.conversation(caller.get("channel"))
    if channel.im:
        raise ApiError("method_not_supported_for_channel_type")
    if channel.archived:
        raise ApiError("is_archived")
    if caller.app.bot_user not in channel.members:
        return {"not_in_channel": True}
    channels.leave(caller.state, channel.id, caller.app.bot_user)
    return {}


def _readable(caller: Caller) -> Channel:
    channel = caller.conversation(caller.get("channel"))
    caller.need(_HISTORY[channel.type])
    if caller.app.bot_user not in channel.members:
        raise ApiError("not_in_channel")
    return channel


def _bounds(caller: Caller) -> tuple[float, float]:
    for name in ("oldest", "latest"):
        value = caller.get(name)
        if value is not None and not _TS.fullmatch(value):
            raise ApiError(f"invalid_ts_{name}")
    return float(caller.get("oldest") or 0), float(caller.get("latest") or "inf")


def _within(ts: str, oldest: float, latest: float, *, inclusive: bool) -> bool:
    moment = float(ts)
    return oldest <= moment <= latest if inclusive else oldest < moment < latest


def _shaped(caller: Caller, message: Message) -> Json:
    return message_json(caller.state, message, metadata=bool(caller.get("include_all_metadata")))


_CHANNEL: dict[str, Argument] = {"channel": string(required=True)}
_PAGING: dict[str, Argument] = {"cursor": string(), "limit": integer()}
_RANGE: dict[str, Argument] = {
    "oldest": string(),
    "latest": string(),
    "inclusive": boolean(),
    "include_all_metadata": boolean(),
    **_PAGING,
}
_ANY_READ = tuple(_READ.values())

METHODS = {
    "conversations.list": Method(
        run=list_conversations,
        arguments={"types": listing(), "exclude_archived": boolean(), **_PAGING},
        scopes=_ANY_READ,
    ),
    "conversations.info": Method(run=info, arguments={**_CHANNEL, "include_num_members": boolean()}, scopes=_ANY_READ),
    "conversations.history": Method(run=history, arguments={**_CHANNEL, **_RANGE}, scopes=_ANY_HISTORY),
    "conversations.replies": Method(
        run=replies, arguments={**_CHANNEL, "ts": string(required=True), **_RANGE}, scopes=_ANY_HISTORY
    ),
    "conversations.members": Method(run=members, arguments={**_CHANNEL, **_PAGING}, scopes=_ANY_READ),
    "conversations.open": Method(
        run=open_conversation,
        arguments={"channel": string(), "users": listing(), "return_im": boolean()},
        scopes=("channels:manage", "groups:write", "im:write", "mpim:write"),
    ),
    "conversations.join": Method(run=join, arguments=_CHANNEL, scopes=("channels:join",)),
    "conversations.leave": Method(
        run=leave, arguments=_CHANNEL, scopes=("channels:manage", "groups:write", "im:write", "mpim:write")
    ),
}
