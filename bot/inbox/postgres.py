"""The worker for PostgreSQL: as many as wanted, in as many processes, on as many machines."""

from __future__ import annotations

import asyncio
import logging
import threading
from contextlib import suppress

from procrastinate import App

from bot.inbox import jobs
from bot.inbox.accepted import State
from bot.inbox.attempt import Handler, work
from bot.inbox.inbox import Inbox
from bot.inbox.outbox import Outbox
from bot.inbox.thresholds import InboxThresholds
from bot.storage.store import Store

_LOG = logging.getLogger(__name__)
_RECONNECT_SECONDS = 5.0  # between two attempts; a database that restarts takes some


class PostgresWorker:
    """Works off the inbox in a thread of this process, beside the workers of other processes.

    `handler` as in LocalWorker. An event whose worker died goes to another once that one has given no sign of life for
    `stalled_seconds`.
    """

    def __init__(
        self, inbox: Inbox, outbox: Outbox, handler: Handler, store: Store, thresholds: InboxThresholds
    ) -> None:
        self._inbox = inbox
        self._outbox = outbox
        self._handler = handler
        self._store = store
        self._thresholds = thresholds
        self._thread = threading.Thread(target=self._run, name="inbox", daemon=True)
        self._stopping = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._enough: asyncio.Event | None = None
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begin, once."""
        self._thread.start()

    def stop(self, seconds: float = 10.0) -> bool:
        """End after the event under way; False where that takes longer than `seconds`."""
        with self._lock:
            self._stopping.set()
            if self._loop is not None and self._enough is not None:
                self._loop.call_soon_threadsafe(self._enough.set)
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                asyncio.run(self._serve())
            except Exception:  # noqa: BLE001  # the edge of the process: a database gone for a while comes back
                _LOG.exception("the inbox worker lost its database and tries again")
                self._stopping.wait(_RECONNECT_SECONDS)

    async def _serve(self) -> None:
        enough = asyncio.Event()
        with self._lock:
            if self._stopping.is_set():
                return
            self._loop, self._enough = asyncio.get_running_loop(), enough
        app = jobs.app_of(self._store.engine, self._work)
        try:
            # Never cancelled while it opens: a pool interrupted as it connects leaves tasks that end minutes later.
            async with app.open_async():
                await self._until(enough, asyncio.create_task(self._work_and_sweep(app), name="work"))
        finally:
            with self._lock:
                self._loop = self._enough = None

    async def _until(self, enough: asyncio.Event, working: asyncio.Task[None]) -> None:
        asked = asyncio.create_task(enough.wait(), name="stop")
        await asyncio.wait({asked, working}, return_when=asyncio.FIRST_COMPLETED)
        asked.cancel()
        if working.done():
            await working
            return
        working.cancel()
        with suppress(asyncio.CancelledError):
            await working

    async def _work_and_sweep(self, app: App) -> None:
        sweeping = asyncio.create_task(self._sweep_now_and_then(app), name="sweep")
        try:
            await asyncio.gather(*(self._work_off(app, queue) for queue in jobs.QUEUES))
        finally:
            sweeping.cancel()
            with suppress(asyncio.CancelledError):
                await sweeping

    async def _work_off(self, app: App, queue: str) -> None:
        await app.run_worker_async(
            queues=[queue],
            concurrency=1,
            fetch_job_polling_interval=self._thresholds.poll_seconds,
            update_heartbeat_interval=self._thresholds.stalled_seconds / 3,
            stalled_worker_timeout=self._thresholds.stalled_seconds,
            delete_jobs="always",
            install_signal_handlers=False,
        )

    async def _sweep_now_and_then(self, app: App) -> None:
        while True:
            try:
                await self._sweep(app)
            except Exception:  # noqa: BLE001  # the next sweep may do better
                _LOG.exception("stalled events could not be looked for")
            await asyncio.sleep(self._thresholds.stalled_seconds / 2)

    async def _sweep(self, app: App) -> None:
        """Give the events of dead workers to the living, and jobs to the events that have none."""
        manager = app.job_manager
        stalled = await manager.get_stalled_jobs(seconds_since_heartbeat=self._thresholds.stalled_seconds)
        for job in stalled:
            _LOG.warning("event in row %s lost its worker and is taken up again", job.task_kwargs.get("row"))
            await manager.retry_job(job)
        await asyncio.to_thread(self._rejoin)

    def _rejoin(self) -> None:
        with self._store.intake() as session:
            jobs.rejoin(session)

    def _work(self, row: int) -> None:
        accepted = self._inbox.take(row)
        if accepted is None:
            return
        if work(self._inbox, self._outbox, self._handler, accepted) is State.FAILED:
            raise jobs.AgainError(self._store.now() + self._thresholds.wait(accepted.attempt))
