"""What was accepted and is not done yet: kept before it is acknowledged, worked off in the order it came."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, and_, delete, func, or_, select, true, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, aliased

from bot.inbox.accepted import Accepted, Lane, Standing, State, Unprocessable
from bot.inbox.bell import Bell
from bot.inbox.thresholds import InboxThresholds
from bot.storage.store import Store
from bot.storage.tables import InboxRow

_ERROR_CHARS = 2000  # of a reason kept


class Inbox:
    """The events of all teams. On PostgreSQL each becomes a job of its workers as well, wherever they run."""

    def __init__(self, store: Store, thresholds: InboxThresholds) -> None:
        self._store = store
        self._thresholds = thresholds
        self._join = _join_of(store)
        self.bell = Bell()

    def accept(
        self,
        team: str,
        event: str,
        kind: str,
        payload: Mapping[str, Any],
        *,
        line: str | None = None,
        lane: Lane = Lane.TEXT,
        due: datetime | None = None,
    ) -> bool:
        """Keep an event, committed when this returns; False where it was accepted before. Waits for no work.

        `payload` is JSON: mappings with text keys, lists, text, numbers. Events of one `line` (a message and its
        edits) are worked in the order they came, however many workers there are. With `due` it is worked from then on.
        Raises DatabaseError where the event is not kept; then it must not be acknowledged.
        """
        now = self._store.now()
        columns = {
            "team": team,
            "event": event,
            "kind": kind,
            "line": line,
            "lane": lane,
            "payload": json.dumps(payload),
            "state": State.ACCEPTED,
            "attempts": 0,
            "accepted_at": now,
            "due_at": due or now,
        }
        insert = postgresql.insert if self._store.engine.dialect.name == "postgresql" else sqlite.insert
        with self._store.intake() as session:
            row = session.scalar(
                insert(InboxRow)
                .values(columns)
                .on_conflict_do_nothing(index_elements=["team", "event"])
                .returning(InboxRow.row)
            )
            if row is not None and self._join is not None:
                self._join(session, row)
        if row is not None:
            self.bell.ring()
        return row is not None

    def claim(self, lane: Lane | None = None) -> Accepted | None:
        """Take on the oldest event that is due, of one lane where one is named; None where none is."""
        due = (
            select(InboxRow)
            .where(InboxRow.state.in_([State.ACCEPTED, State.FAILED]), InboxRow.due_at <= self._store.now())
            .where(~_waits(), true() if lane is None else InboxRow.lane == lane)
            .order_by(InboxRow.row)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        with self._store.intake() as session:
            row = session.scalar(due)
            return self._begin(row) if row is not None else None

    def take(self, row: int) -> Accepted | None:
        """Take on one event, also one whose worker died over it; None where it is done or given up."""
        with self._store.intake() as session:
            found = session.scalar(select(InboxRow).where(InboxRow.row == row).with_for_update())
            if found is None or found.state in {State.DONE, State.PARKED}:
                return None
            if found.attempts >= self._thresholds.attempts:
                self._park(found, f"the worker ended {found.attempts} times over it")
                return None
            return self._begin(found)

    def finish(self, accepted: Accepted, reason: str | None = None) -> None:
        """Note that the work is done; with a reason where nothing came of it, such as why a post holds no article.

        The payload goes with it: the text must not outlive the post it came from.
        """
        self._set(accepted, state=State.DONE, payload="{}", error=reason, ended_at=self._store.now())

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
        with self._store.intake() as session:
            left = session.scalars(select(InboxRow).where(InboxRow.state == State.WORKING)).all()
            for row in left:
                if row.attempts >= self._thresholds.attempts:
                    self._park(row, f"the process ended {row.attempts} times over it")
                else:
                    row.state = State.ACCEPTED
        return len(left)

    def next_due(self) -> datetime | None:
        """When the next event waits to be worked; None where none does."""
        waiting = select(func.min(InboxRow.due_at)).where(InboxRow.state.in_([State.ACCEPTED, State.FAILED]))
        with self._store.intake() as session:
            return session.scalar(waiting)

    def busy(self) -> bool:
        """Whether an event is being worked, or is due."""
        due = and_(InboxRow.state.in_([State.ACCEPTED, State.FAILED]), InboxRow.due_at <= self._store.now())
        with self._store.intake() as session:
            found = session.scalar(select(InboxRow.row).where(or_(InboxRow.state == State.WORKING, due)).limit(1))
        return found is not None

    def purge(self, team: str, before: datetime) -> int:
        """Drop the traces of a team's events that were over before that moment; how many."""
        with self._store.intake() as session:
            gone = session.execute(delete(InboxRow).where(InboxRow.team == team, InboxRow.ended_at < before))
            assert isinstance(gone, CursorResult)
            return gone.rowcount

    def forget(self, team: str) -> None:
        """Drop everything of a team: the app was uninstalled there."""
        with self._store.intake() as session:
            session.execute(delete(InboxRow).where(InboxRow.team == team))

    def standing(self, states: Sequence[State] = (State.PARKED,)) -> tuple[Standing, ...]:
        """The events in these states, oldest first."""
        with self._store.intake() as session:
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
        with self._store.intake() as session:
            session.execute(update(InboxRow).where(InboxRow.row == accepted.id).values(columns))


def _join_of(store: Store) -> Callable[[Session, int], None] | None:
    if store.engine.dialect.name != "postgresql":
        return None
    from bot.inbox.jobs import join  # noqa: PLC0415  # procrastinate is there on PostgreSQL only

    return join


def _waits() -> ColumnElement[bool]:
    """That an event has to wait for an earlier one of its line."""
    earlier = aliased(InboxRow)
    return (
        select(earlier.row)
        .where(earlier.team == InboxRow.team, earlier.line == InboxRow.line, earlier.row < InboxRow.row)
        .where(earlier.state.in_([State.ACCEPTED, State.WORKING, State.FAILED]))
        .exists()
    )
