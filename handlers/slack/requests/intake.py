"""Everything Slack sends is stored before it is acknowledged; nothing is worked on here.

Bolt acknowledges an event before its listener runs, so a listener that fails would lose it. Storing happens in a
global middleware instead: if it raises, Slack gets an error and delivers again.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt import App, BoltResponse

from bot.inbox.accepted import Lane
from handlers.slack.commands.settings import is_settings
from handlers.slack.events.audience import CONVERSIONS
from handlers.slack.render.rich import named
from handlers.slack.views.draft import is_draft, working_view

_log = logging.getLogger("copydesk.intake")

# Events that are work for the desk; others are acknowledged and forgotten.
EVENTS = frozenset(
    {
        "message",
        "file_deleted",
        "member_joined_channel",
        "member_left_channel",
        "channel_left",
        "group_left",
        "channel_archive",
        "group_archive",
        "channel_rename",
        "channel_shared",
        "channel_unshared",
        "link_shared",
        "group_rename",
        "app_home_opened",
        "app_uninstalled",
        "tokens_revoked",
    }
)
# Message subtypes that change or carry a text, or say who reads the channel; topics and the like are nothing to read.
MESSAGES = frozenset(
    {None, "file_share", "thread_broadcast", "message_changed", "message_deleted", "bot_message", *CONVERSIONS}
)
# Clicks and shortcuts that open a window: their trigger lives three seconds, so they are answered while Slack waits.
AT_ONCE = frozenset(
    {"show_all", "page_on", "page_back", "move_to", "arrange", "assign_to", "settings", "own_digest", "check_draft"}
)
# Requests that make the desk read a text: they stand with the articles, not with the clicks.
READS = frozenset({"command /check", "message_action"})
_BY_HAND = frozenset({"app_home_opened"})  # events somebody waits for


Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What is stored of a request: `key` is unique in its team, `kind` says who works on it.

    Requests of one `line` (a message, its edits, its deletion) are worked in the order they came.
    """

    team: str
    key: str
    kind: str
    line: str | None = None
    lane: Lane = Lane.TEXT


def register(app: App, accept: Callable[[Taken, Body], bool]) -> None:
    """Store requests through `accept`, which commits before it returns."""

    @app.middleware
    def store(body: dict[str, Any], next: Callable[[], BoltResponse]) -> BoltResponse:
        if _at_once(body):
            return next()
        taken = classify(body)
        if taken is None:
            return BoltResponse(status=200, body="")
        if not accept(taken, body):
            _log.info("%s was delivered before", taken.key)
        if is_draft(body):
            return BoltResponse(status=200, body=working_view(), headers={"content-type": "application/json"})
        return BoltResponse(status=200, body="")


def classify(body: Mapping[str, Any]) -> Taken | None:
    """How a request is stored; None for one that is no work for the desk.

    A request that lacks what its kind must have is stored as `malformed`, so that it can be looked at.
    """
    try:
        return _classified(body)
    except (AttributeError, TypeError):  # something that should be a mapping or a word is neither
        return _malformed("", body)


def _classified(body: Mapping[str, Any]) -> Taken | None:
    team = str(body.get("team_id") or (body.get("team") or {}).get("id") or "")
    if "event" in body or body.get("type") == "event_callback":
        return _event(team, body)
    kind = f"command {body['command']}" if "command" in body else str(body.get("type") or "malformed")
    key = body.get("trigger_id")
    if not team or not key or kind == "malformed":
        return _malformed(team, body)
    return Taken(team=team, key=str(key), kind=kind, lane=Lane.TEXT if kind in READS or is_draft(body) else Lane.HAND)


def _event(team: str, body: Mapping[str, Any]) -> Taken | None:
    event = body.get("event")
    if not isinstance(event, Mapping) or not event.get("type") or not team or not body.get("event_id"):
        return _malformed(team, body)
    if event["type"] not in EVENTS or (event["type"] == "message" and event.get("subtype") not in MESSAGES):
        return None
    lane = Lane.HAND if event["type"] in _BY_HAND else Lane.TEXT
    return Taken(team=team, key=str(body["event_id"]), kind=str(event["type"]), line=_line(event), lane=lane)


def _line(event: Mapping[str, Any]) -> str | None:
    """The message an event is about."""
    if event["type"] != "message":
        return None
    changed = event.get("message")
    inner = changed.get("ts") if isinstance(changed, Mapping) else None
    return f"{event.get('channel')}:{inner or event.get('deleted_ts') or event.get('ts')}"


def _malformed(team: str, body: Mapping[str, Any]) -> Taken:
    digest = hashlib.sha256(json.dumps(body, sort_keys=True, default=str).encode()).hexdigest()[:24]
    _log.warning("Slack sent something without team, id or type; kept as malformed-%s", digest)
    return Taken(team=team or "unknown", key=f"malformed-{digest}", kind="malformed")


def _at_once(body: Mapping[str, Any]) -> bool:
    if body.get("type") == "block_suggestion" or is_settings(body):
        return True
    if body.get("type") == "shortcut":
        return body.get("callback_id") in AT_ONCE
    if body.get("type") != "block_actions":
        return False
    chosen = body.get("actions") or [{}]
    first = chosen[0] if isinstance(chosen, list) else None
    return isinstance(first, Mapping) and named(first)[0] in AT_ONCE
