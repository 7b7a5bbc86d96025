"""The thread of a desk that posts what the outbox holds."""

from __future__ import annotations

from collections.abc import Callable

from bot.inbox.attempt import pause
from bot.inbox.bell import Loop
from bot.inbox.delivery import Delivery
from bot.inbox.outbox import Outbox
from bot.inbox.thresholds import InboxThresholds
from bot.storage.store import Store

Post = Callable[[Delivery], str | None]


def courier_of(outbox: Outbox, post: Post, find: Post, store: Store, thresholds: InboxThresholds) -> Courier:
    """The courier that fits the store's database; on PostgreSQL several may post side by side."""
    alone = store.engine.dialect.name != "postgresql"
    return Courier(outbox, post, find, store, thresholds, alone=alone)


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
        self._loop = Loop("outbox", step, pause(outbox, store, thresholds), outbox.bell)

    def start(self) -> None:
        """Take up what a crash left, then post."""
        if self._alone:
            self._outbox.recover()
        self._loop.start()

    def stop(self, seconds: float = 10.0) -> bool:
        """End after the call under way; False where that takes longer than `seconds`."""
        return self._loop.stop(seconds)
