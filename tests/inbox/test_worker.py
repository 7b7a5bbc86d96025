"""The threads: woken rather than polling, stopped after what they are at, the same on both engines."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.inbox.accepted import Accepted, Lane, State
from bot.inbox.courier import courier_of
from bot.inbox.delivery import Delivery
from bot.inbox.inbox import Inbox
from bot.inbox.outbox import Outbox
from bot.inbox.worker import worker_of
from bot.storage import Store, open_database
from tests.inbox.builders import TEAM, delivery, thresholds
from tests.patience import PATIENCE


class Desk:
    """A desk that answers every event with one reply, on the machine's own clock."""

    def __init__(self, url: str) -> None:
        # PostgreSQL's workers look for what is due again when they poll; what is new wakes them.
        poll = 60.0 if url.startswith("sqlite") else 0.5
        patience = thresholds(first_wait_seconds=0.05, longest_wait_seconds=0.2, poll_seconds=poll)
        self.store = Store(open_database(url))
        self.inbox, self.outbox = Inbox(self.store, patience), Outbox(self.store, patience)
        self.worked: queue.Queue[str] = queue.Queue()
        self.posted: queue.Queue[str] = queue.Queue()
        self.failures: list[Exception] = []
        self.worker = worker_of(self.inbox, self.outbox, self._work, self.store, patience)
        self.courier = courier_of(self.outbox, self._post, lambda _: None, self.store, patience)

    def _work(self, accepted: Accepted) -> None:
        self.worked.put(accepted.event)
        if self.failures:
            raise self.failures.pop(0)
        with self.store.transaction(accepted.team) as tx:
            self.outbox.enqueue(tx, delivery(f"{accepted.event}:reply", thread=None))

    def _post(self, each: Delivery) -> str:
        self.posted.put(each.id)
        return "1.1"


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    made = Desk(database_url)
    yield made
    assert made.worker.stop(PATIENCE)
    assert made.courier.stop(PATIENCE)
    made.store.close()


@contextmanager
def running(desk: Desk) -> Iterator[None]:
    desk.worker.start()
    desk.courier.start()
    yield


def test_an_event_is_worked_and_answered_without_waiting_for_a_poll(desk: Desk) -> None:
    with running(desk):
        for event in ("E1", "E2", "E3"):
            desk.inbox.accept(TEAM, event, "message", {}, line="one")
        assert [desk.posted.get(timeout=PATIENCE) for _ in range(3)] == ["E1:reply", "E2:reply", "E3:reply"]


def test_what_was_accepted_before_the_start_is_worked(desk: Desk) -> None:
    desk.inbox.accept(TEAM, "E1", "message", {})
    with running(desk):
        assert desk.posted.get(timeout=PATIENCE) == "E1:reply"


def test_an_event_that_fails_is_tried_again_and_answered_once(desk: Desk) -> None:
    desk.failures = [ValueError("not yet")]
    with running(desk):
        desk.inbox.accept(TEAM, "E1", "message", {})
        assert desk.posted.get(timeout=PATIENCE) == "E1:reply"
    assert [desk.worked.get(timeout=PATIENCE) for _ in range(2)] == ["E1", "E1"]
    assert desk.posted.empty()


def test_an_event_that_always_fails_is_parked_and_others_are_worked(desk: Desk) -> None:
    desk.failures = [ValueError("never")] * 3
    with running(desk):
        desk.inbox.accept(TEAM, "E1", "message", {}, line="one")
        desk.inbox.accept(TEAM, "E2", "message", {}, line="one")
        assert desk.posted.get(timeout=PATIENCE) == "E2:reply"
    (parked,) = desk.inbox.standing([State.PARKED])
    assert (parked.event, parked.error, parked.attempts) == ("E1", "ValueError: never", 3)


def test_stopping_waits_for_the_event_under_way(database_url: str) -> None:
    patience = thresholds(poll_seconds=0.5)  # the worker may listen only after the event came
    store = Store(open_database(database_url))
    inbox, outbox = Inbox(store, patience), Outbox(store, patience)
    begun, go_on = threading.Event(), threading.Event()

    def work(_: Accepted) -> None:
        begun.set()
        assert go_on.wait(PATIENCE)

    worker = worker_of(inbox, outbox, work, store, patience)
    worker.start()
    inbox.accept(TEAM, "E1", "message", {})
    assert begun.wait(PATIENCE)
    assert not worker.stop(0.1)
    go_on.set()
    assert worker.stop(PATIENCE)
    assert [each.event for each in inbox.standing([State.DONE])] == ["E1"]
    store.close()


def test_a_click_does_not_wait_behind_a_text_being_read(database_url: str) -> None:
    patience = thresholds(poll_seconds=0.5)
    store = Store(open_database(database_url))
    inbox, outbox = Inbox(store, patience), Outbox(store, patience)
    reading, clicked = threading.Event(), threading.Event()

    def work(accepted: Accepted) -> None:
        if accepted.kind == "message":
            reading.set()
            assert clicked.wait(PATIENCE)
        else:
            clicked.set()

    worker = worker_of(inbox, outbox, work, store, patience)
    worker.start()
    inbox.accept(TEAM, "E1", "message", {})
    assert reading.wait(PATIENCE)
    inbox.accept(TEAM, "E2", "click", {}, lane=Lane.HAND)
    assert clicked.wait(PATIENCE)
    assert worker.stop(PATIENCE)
    store.close()


def test_a_worker_never_started_can_be_stopped(desk: Desk) -> None:
    assert desk.worker.stop()
    assert desk.courier.stop()
