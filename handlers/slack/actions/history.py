"""Read what was posted in a channel before the bot came: only when somebody asks, silently, at Slack's pace.

Slack lets some apps ask for history once a minute and hands out 15 messages at a time; so does this, one page an event
of the inbox, so that a restart goes on where it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from slack_sdk.errors import SlackApiError

from handlers.slack.actions.click import Click, tell
from handlers.slack.room import Room

KIND = "read_back"
_PAGE = 15  # messages; conversations.history gives distributed apps no more
_PAUSE = timedelta(seconds=61)  # between two pages; the same apps may ask once a minute
_OUT_OF_ORDER = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})  # Slack itself
_LONGEST = 14  # days


def begin(click: Click, room: Room) -> None:
    """Start to read the days before now; once for a channel and a day."""
    days = min(int(click.value or 7), _LONGEST)
    oldest = (room.now() - timedelta(days=days)).timestamp()
    state = {"channel": click.channel, "person": click.person, "oldest": f"{oldest:.6f}", "latest": None, "read": 0}
    fresh = room.inbox.accept(
        click.team, f"{KIND}:{click.channel}:{room.now():%Y-%m-%d}", KIND, _body(click.team, state)
    )
    tell(
        click,
        room,
        f"I read the last {days} days, {_PAGE} messages a minute, without replying. I tell you when I am done."
        if fresh
        else "I am at it already, or have done it today.",
    )


def go_on(body: Mapping[str, Any], room: Room) -> None:
    """Read one page: its messages go into the inbox as if they were posted now, marked to be read in silence."""
    state, team = body["state"], str(body["team_id"])
    channel = str(state["channel"])
    try:
        page = room.client.conversations_history(
            channel=channel, oldest=state["oldest"], latest=state["latest"], limit=_PAGE, inclusive=False
        )
    except SlackApiError as error:
        if error.response.status_code >= 500 or error.response.get("error") in _OUT_OF_ORDER:
            raise  # the inbox tries again
        if error.response.status_code == 429:
            wait = timedelta(seconds=float(error.response.headers.get("Retry-After") or 60))
            _again(team, state, room, wait)
        else:
            _finish(state, room, f"Slack does not let me read here ({error.response.get('error')})")
        return
    messages = page.get("messages") or []
    kind = "group" if room.places.of(team, channel).private else "channel"
    for message in messages:
        event = {**message, "channel": channel, "channel_type": kind}
        given = {"team_id": team, "event_id": f"history:{channel}:{message['ts']}", "event": event, "quietly": True}
        room.inbox.accept(
            team, f"history:{channel}:{message['ts']}", "message", given, line=f"{channel}:{message['ts']}"
        )
    read = int(state["read"]) + len(messages)
    if page.get("has_more") and messages:
        _again(team, {**state, "latest": messages[-1]["ts"], "read": read}, room, _PAUSE)
    else:
        _finish({**state, "read": read}, room, None)


def _again(team: str, state: Mapping[str, Any], room: Room, wait: timedelta) -> None:
    due = room.now() + wait
    key = f"{KIND}:{state['channel']}:{state['latest']}:{due:%Y%m%dT%H%M%S}"
    room.inbox.accept(team, key, KIND, _body(team, state), due=due)


def _finish(state: Mapping[str, Any], room: Room, trouble: str | None) -> None:
    """Tell who asked, and nobody else."""
    count = state["read"]
    words = (
        f"{trouble}." if trouble else f"I have looked through {count} messages here; what was an article is known now."
    )
    room.whisper(str(state["channel"]), str(state["person"]), words)


def _body(team: str, state: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": KIND, "team_id": team, "state": dict(state)}
