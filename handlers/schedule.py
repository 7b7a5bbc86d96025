"""The clock is an inbound event too: it asks the desk, again and again, what is due.

APScheduler only wakes us. What is due is decided by the subscription's local day, and a unique row claims it, so that
two clocks, a restart or a clock change never make two digests of one day.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from apscheduler.schedulers.background import BackgroundScheduler

_log = logging.getLogger("copydesk.clock")


class Clock:
    """Calls each of `jobs` with the time, now and then every `seconds`, in a thread of its own, until stopped."""

    def __init__(
        self,
        jobs: tuple[Callable[[datetime], None], ...],
        seconds: float,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._scheduler = BackgroundScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        for job in jobs:
            self._scheduler.add_job(
                _ring, "interval", args=(job, now), seconds=seconds, next_run_time=datetime.now(UTC)
            )

    def start(self) -> None:
        """Begin to call."""
        self._scheduler.start()

    def stop(self) -> None:
        """Call no more; a job that runs is waited for."""
        self._scheduler.shutdown()


def _ring(job: Callable[[datetime], None], now: Callable[[], datetime]) -> None:
    try:
        job(now())
    except Exception:  # noqa: BLE001 - the edge of the clock's process: the next ring tries again
        _log.exception("a job of the clock failed; it is tried again at the next ring")
