"""One attempt at one accepted event, and how long a queue may sleep before the next."""

from __future__ import annotations

import logging
from collections.abc import Callable

from bot.inbox.accepted import Accepted, State
from bot.inbox.inbox import Inbox
from bot.inbox.outbox import Outbox
from bot.inbox.thresholds import InboxThresholds
from bot.storage.store import Store

_LOG = logging.getLogger(__name__)
_SHORTEST = 0.05  # seconds; what is due and still waits hangs behind another delivery, whose end rings no bell

Handler = Callable[[Accepted], str | None]


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


def pause(queue: Inbox | Outbox, store: Store, thresholds: InboxThresholds) -> Callable[[], float]:
    """How long to sleep: until the next attempt is due, at most the poll interval."""

    def seconds() -> float:
        due = queue.next_due()
        if due is None:
            return thresholds.poll_seconds
        return min(max((due - store.now()).total_seconds(), _SHORTEST), thresholds.poll_seconds)

    return seconds
