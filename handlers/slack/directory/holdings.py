"""What is held of a workspace as a whole: counted where it is stuck, deleted when the app goes."""

from __future__ import annotations

from bot.inbox.inbox import Inbox
from bot.inbox.outbox import Outbox
from bot.storage import Store


class Holdings:
    """The archive and the queues of every workspace."""

    def __init__(self, store: Store, inbox: Inbox, outbox: Outbox) -> None:
        self._store = store
        self._inbox = inbox
        self._outbox = outbox

    def parked(self, team: str) -> int:
        """How many requests could not be worked on, and answers not posted."""
        waiting = sum(each.team == team for each in self._inbox.standing())
        return waiting + sum(each == team for each, _, _ in self._outbox.parked())

    def forget(self, team: str) -> None:
        """Delete everything of a team: the app was uninstalled there."""
        with self._store.transaction(team) as tx:
            tx.retention.forget_team()
        self._inbox.forget(team)
