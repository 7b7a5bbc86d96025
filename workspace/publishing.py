"""Which app hears of what: events wrapped in their envelope and handed over for delivery.

Envelope and fields: docs.slack.dev/apis/events-api ("Callback field overview"). An app gets an event when its scopes
allow the type (each event's reference page names them), it subscribed to it, and its bot is in the conversation.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable

from workspace.errors import Json
from workspace.records import Channel, Installation
from workspace.state import State
from workspace.traffic import Delivery

_HISTORY = {"channel": "channels:history", "group": "groups:history", "im": "im:history"}
_READ = {"channel": "channels:read", "group": "groups:read", "im": "im:read"}
_SCOPES = {
    "app_mention": "app_mentions:read",
    "file_shared": "files:read",
    "file_deleted": "files:read",
    "link_shared": "links:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "channel_archive": "channels:read",
    "channel_rename": "channels:read",
    "channel_left": "channels:read",
    "group_archive": "groups:read",
    "group_rename": "groups:read",
    "group_left": "groups:read",
}


def publish(state: State, event: Json, *, channel: Channel | None = None, app_id: str | None = None) -> None:
    """Hand `event` to every app entitled to it; with `app_id`, to that app alone."""
    for app in list(state.apps.values()):
        if app_id not in (None, app.app_id) or not _hears(app, only_to_it=app_id is not None):
            continue
        if channel is not None and app_id is None and app.bot_user not in channel.members:
            continue
        if _subscribed(app, event, channel):
            hand_over(state, app, "events_api", envelope(state, app, event))


def envelope(state: State, app: Installation, event: Json) -> Json:
    """The outer event, with a new event_id."""
    context = {"et": event["type"], "tid": app.team, "aid": app.app_id, "cid": _channel_of(event)}
    return {
        "token": app.verification_token,
        "team_id": app.team,
        "context_team_id": app.team,
        "context_enterprise_id": None,
        "api_app_id": app.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": state.ids.new("Ev", 9),
        "event_time": int(state.now()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": app.team,
                "user_id": app.bot_user,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": _is_shared(state, event),
        "event_context": "4-" + base64.b64encode(json.dumps(context).encode()).decode().rstrip("="),
    }


def hand_over(state: State, app: Installation, kind: str, payload: Json, *, delivery_id: str | None = None) -> Delivery:
    """The delivery, recorded and on its way; over at once, unsent, when no server runs."""
    delivery = Delivery(
        id=delivery_id or state.ids.secret(length=16),
        app_id=app.app_id,
        kind=kind,
        payload=payload,
        created=state.now(),
        finished=state.line is None,
    )
    with state.changing():
        state.deliveries[delivery.id] = delivery
    if state.line:
        state.line.deliver(delivery.id)
    return delivery


def mentioned_apps(state: State, user_ids: Iterable[str]) -> list[Installation]:
    """The apps whose bot user is among those ids."""
    wanted = set(user_ids)
    return [app for app in state.apps.values() if app.bot_user in wanted]


def _hears(app: Installation, *, only_to_it: bool) -> bool:
    """Without its tokens an app hears only of its own end."""
    return app.state == "installed" or (app.state == "tokens_revoked" and only_to_it)


def _subscribed(app: Installation, event: Json, channel: Channel | None) -> bool:
    kind: str = event["type"]
    if app.events is not None and kind not in app.events and _detailed(kind, channel) not in app.events:
        return False
    needed = _SCOPES.get(kind)
    if channel is not None and kind in ("channel_shared", "channel_unshared"):
        needed = _READ[channel.type]
    if channel is not None and kind == "message":
        needed = _HISTORY[channel.type]
    if channel is not None and kind in ("member_joined_channel", "member_left_channel"):
        needed = _READ[channel.type]
    return needed is None or needed in app.scopes


def _detailed(kind: str, channel: Channel | None) -> str:
    """`message.channels`, `message.groups`, `message.im`: the names subscriptions use for messages."""
    if kind != "message" or channel is None:
        return kind
    return "message." + {"channel": "channels", "group": "groups", "im": "im"}[channel.type]


def _is_shared(state: State, event: Json) -> bool:
    """Whether the event happened in a channel people of another organisation read (Slack Connect)."""
    channel = state.channels.get(_channel_of(event))
    return channel is not None and channel.shared


def _channel_of(event: Json) -> str:
    channel = event.get("channel") or event.get("channel_id") or event.get("item", {}).get("channel", "")
    return str(channel["id"] if isinstance(channel, dict) else channel)
