"""A desk in a process of its own that ends abruptly where it is told to."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
import urllib.error
import urllib.request

from bot.inbox.accepted import Accepted, State
from bot.inbox.courier import courier_of
from bot.inbox.delivery import Delivery, OutState
from bot.inbox.inbox import Inbox
from bot.inbox.outbox import Outbox
from bot.inbox.worker import worker_of
from bot.storage import Store, open_database
from tests.inbox.builders import TEAM, delivery, thresholds, trace
from tests.patience import PATIENCE

REPLY = "E1:reply"


def main(url: str, slack: str, where: str) -> None:
    """Accept an event, work it, answer it; ends with status 0 when all is done, 9 where it was told to end."""
    patience = thresholds(posting_seconds=1.0, stalled_seconds=1.0, poll_seconds=0.2, first_wait_seconds=0.1)
    store = Store(open_database(url))
    inbox, outbox = Inbox(store, patience), Outbox(store, patience)

    def work(accepted: Accepted) -> None:
        with store.transaction(accepted.team) as tx:
            outbox.enqueue(tx, delivery(REPLY))
            end_at("working")
        end_at("worked")

    def post(each: Delivery) -> str:
        end_at("posting")
        request = urllib.request.Request(f"{slack}/post", json.dumps({"id": each.id}).encode())
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            ts = answer.read().decode()
        end_at("posted")
        return str(ts)

    def find(each: Delivery) -> str | None:
        try:
            with urllib.request.urlopen(f"{slack}/find/{each.id}", timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError:
            return None

    def end_at(place: str) -> None:
        if where == place:
            os._exit(9)

    worker, courier = (
        worker_of(inbox, outbox, work, store, patience),
        courier_of(outbox, post, find, store, patience),
    )
    inbox.accept(TEAM, "E1", "message", {})
    end_at("accepted")
    worker.start()
    courier.start()
    done = _wait_until_done(inbox, store)
    stopped = worker.stop(PATIENCE), courier.stop(PATIENCE)
    sys.exit(0 if done and all(stopped) else 1)


def _wait_until_done(inbox: Inbox, store: Store) -> bool:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        posted = trace(store, REPLY)
        if posted and posted.state is OutState.POSTED and inbox.standing([State.DONE]):
            return True
        threading.Event().wait(0.02)  # the state is another thread's, in the database: nothing here could tell
    return False
