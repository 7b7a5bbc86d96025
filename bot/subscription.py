"""A standing order for a digest, and on which local day one is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

EVERY_DAY = frozenset(range(7))


class Part(StrEnum):
    """A part of a digest, which can be left out."""

    ATTENTION = "attention"  # findings that wait
    NEW = "new"
    DEVELOPING = "developing"
    CORRECTIONS = "corrections"
    QUIET = "quiet"
    CHARTS = "charts"


EVERYTHING = frozenset(Part)
WORKING_DAYS = frozenset(range(5))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants of a digest; what is None stays as it was ordered before."""

    at: time | None = None
    zone: str | None = None
    weekdays: frozenset[int] | None = None
    beats: tuple[str, ...] | None = None
    include: frozenset[Part] | None = None
    skip_empty: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A digest for one channel, or one person in their direct message, at a local time of day. Monday is weekday 0."""

    id: str
    team: str
    channel: str
    at: time
    zone: str  # IANA name: an offset would be wrong half the year
    weekdays: frozenset[int] = EVERY_DAY
    since: datetime | None = None  # when it was ordered: nothing before is due
    person: str | None = None  # whose it is; None: the channel's
    beats: tuple[str, ...] = ()  # words and names of the stories it tells; empty: all
    include: frozenset[Part] = EVERYTHING
    skip_empty: bool = False


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
