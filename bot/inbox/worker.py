"""The threads of a desk: one works off the inbox, one posts what comes of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Protocol

from bot.inbox.accepted import Accepted, Lane, State
from bot.inbox.bell import Loop
from bot.inbox.delivery import Delivery
from bot.inbox.inbox import Inbox
from bot.inbox.outbox import Outbox
from bot.inbox.thresholds import InboxThresholds
from bot.storage.store import Store

_LOG = logging.getLogger(__name__)

Handler = Callable[[Accepted], str | None]
Post = Callable[[Delivery], str | None]


class Worker(Protocol):
    """Works off the inbox in the background."""

    def start(self) -> None:
        """Take up what a crash left, then work."""

    def stop(self, seconds: float = 10.0) -> bool:
        """End after the event under way; False where that takes longer than `seconds`."""


def worker_of(inbox: Inbox, outbox: Outbox, handler: Handler, store: Store, thresholds: InboxThresholds) -> Worker:
    """The worker that fits the store's database: a thread of this process alone, or one beside others on PostgreSQL."""
    if store.engine.dialect.name != "postgresql":
        return LocalWorker(inbox, outbox, handler, store, thresholds)
    from bot.inbox.postgres import PostgresWorker  # noqa: PLC0415  # procrastinate is there on PostgreSQL only

    return PostgresWorker(inbox, outbox, handler, store, thresholds)


def courier_of(outbox: Outbox, post: Post, find: Post, store: Store, thresholds: InboxThresholds) -> Courier:
    """The courier that fits the store's database; on PostgreSQL several may post side by side."""
    alone = store.engine.dialect.name != "postgresql"
    return Courier(outbox, post, find, store, thresholds, alone=alone)


class LocalWorker:
    """Works off the inbox in threads of this process, one a lane, oldest event first; the worker for SQLite.

    `handler` does the whole of an event's work in one transaction, its deliveries enqueued in the same, so that an
    event worked twice answers once. What it returns is kept as the reason nothing came of the event. What it raises is
    kept with the event, which is tried again and in the end parked.
    """

    def __init__(
        self, inbox: Inbox, outbox: Outbox, handler: Handler, store: Store, thresholds: InboxThresholds
    ) -> None:
        self._inbox = inbox
        self._outbox = outbox
        self._handler = handler
        pause = _pause(inbox, store, thresholds)
        self._loops = [Loop(f"inbox {lane}", partial(self.work_one, lane), pause, inbox.bell) for lane in Lane]

    def start(self) -> None:
        """Take up what a crash left, then work."""
        self._inbox.recover()
        for loop in self._loops:
            loop.start()

    def stop(self, seconds: float = 10.0) -> bool:
        """End after the event under way; False where that takes longer than `seconds`."""
        stopped = [loop.stop(seconds) for loop in self._loops]  # every one is told, whatever the first answers
        return all(stopped)

    def work_one(self, lane: Lane | None = None) -> bool:
        """Work off the oldest event that is due, of one lane where one is named; False where none is."""
        accepted = self._inbox.claim(lane)
        if accepted is None:
            return False
        work(self._inbox, self._outbox, self._handler, accepted)
        return True


class Courier:
    """Posts what the outbox holds, in a thread of its own, so that a slow Slack delays no reading.

    `post` and `find` as in `Outbox.deliver`. On SQLite `alone` tells that nobody else posts from this database: what a
    crash left half posted is taken up at once.
    """

    def __init__(
        self, outbox: Outbox, post: Post, find: Post, store: Store, thresholds: InboxThresholds, *, alone: bool
    ) -> None:
        self._outbox = outbox
        self._alone = alone
        step = lambda: outbox.deliver_next(post, find)  # noqa: E731
        self._loop = Loop("outbox", step, _pause(outbox, store, thresholds), outbox.bell)

    def start(self) -> None:
        """Take up what a crash left, then post."""
        if self._alone:
            self._outbox.recover()
        self._loop.start()

    def stop(self, seconds: float = 10.0) -> bool:
        """End after the call under way; False where that takes longer than `seconds`."""
        return self._loop.stop(seconds)


def work(inbox: Inbox, outbox: Outbox, handler: Handler, accepted: Accepted) -> State:
    """Have one claimed event worked, and note how that ended."""
    try:
        reason = handler(accepted)
    except Exception as error:  # noqa: BLE001  # the edge of the work: one event that fails must not stop the others
        state = inbox.fail(accepted, error)
        _LOG.exception("event %s of team %s: attempt %d, %s", accepted.event, accepted.team, accepted.attempt, state)
        return state
    inbox.finish(accepted, reason)
    outbox.bell.ring()
    return State.DONE


def _pause(queue: Inbox | Outbox, store: Store, thresholds: InboxThresholds) -> Callable[[], float]:
    """How long to sleep: until the next attempt is due, at most the poll interval."""

    def seconds() -> float:
        due = queue.next_due()
        if due is None:
            return thresholds.poll_seconds
        return min(max((due - store.now()).total_seconds(), _SHORTEST), thresholds.poll_seconds)

    return seconds


_SHORTEST = 0.05  # seconds; what is due and still waits hangs behind another delivery, whose end rings no bell
