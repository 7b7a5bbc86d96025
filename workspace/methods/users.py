"""users.info, users.list, users.conversations (docs.slack.dev/reference/methods/<name>)."""

from __future__ import annotations

from workspace.errors import ApiError, Json
from workspace.methods.conversations import conversations_of_types
from workspace.methods.paging import page, with_cursor
from workspace.rendering import channel_json, user_json
from workspace.web_api import Caller, Method, boolean, integer, listing, string


def info(caller: Caller) -> Json:
    """A person, with time zone and its offset now."""
    user = caller.state.users.get(caller.get("user"))
    if user is None:
        raise ApiError("user_not_found")
    return {"user": user_json(caller.state, user)}


def list_users(caller: Caller) -> Json:
    """Everybody, page by page."""
    found, cursor = page(caller, list(caller.state.users.values()), default=1000)
    members = [user_json(caller.state, user) for user in found]
    return with_cursor({"members": members, "cache_ts": int(caller.state.now())}, cursor)


def conversations(caller: Caller) -> Json:
    """The conversations somebody (by default the bot) is in, as far as the bot may see them."""
    member = caller.get("user", caller.app.bot_user)
    if member not in caller.state.users:
        raise ApiError("user_not_found")
    mine = [channel for channel in conversations_of_types(caller) if member in channel.members]
    found, cursor = page(caller, mine, default=100, most=999)
    shaped = [channel_json(channel, viewer=caller.app.bot_user) for channel in found]
    return with_cursor({"channels": shaped}, cursor)


_PAGING = {"cursor": string(), "limit": integer()}

METHODS = {
    "users.info": Method(run=info, arguments={"user": string(required=True)}, scopes=("users:read",)),
    "users.list": Method(run=list_users, arguments=_PAGING, scopes=("users:read",)),
    "users.conversations": Method(
        run=conversations,
        arguments={"user": string(), "types": listing(), "exclude_archived": boolean(), **_PAGING},
        scopes=("channels:read", "groups:read", "im:read", "mpim:read"),
    ),
}
