"""The worker for SQLite: threads of one process."""

from __future__ import annotations

from functools import partial

from bot.inbox.accepted import Lane
from bot.inbox.attempt import Handler, pause, work
from bot.inbox.bell import Loop
from bot.inbox.inbox import Inbox
from bot.inbox.outbox import Outbox
from bot.inbox.thresholds import InboxThresholds
from bot.storage.store import Store


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
        sleep = pause(inbox, store, thresholds)
        self._loops = [Loop(f"inbox {lane}", partial(self.work_one, lane), sleep, inbox.bell) for lane in Lane]

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
