"""What was accepted and is not done yet: kept before it is acknowledged, worked off in the order it came."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.errors import CopydeskError
from bot.inbox.thresholds import InboxThresholds
from bot.inbox.waking import Bell
from bot.storage.store import Store
from bot.storage.tables import InboxRow

_ERROR_CHARS = 2000  # of a reason kept


class State(StrEnum):
    """What has become of an event."""

    ACCEPTED = "accepted"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"  # to be tried again
    PARKED = "parked"  # given up, with the reason; a person may requeue it


class Unprocessable(CopydeskError):  # noqa: N818  # says what the event is, not that something broke
    """Nobody can ever work on this event; the message says why. It is parked at once and can be requeued."""


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
    error: str | None
    accepted_at: datetime


class Inbox:
    """The events of all teams. `joined` is called with the row of a new event, in the transaction that accepts it."""

    def __init__(
        self, store: Store, thresholds: InboxThresholds, joined: Callable[[Session, int], None] | None = None
    ) -> None:
        self._store = store
        self._thresholds = thresholds
        self._joined = joined
        self.bell = Bell()

    def accept(self, team: str, event: str, kind: str, payload: Mapping[str, Any]) -> bool:
        """Keep an event, committed when this returns; False where it was accepted before. Waits for no work.

        `payload` is JSON: mappings with text keys, lists, text, numbers. Raises DatabaseError where it is not kept;
        then it must not be acknowledged.
        """
        now = self._store.now()
        columns = {
            "team": team,
            "event": event,
            "kind": kind,
            "payload": json.dumps(payload),
            "state": State.ACCEPTED,
            "attempts": 0,
            "accepted_at": now,
            "due_at": now,
        }
        insert = postgresql.insert if self._store.engine.dialect.name == "postgresql" else sqlite.insert
        with self._store.session() as session:
            row = session.scalar(
                insert(InboxRow)
                .values(columns)
                .on_conflict_do_nothing(index_elements=["team", "event"])
                .returning(InboxRow.row)
            )
            if row is not None and self._joined is not None:
                self._joined(session, row)
        if row is not None:
            self.bell.ring()
        return row is not None

    def claim(self) -> Accepted | None:
        """Take on the oldest event that is due; None where none is."""
        due = (
            select(InboxRow)
            .where(InboxRow.state.in_([State.ACCEPTED, State.FAILED]), InboxRow.due_at <= self._store.now())
            .order_by(InboxRow.row)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        with self._store.session() as session:
            row = session.scalar(due)
            return self._begin(row) if row is not None else None

    def take(self, row: int) -> Accepted | None:
        """Take on one event, also one whose worker died over it; None where it is done or given up."""
        with self._store.session() as session:
            found = session.scalar(select(InboxRow).where(InboxRow.row == row).with_for_update())
            if found is None or found.state in {State.DONE, State.PARKED}:
                return None
            if found.attempts >= self._thresholds.attempts:
                self._park(found, f"the worker ended {found.attempts} times over it")
                return None
            return self._begin(found)

    def finish(self, accepted: Accepted) -> None:
        """Note that the work is done. The payload goes with it: the text must not outlive the post it came from."""
        self._set(accepted, state=State.DONE, payload="{}", error=None, ended_at=self._store.now())

    def fail(self, accepted: Accepted, error: BaseException) -> State:
        """Note why the work failed; it is tried again later; parked after the last attempt, or if Unprocessable."""
        reason = f"{type(error).__name__}: {error}"[:_ERROR_CHARS]
        if accepted.attempt >= self._thresholds.attempts or isinstance(error, Unprocessable):
            self._set(accepted, state=State.PARKED, error=reason, ended_at=self._store.now())
            return State.PARKED
        due = self._store.now() + self._thresholds.wait(accepted.attempt)
        self._set(accepted, state=State.FAILED, error=reason, due_at=due)
        return State.FAILED

    def recover(self) -> int:
        """Give back what a crash left half worked; how many. For an SQLite desk, whose one process begins with it."""
        with self._store.session() as session:
            left = session.scalars(select(InboxRow).where(InboxRow.state == State.WORKING)).all()
            for row in left:
                if row.attempts >= self._thresholds.attempts:
                    self._park(row, f"the process ended {row.attempts} times over it")
                else:
                    row.state = State.ACCEPTED
        return len(left)

    def requeue(self, event: int) -> bool:
        """Try a parked event again, from the first attempt; False where it is not parked."""
        now = self._store.now()
        with self._store.session() as session:
            row = session.get(InboxRow, event, with_for_update=True)
            if row is None or row.state != State.PARKED:
                return False
            row.state, row.attempts, row.due_at, row.ended_at = State.ACCEPTED, 0, now, None
            if self._joined is not None:
                self._joined(session, event)
        self.bell.ring()
        return True

    def next_due(self) -> datetime | None:
        """When the next event waits to be worked; None where none does."""
        waiting = select(func.min(InboxRow.due_at)).where(InboxRow.state.in_([State.ACCEPTED, State.FAILED]))
        with self._store.session() as session:
            return session.scalar(waiting)

    def standing(self, states: Sequence[State] = (State.PARKED,)) -> tuple[Standing, ...]:
        """The events in these states, oldest first."""
        with self._store.session() as session:
            found = session.scalars(select(InboxRow).where(InboxRow.state.in_(states)).order_by(InboxRow.row))
            return tuple(
                Standing(
                    id=row.row,
                    team=row.team,
                    event=row.event,
                    kind=row.kind,
                    state=State(row.state),
                    attempts=row.attempts,
                    error=row.error,
                    accepted_at=row.accepted_at,
                )
                for row in found
            )

    def _begin(self, row: InboxRow) -> Accepted:
        row.state, row.attempts = State.WORKING, row.attempts + 1
        return Accepted(
            id=row.row,
            team=row.team,
            event=row.event,
            kind=row.kind,
            payload=json.loads(row.payload),
            attempt=row.attempts,
        )

    def _park(self, row: InboxRow, reason: str) -> None:
        row.state, row.error, row.ended_at = State.PARKED, reason, self._store.now()

    def _set(self, accepted: Accepted, **columns: Any) -> None:
        with self._store.session() as session:
            session.execute(update(InboxRow).where(InboxRow.row == accepted.id).values(columns))
