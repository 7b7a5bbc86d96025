"""Queues to test with: patient enough to be exact, impatient enough to be fast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bot.inbox.delivery import Delivery, OutState
from bot.inbox.thresholds import InboxThresholds
from bot.storage import Store
from bot.storage.tables import OutboxRow

TEAM = "T1"


def thresholds(**parts: Any) -> InboxThresholds:
    """Three attempts at an event, four at a call; waits of 2, 4, … up to 10 seconds."""
    given: dict[str, Any] = {
        "attempts": 3,
        "delivery_attempts": 4,
        "first_wait_seconds": 2.0,
        "longest_wait_seconds": 10.0,
        "poll_seconds": 60.0,
        "posting_seconds": 120.0,
        "stalled_seconds": 30.0,
    }
    return InboxThresholds(**given | parts)


def delivery(id_: str = "E1:reply", **parts: Any) -> Delivery:
    """A reply in the thread 1.0 of C1."""
    given: dict[str, Any] = {
        "team": TEAM,
        "channel": "C1",
        "thread": "1.0",
        "call": "post",
        "payload": {"text": "278 here, 287 there"},
    }
    return Delivery(id=id_, **given | parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What the outbox keeps of a delivery: what has become of it, where it was posted, why it waits."""

    state: OutState
    ts: str | None
    error: str | None


def trace(store: Store, id_: str = "E1:reply") -> Trace | None:
    """The trace of a delivery; None where nobody enqueued it."""
    with store.session() as session:
        row = session.scalar(select(OutboxRow).where(OutboxRow.team == TEAM, OutboxRow.delivery == id_))
        return Trace(state=OutState(row.state), ts=row.ts, error=row.error) if row else None
