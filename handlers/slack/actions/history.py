"""Read what was posted in a channel before the bot came: only when somebody asks, silently, at Slack's pace.

Slack lets some apps ask for history once a minute and hands out 15 messages at a time; so does this, one page an event
of the inbox, so that a restart goes on where it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any, Protocol

from slack_sdk.errors import SlackApiError

from handlers.slack.actions.click import Click, tell
from handlers.slack.parts import WithChannels, WithClock, WithConversations, WithInbox, WithWhispers

KIND = "read_back"
_PAGE = 15  # messages; conversations.history gives distributed apps no more
_PAUSE = timedelta(seconds=61)  # between two pages; the same apps may ask once a minute
_OUT_OF_ORDER = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})  # Slack itself
_LONGEST = 14  # days


class Paced(WithClock, WithInbox, Protocol):
    """What a page is put off with."""


class Needs(WithChannels, WithClock, WithConversations, WithInbox, WithWhispers, Protocol):
    """What is read back with."""


def begin(click: Click, room: Needs) -> None:
    """Start to read the days before now; once for a channel and a day."""
    days = min(int(click.value or 7), _LONGEST)
    oldest = (room.now() - timedelta(days=days)).timestamp()
    state = {"channel": click.channel, "person": click.person, "oldest": f"{oldest:.6f}", "latest": None, "read": 0}
    key = f"{KIND}:{click.channel}:{room.now():%Y-%m-%d}"
    fresh = room.inbox.accept(click.team, key, KIND, _body(click.team, state))
    started = f"I read the last {days} days, {_PAGE} messages a minute, without replying. I tell you when I am done."
    tell(click, room, started if fresh else "I am at it already, or have done it today.")


def go_on(body: Mapping[str, Any], room: Needs) -> None:
    """Read one page, then put the next one off or tell who asked that it is done."""
    state, team = body["state"], str(body["team_id"])
    channel = str(state["channel"])
    try:
        page = room.conversations.history(channel, oldest=state["oldest"], latest=state["latest"], most=_PAGE)
    except SlackApiError as error:
        _refused(error, team, state, room)
        return
    messages = page.get("messages") or []
    _accept(messages, team, channel, room)
    state = {**state, "read": int(state["read"]) + len(messages)}
    if page.get("has_more") and messages:
        _again(team, {**state, "latest": messages[-1]["ts"]}, room, _PAUSE)
    else:
        _finish(state, room, f"I have looked through {state['read']} messages here; what was an article is known now.")


def _accept(messages: Iterable[Mapping[str, Any]], team: str, channel: str, room: Needs) -> None:
    """Put messages into the inbox as if they were posted now, marked to be read in silence."""
    kind = "group" if room.channels.of(team, channel).private else "channel"
    for message in messages:
        key = f"history:{channel}:{message['ts']}"
        event = {**message, "channel": channel, "channel_type": kind}
        given = {"team_id": team, "event_id": key, "event": event, "quietly": True}
        room.inbox.accept(team, key, "message", given, line=f"{channel}:{message['ts']}")


def _refused(error: SlackApiError, team: str, state: Mapping[str, Any], room: Needs) -> None:
    """Slack gives no page: wait as long as it asks, or give up and say so. Raises where Slack itself is at fault."""
    code = error.response.get("error")
    if error.response.status_code >= 500 or code in _OUT_OF_ORDER:
        raise error  # the inbox tries again
    if error.response.status_code == 429:
        _again(team, state, room, timedelta(seconds=float(error.response.headers.get("Retry-After") or 60)))
    else:
        _finish(state, room, f"Slack does not let me read here ({code}).")


def _again(team: str, state: Mapping[str, Any], room: Paced, wait: timedelta) -> None:
    due = room.now() + wait
    key = f"{KIND}:{state['channel']}:{state['latest']}:{due:%Y%m%dT%H%M%S}"
    room.inbox.accept(team, key, KIND, _body(team, state), due=due)


def _finish(state: Mapping[str, Any], room: WithWhispers, words: str) -> None:
    """Tell who asked, and nobody else."""
    room.whispers.whisper(str(state["channel"]), str(state["person"]), words)


def _body(team: str, state: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": KIND, "team_id": team, "state": dict(state)}
