"""The window "Show all": every finding of a post that waits, page by page."""

from __future__ import annotations

from typing import Any, Protocol

from handlers.slack.parts import WithChannels, WithDesk, WithThreads
from handlers.slack.render.all_findings import all_findings


class Needs(WithChannels, WithDesk, WithThreads, Protocol):
    """What a post's findings are shown with."""


def window(team: str, person: str, channel: str, ts: str, room: Needs, *, page: int = 0) -> dict[str, Any] | None:
    """One page for a reader of the channel; None where there is nothing to say about the post any more."""
    view = room.threads.view_of(team, channel, person)
    report = room.desk.report(room.channels.viewer(team, channel), channel, ts)
    return all_findings(report, view, channel=channel, ts=ts, page=page) if report else None
