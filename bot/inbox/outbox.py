"""What is to be said in Slack: kept with the work that decided it, posted once.

A delivery carries an id of ours, which the poster puts into the message's metadata. An attempt is noted before it
begins; where nobody knows whether it arrived, the message is looked for by that id before it is posted again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.orm import aliased

from bot.inbox.bell import Bell
from bot.inbox.delivery import Delivery, OutState, TryLaterError, UndeliverableError
from bot.inbox.thresholds import InboxThresholds
from bot.storage.store import Store, Transaction
from bot.storage.tables import OutboxRow

_ERROR_CHARS = 2000  # of a reason kept


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claimed:
    row: int
    delivery: Delivery
    uncertain: bool  # an earlier attempt may have arrived
    attempt: int


class Outbox:
    """The calls of all teams."""

    def __init__(self, store: Store, thresholds: InboxThresholds) -> None:
        self._store = store
        self._thresholds = thresholds
        self.bell = Bell()

    def enqueue(self, tx: Transaction, delivery: Delivery) -> bool:
        """Have a call made once the transaction is committed; False where the same delivery was enqueued before.

        Calls to one thread, or with one target, are made in the order they are enqueued. Wake the courier
        with `bell.ring()` after the commit; the worker does so after every event.
        """
        if delivery.team != tx.scope.team:
            raise ValueError(f"a delivery to team {delivery.team} in a transaction of team {tx.scope.team}")
        columns = {
            "team": delivery.team,
            "delivery": delivery.id,
            "channel": delivery.channel,
            "thread_ts": delivery.thread,
            "call": delivery.call,
            "payload": json.dumps(delivery.payload),
            "target": delivery.target,
            "state": OutState.PENDING,
            "attempts": 0,
            "uncertain": False,
            "enqueued_at": tx.scope.now,
            "due_at": tx.scope.now,
        }
        row = tx.scope.session.scalar(
            tx.scope.insert(OutboxRow)
            .values(columns)
            .on_conflict_do_nothing(index_elements=["team", "delivery"])
            .returning(OutboxRow.row)
        )
        return row is not None

    def knows(self, tx: Transaction, delivery: str) -> bool:
        """Whether such a delivery was ever enqueued."""
        known = select(OutboxRow.row).where(OutboxRow.team == tx.scope.team, OutboxRow.delivery == delivery)
        return tx.scope.session.scalar(known) is not None

    def latest(self, tx: Transaction, prefix: str) -> str | None:
        """The id of the last delivery enqueued whose id begins so."""
        begins = OutboxRow.delivery.startswith(prefix, autoescape=True)
        known = select(OutboxRow.delivery).where(OutboxRow.team == tx.scope.team, begins)
        return tx.scope.session.scalar(known.order_by(OutboxRow.row.desc()).limit(1))

    def rearm(self, tx: Transaction, delivery: Delivery) -> bool:
        """Try a parked delivery again, with what it says now; False where it is not parked."""
        again = (
            update(OutboxRow)
            .where(OutboxRow.team == delivery.team, OutboxRow.delivery == delivery.id)
            .where(OutboxRow.state == OutState.PARKED)
            .values(
                payload=json.dumps(delivery.payload),
                state=OutState.PENDING,
                attempts=0,
                error=None,
                due_at=tx.scope.now,
            )
            .returning(OutboxRow.row)
        )
        return tx.scope.session.scalar(again) is not None

    def deliver(
        self, post: Callable[[Delivery], str | None], find: Callable[[Delivery], str | None], most: int = 1000
    ) -> int:
        """Make the calls that are due; how many were made.

        `post` makes the call and returns the message's ts (None for a call that makes no message). `find` returns the
        ts of the message that already carries the delivery's id, else None. `post` raises TryLaterError or
        UndeliverableError where it knows that nothing was posted; after any other exception nobody knows.
        """
        made = 0
        while made < most and self.deliver_next(post, find):
            made += 1
        return made

    def deliver_next(self, post: Callable[[Delivery], str | None], find: Callable[[Delivery], str | None]) -> bool:
        """Make the oldest call that is due; False where none is."""
        claimed = self._claim()
        if claimed is None:
            return False
        delivery = claimed.delivery
        if delivery.target is not None and delivery.target_ts is None:
            self._set(claimed, state=OutState.PARKED, error=f"what it changes ({delivery.target}) was never posted")
            return True
        try:
            ts = find(delivery) if claimed.uncertain else None
            ts = ts or post(delivery)
        except TryLaterError as error:
            self._put_off(claimed, error, timedelta(seconds=error.seconds))
        except UndeliverableError as error:
            self._set(claimed, state=OutState.PARKED, error=str(error))
        except Exception as error:  # noqa: BLE001  # whatever a network can do; told apart in the two above
            self._failed(claimed, error)
        else:
            # Its words are in Slack now; here they must not outlive the post they quote.
            self._set(claimed, state=OutState.POSTED, ts=ts, error=None, payload="{}")
        return True

    def recover(self) -> int:
        """Take up what a crash left half posted, at once; how many. For the one process of an SQLite database."""
        with self._store.session() as session:
            left = session.scalars(select(OutboxRow).where(OutboxRow.state == OutState.POSTING)).all()
            for row in left:
                row.due_at = self._store.now()
        return len(left)

    def next_due(self) -> datetime | None:
        """When the next call is due; None where none waits."""
        waiting = select(func.min(OutboxRow.due_at)).where(OutboxRow.state.in_([OutState.PENDING, OutState.POSTING]))
        with self._store.session() as session:
            return session.scalar(waiting)

    def parked(self) -> tuple[tuple[str, str, str | None], ...]:
        """The deliveries given up as (team, delivery id, reason), oldest first."""
        given_up = select(OutboxRow).where(OutboxRow.state == OutState.PARKED).order_by(OutboxRow.row)
        with self._store.session() as session:
            return tuple((row.team, row.delivery, row.error) for row in session.scalars(given_up))

    def _claim(self) -> _Claimed | None:
        due = (
            select(OutboxRow)
            .where(OutboxRow.state.in_([OutState.PENDING, OutState.POSTING]), OutboxRow.due_at <= self._store.now())
            .where(~_waits())
            .order_by(OutboxRow.row)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        with self._store.session() as session:
            row = session.scalar(due)
            if row is None:
                return None
            row.uncertain = row.uncertain or row.state == OutState.POSTING
            row.state, row.attempts = OutState.POSTING, row.attempts + 1
            row.due_at = self._store.now() + timedelta(seconds=self._thresholds.posting_seconds)
            target = select(OutboxRow.ts).where(OutboxRow.team == row.team, OutboxRow.delivery == row.target)
            ts = session.scalar(target) if row.target is not None else None
            return _Claimed(row=row.row, delivery=_delivery(row, ts), uncertain=row.uncertain, attempt=row.attempts)

    def _failed(self, claimed: _Claimed, error: Exception) -> None:
        reason = f"{type(error).__name__}: {error}"[:_ERROR_CHARS]
        if claimed.attempt >= self._thresholds.delivery_attempts:
            self._set(claimed, state=OutState.PARKED, error=reason, uncertain=True)
            return
        due = self._store.now() + self._thresholds.wait(claimed.attempt)
        self._set(claimed, state=OutState.PENDING, error=reason, uncertain=True, due_at=due)

    def _put_off(self, claimed: _Claimed, error: TryLaterError, wait: timedelta) -> None:
        """Wait as long as Slack asks; an attempt Slack did not take does not count."""
        self._set(
            claimed,
            state=OutState.PENDING,
            error=str(error),
            uncertain=claimed.uncertain,
            attempts=claimed.attempt - 1,
            due_at=self._store.now() + wait,
        )

    def _set(self, claimed: _Claimed, **columns: Any) -> None:
        with self._store.session() as session:
            session.execute(update(OutboxRow).where(OutboxRow.row == claimed.row).values(columns))


def _waits() -> ColumnElement[bool]:
    """That a delivery has to wait for an earlier one: in its thread, the one it changes or answers, or
    another that does so.
    """
    earlier = aliased(OutboxRow)
    same_thread = and_(earlier.channel == OutboxRow.channel, earlier.thread_ts == OutboxRow.thread_ts)
    return (
        select(earlier.row)
        .where(earlier.team == OutboxRow.team, earlier.row < OutboxRow.row)
        .where(earlier.state.in_([OutState.PENDING, OutState.POSTING]))
        .where(or_(same_thread, earlier.delivery == OutboxRow.target, earlier.target == OutboxRow.target))
        .exists()
    )


def _delivery(row: OutboxRow, target_ts: str | None) -> Delivery:
    return Delivery(
        id=row.delivery,
        team=row.team,
        channel=row.channel,
        call=row.call,
        payload=json.loads(row.payload),
        thread=row.thread_ts,
        target=row.target,
        target_ts=target_ts,
    )
