"""The worker of a desk: the one that fits the store's database."""

from __future__ import annotations

from typing import Protocol

from bot.inbox.attempt import Handler
from bot.inbox.inbox import Inbox
from bot.inbox.local import LocalWorker
from bot.inbox.outbox import Outbox
from bot.inbox.thresholds import InboxThresholds
from bot.storage.store import Store


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
