"""A standing order for a digest, and on which local day one is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A digest for one channel at a local time of day. `weekdays` counts Monday as 0."""

    id: str
    team: str
    channel: str
    at: time
    zone: str  # IANA name: an offset would be wrong half the year
    weekdays: frozenset[int] = EVERY_DAY
    since: datetime | None = None  # when it was ordered: nothing before is due


def due_on(subscription: Subscription, now: datetime, catch_up: timedelta) -> date | None:
    """The local day whose digest is due at `now` (aware), or None.

    A digest stays due for `catch_up` after its time, so that a restart delays it and does not lose it. A time that a
    clock change skips is taken as if the clock had not changed, one that it repeats is taken the first time: either
    way the day has one digest.
    """
    zone = ZoneInfo(subscription.zone)
    today = now.astimezone(zone).date()
    for day in (today, today - timedelta(days=1)):
        moment = datetime.combine(day, subscription.at, tzinfo=zone).astimezone(UTC)
        ordered_before = subscription.since is None or subscription.since <= moment
        if day.weekday() in subscription.weekdays and ordered_before and moment <= now < moment + catch_up:
            return day
    return None
