"""The inbox on PostgreSQL: each event is a job of procrastinate's, made in the transaction that accepts the event.

The inbox row says what has become of the event; the job only says which worker is at it. Jobs are deleted when over.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache

from procrastinate import App, BaseRetryStrategy, PsycopgConnector, RetryDecision, SyncPsycopgConnector
from procrastinate.jobs import Job
from sqlalchemy import Engine, bindparam, select, text
from sqlalchemy.orm import Session

from bot.inbox.accepted import Lane
from bot.storage.tables import InboxRow

QUEUES = tuple(Lane)
TASK = "copydesk.work"

# Rows no job will ever come to: accepted before this database had workers, or their job was deleted by hand.
_ORPHANS = text(
    "SELECT inbox.row FROM inbox WHERE state IN ('accepted', 'working', 'failed') AND NOT EXISTS ("
    " SELECT 1 FROM procrastinate_jobs job WHERE job.task_name = :task AND job.status IN ('todo', 'doing')"
    " AND (job.args ->> 'row')::bigint = inbox.row) ORDER BY inbox.row FOR UPDATE SKIP LOCKED"
).bindparams(bindparam("task", TASK))


class AgainError(Exception):
    """The event failed and is due again at `at`. For procrastinate only, which tries again what raises."""

    def __init__(self, at: datetime) -> None:
        super().__init__(f"due again at {at.isoformat()}")
        self.at = at


class _WhenDue(BaseRetryStrategy):
    """Try again when the inbox says so; at once where the database failed before anything was noted."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision:  # noqa: ARG002  # theirs
        if isinstance(exception, AgainError):
            return RetryDecision(retry_at=exception.at)
        return RetryDecision(retry_in={"seconds": 5})


def join(session: Session, row: int) -> None:
    """Make the job of an inbox row, in the session's own transaction."""
    event = session.execute(
        select(InboxRow.team, InboxRow.line, InboxRow.lane, InboxRow.due_at).where(InboxRow.row == row)
    ).one()
    driver = session.connection().connection.driver_connection
    # One lock a line: procrastinate works what shares a lock in the order it came.
    lock = f"line {event.team} {event.line}" if event.line is not None else f"event {row}"
    task = _deferrer().configure_task(TASK, lock=lock, queue=event.lane, schedule_at=event.due_at, connection=driver)
    task.defer(row=row)


def rejoin(session: Session) -> int:
    """Make jobs for the inbox rows that have none; how many."""
    orphans = session.scalars(_ORPHANS).all()
    for row in orphans:
        join(session, row)
    return len(orphans)


def app_of(engine: Engine, work: Callable[[int], None]) -> App:
    """A procrastinate app on the engine's database whose jobs call `work` with an inbox row. Connects to nothing."""
    address = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    app = App(connector=PsycopgConnector(conninfo=address))

    @app.task(name=TASK, retry=_WhenDue())
    def work_event(row: int) -> None:
        work(row)

    return app


@cache
def _deferrer() -> App:
    """An app that only makes jobs, on connections it is handed: it is never opened."""
    return App(connector=SyncPsycopgConnector())
