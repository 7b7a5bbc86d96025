"""Several workers on one PostgreSQL share the events, and take over from one that died."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from bot.inbox.accepted import Accepted, State
from bot.inbox.inbox import Inbox
from bot.inbox.outbox import Outbox
from bot.inbox.postgres import PostgresWorker
from bot.storage import Store, open_database
from tests.inbox.builders import TEAM, thresholds
from tests.patience import PATIENCE

SOON = thresholds(poll_seconds=0.5)


@pytest.fixture
def shared(postgresql_url: str) -> Iterator[Store]:
    store = Store(open_database(postgresql_url))
    yield store
    store.close()


def test_the_event_and_its_job_are_kept_together_or_not_at_all(shared: Store) -> None:
    inbox = Inbox(shared, SOON)
    inbox.accept(TEAM, "E1", "message", {})
    inbox.accept(TEAM, "E1", "message", {})
    assert _jobs(shared) == 1
    with shared.session() as session:
        session.execute(text("ALTER TABLE procrastinate_jobs RENAME TO elsewhere"))
    with pytest.raises(Exception, match="Database error"):
        inbox.accept(TEAM, "E2", "message", {})
    assert [each.event for each in inbox.standing([State.ACCEPTED])] == ["E1"]


def test_every_event_is_worked_by_one_of_several_workers(shared: Store) -> None:
    inbox, outbox = Inbox(shared, SOON), Outbox(shared, SOON)
    worked: queue.Queue[str] = queue.Queue()
    workers = [PostgresWorker(inbox, outbox, _note(worked), shared, SOON) for _ in range(3)]
    for worker in workers:
        worker.start()
    events = [f"E{number}" for number in range(12)]
    for event in events:
        inbox.accept(TEAM, event, "message", {})
    assert sorted(worked.get(timeout=PATIENCE) for _ in events) == sorted(events)
    ends = time.monotonic() + PATIENCE
    while _jobs(shared) and time.monotonic() < ends:
        pass  # a worker strikes its last job off after the work is done
    for worker in workers:
        assert worker.stop(PATIENCE)
    assert worked.empty()
    assert len(inbox.standing([State.DONE])) == 12
    assert _jobs(shared) == 0


def test_an_event_whose_worker_died_goes_to_another(shared: Store) -> None:
    inbox, outbox = Inbox(shared, SOON), Outbox(shared, SOON)
    inbox.accept(TEAM, "E1", "message", {})
    with shared.session() as session:  # what a worker leaves that took the job and was never heard of again
        session.execute(text("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour')"))
        session.execute(
            text(
                "UPDATE procrastinate_jobs SET status = 'doing',"
                " worker_id = (SELECT max(id) FROM procrastinate_workers)"
            )
        )
        session.execute(text("UPDATE inbox SET state = 'working', attempts = 1"))
    worked: queue.Queue[str] = queue.Queue()
    worker = PostgresWorker(inbox, outbox, _note(worked), shared, SOON)
    worker.start()
    assert worked.get(timeout=PATIENCE) == "E1"
    assert worker.stop(PATIENCE)
    assert [(each.event, each.attempts) for each in inbox.standing([State.DONE])] == [("E1", 2)]


def test_an_event_without_a_job_gets_one(shared: Store) -> None:
    inbox, outbox = Inbox(shared, SOON), Outbox(shared, SOON)
    inbox.accept(TEAM, "E1", "message", {})
    with shared.session() as session:
        session.execute(text("DELETE FROM procrastinate_jobs"))
    worked: queue.Queue[str] = queue.Queue()
    worker = PostgresWorker(inbox, outbox, _note(worked), shared, SOON)
    worker.start()
    assert worked.get(timeout=PATIENCE) == "E1"
    assert worker.stop(PATIENCE)


def test_a_worker_stopped_while_it_still_connects_ends_soon(shared: Store) -> None:
    inbox, outbox = Inbox(shared, SOON), Outbox(shared, SOON)
    for _ in range(25):
        worker = PostgresWorker(inbox, outbox, _note(queue.Queue()), shared, SOON)
        worker.start()
        assert worker.stop(PATIENCE)


def test_accepting_waits_for_no_work_on_the_team(shared: Store) -> None:
    with shared.transaction(TEAM) as tx:
        tx.stories.open("Ferry")
        assert Inbox(shared, SOON).accept(TEAM, "E1", "message", {})


def _note(worked: queue.Queue[str]):
    def work(accepted: Accepted) -> None:
        worked.put(accepted.event)

    return work


def _jobs(store: Store) -> int:
    with store.session() as session:
        return int(session.scalar(text("SELECT count(*) FROM procrastinate_jobs")) or 0)
