"""What Slack sends when somebody does something: payloads of commands, clicks, shortcuts, submissions.

docs.slack.dev/reference/interaction-payloads and docs.slack.dev/interactivity/implementing-slash-commands.
"""

from __future__ import annotations

from dataclasses import dataclass

from workspace.errors import Json
from workspace.records import Channel, Installation, Message, User, View
from workspace.rendering import message_json, view_json
from workspace.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody doing something with an app."""

    state: State
    app: Installation
    user: User


def command(by: Actor, channel: Channel, *, name: str, text: str, response_url: str) -> Json:
    """A slash command, as the form fields Slack posts."""
    return {
        "token": by.app.verification_token,
        "team_id": by.state.team.id,
        "team_domain": by.state.team.domain,
        "channel_id": channel.id,
        "channel_name": _command_channel_name(channel),
        "user_id": by.user.id,
        "user_name": by.user.handle,
        "command": name,
        "text": text,
        "api_app_id": by.app.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": by.state.tickets.trigger(app_id=by.app.app_id, user=by.user.id),
    }


def block_actions_in_message(by: Actor, message: Message, action: Json, values: Json, *, response_url: str) -> Json:
    """A click under a message."""
    channel = by.state.channels[message.channel]
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.ephemeral_to is not None,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    shaped: Json = {
        **_origin(by, "block_actions"),
        "container": container,
        "trigger_id": by.state.tickets.trigger(app_id=by.app.app_id, user=by.user.id),
        "channel": _channel(channel),
        "state": {"values": values},
        "response_url": response_url,
        "actions": [action],
    }
    if message.ephemeral_to is None:
        shaped["message"] = message_json(by.state, message)
    return shaped


def block_actions_in_view(by: Actor, view: View, action: Json) -> Json:
    """A click in a modal or App Home; its trigger lets the app push onto the modal."""
    return {
        **_origin(by, "block_actions"),
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": by.state.tickets.trigger(app_id=by.app.app_id, user=by.user.id, view=view.id),
        "view": view_json(by.state, view),
        "actions": [action],
    }


def block_suggestion(by: Actor, source: Json, *, element: Json, query: str) -> Json:
    """Typing in an external select; `source` names the message or view it is in."""
    ids = {"action_id": element["action_id"], "block_id": element["block_id"], "value": query}
    return {**_origin(by, "block_suggestion"), **ids, **source}


def view_submission(by: Actor, view: View) -> Json:
    """A modal submitted."""
    return {
        **_origin(by, "view_submission"),
        "trigger_id": by.state.tickets.trigger(app_id=by.app.app_id, user=by.user.id, view=view.id),
        "view": view_json(by.state, view),
        "response_urls": [],
    }


def view_closed(by: Actor, view: View, *, is_cleared: bool) -> Json:
    """A modal closed without submitting."""
    return {**_origin(by, "view_closed"), "view": view_json(by.state, view), "is_cleared": is_cleared}


def global_shortcut(by: Actor, callback_id: str) -> Json:
    """A shortcut from the lightning menu."""
    return {
        **_origin(by, "shortcut"),
        "callback_id": callback_id,
        "trigger_id": by.state.tickets.trigger(app_id=by.app.app_id, user=by.user.id),
        "action_ts": by.state.next_ts(),
    }


def message_shortcut(by: Actor, message: Message, callback_id: str, *, response_url: str) -> Json:
    """A shortcut from a message's menu."""
    return {
        **_origin(by, "message_action"),
        "callback_id": callback_id,
        "trigger_id": by.state.tickets.trigger(app_id=by.app.app_id, user=by.user.id),
        "action_ts": by.state.next_ts(),
        "message_ts": message.ts,
        "channel": _channel(by.state.channels[message.channel]),
        "message": message_json(by.state, message),
        "response_url": response_url,
    }


def _origin(by: Actor, kind: str) -> Json:
    return {
        "type": kind,
        "user": {"id": by.user.id, "username": by.user.handle, "name": by.user.handle, "team_id": by.user.team},
        "api_app_id": by.app.app_id,
        "token": by.app.verification_token,
        "team": {"id": by.state.team.id, "domain": by.state.team.domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _channel(channel: Channel) -> Json:
    return {"id": channel.id, "name": _command_channel_name(channel)}


def _command_channel_name(channel: Channel) -> str:
    """The name as Slack tells it to apps: not that of a private channel or direct message."""
    return {"channel": channel.name, "group": "privategroup", "im": "directmessage"}[channel.type]
