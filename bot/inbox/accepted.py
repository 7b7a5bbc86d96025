"""An accepted event, and what can become of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.errors import CopydeskError


class State(StrEnum):
    """What has become of an event."""

    ACCEPTED = "accepted"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"  # to be tried again
    PARKED = "parked"  # given up, with the reason


class Lane(StrEnum):
    """Which worker an event waits for: somebody who clicked must not wait behind an article being read."""

    TEXT = "text"  # something to read; takes as long as the text is
    HAND = "hand"  # a click, a command, a window: somebody waits


class Unprocessable(CopydeskError):  # noqa: N818  # says what the event is, not that something broke
    """Nobody can ever work on this event; the message says why. It is parked at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """One event as it was accepted."""

    id: int
    team: str
    event: str  # Slack's event id; the trigger id of a command, click or submission
    kind: str
    payload: Mapping[str, Any]
    attempt: int  # 1 the first time


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an event stands."""

    id: int
    team: str
    event: str
    kind: str
    state: State
    attempts: int
    error: str | None  # why the last attempt failed; of one done, why nothing came of it
    accepted_at: datetime
