"""How patient the queues are; the values and their evidence stand in config/defaults.toml, section [inbox]."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxThresholds:
    """When work is tried again and when it is given up."""

    attempts: int  # after which an event is parked
    delivery_attempts: int  # after which a call to Slack is parked
    first_wait_seconds: float  # before the second attempt; doubled before each further one
    longest_wait_seconds: float
    poll_seconds: float  # how long a worker sleeps when nobody wakes it
    posting_seconds: float  # after which a call begun and not ended is taken for lost
    stalled_seconds: float  # without a sign of life, after which a PostgreSQL worker's jobs are given to others

    def wait(self, attempts: int) -> timedelta:
        """How long to wait after so many failed attempts."""
        doubled = self.first_wait_seconds * 2 ** min(attempts - 1, 30)
        return timedelta(seconds=min(doubled, self.longest_wait_seconds))
