"""reactions.add, remove, get (docs.slack.dev/reference/methods/<name>)."""

from __future__ import annotations

import re

from workspace import messages
from workspace.errors import ApiError, Json
from workspace.records import Message
from workspace.rendering import message_json
from workspace.web_api import Argument, Caller, Method, boolean, string

MOST_KINDS = 50  # emoji on one message; Slack's own limits are per workspace plan, 50 is what too_many_emoji documents
_NAME = re.compile(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?")


def add(caller: Caller) -> Json:
    """The bot's reaction under a message."""
    message, name = _target(caller)
    if caller.state.channels[message.channel].archived:
        raise ApiError("is_archived")
    if name in _by(message, caller.app.bot_user):
        raise ApiError("already_reacted")
    if len(message.reactions) >= MOST_KINDS and name not in [r.name for r in message.reactions]:
        raise ApiError("too_many_emoji")
    messages.react(caller.state, message, user=caller.app.bot_user, name=name)
    return {}


def remove(caller: Caller) -> Json:
    """The bot's reaction taken back."""
    message, name = _target(caller)
    if name not in _by(message, caller.app.bot_user):
        raise ApiError("no_reaction")
    messages.unreact(caller.state, message, user=caller.app.bot_user, name=name)
    return {}


def get(caller: Caller) -> Json:
    """A message with its reactions."""
    message = _message(caller)
    return {"type": "message", "channel": message.channel, "message": message_json(caller.state, message)}


def _target(caller: Caller) -> tuple[Message, str]:
    name = str(caller.get("name")).strip(":")
    if not _NAME.fullmatch(name):
        raise ApiError("invalid_name")
    return _message(caller), name


def _message(caller: Caller) -> Message:
    if not caller.get("channel") or not caller.get("timestamp"):
        raise ApiError("no_item_specified")
    channel = caller.conversation(caller.get("channel"))
    if not re.fullmatch(r"\d+\.\d+", caller.get("timestamp")):
        raise ApiError("bad_timestamp")
    message = caller.state.messages[channel.id].get(caller.get("timestamp"))
    if message is None:
        raise ApiError("message_not_found")
    if caller.app.bot_user not in channel.members:
        raise ApiError("not_in_channel")
    return message


def _by(message: Message, user: str) -> list[str]:
    return [reaction.name for reaction in message.reactions if user in reaction.users]


_ITEM: dict[str, Argument] = {"channel": string(), "timestamp": string()}
_NAMED: dict[str, Argument] = {**_ITEM, "name": string(required=True)}

METHODS = {
    "reactions.add": Method(run=add, arguments=_NAMED, scopes=("reactions:write",)),
    "reactions.remove": Method(run=remove, arguments=_NAMED, scopes=("reactions:write",)),
    "reactions.get": Method(run=get, arguments={**_ITEM, "full": boolean()}, scopes=("reactions:read",)),
}
