"""When a digest is due."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digests import Subscription, due_on

CATCH_UP = timedelta(hours=6)


def order(at: time = time(8, 30), zone: str = "Europe/Berlin", **parts: Any) -> Subscription:
    return Subscription(id="s", team="T", channel="C", at=at, zone=zone, **parts)


def berlin(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)


def test_it_is_due_from_its_time_on() -> None:
    assert due_on(order(), berlin(12, 8, 29), CATCH_UP) is None
    assert due_on(order(), berlin(12, 8, 30), CATCH_UP) == date(2026, 3, 12)


def test_it_stays_due_after_downtime_within_the_window_only() -> None:
    assert due_on(order(), berlin(12, 14, 29), CATCH_UP) == date(2026, 3, 12)
    assert due_on(order(), berlin(12, 14, 30), CATCH_UP) is None


def test_a_late_evening_digest_is_caught_up_after_midnight_for_its_own_day() -> None:
    assert due_on(order(at=time(23, 0)), berlin(13, 1, 0), CATCH_UP) == date(2026, 3, 12)


def test_on_a_day_it_is_not_ordered_for_it_is_not_due() -> None:
    weekdays = frozenset({0, 1, 2, 4})
    assert due_on(order(weekdays=weekdays), berlin(12, 9), CATCH_UP) is None


def test_nothing_before_the_order_is_due() -> None:
    assert due_on(order(since=berlin(12, 8, 31)), berlin(12, 9), CATCH_UP) is None


def test_a_time_the_clock_change_skips_still_means_one_digest() -> None:
    skipped = order(at=time(2, 30))  # on 29 March 2026 two o'clock becomes three
    minutes = [berlin(29, 0) + timedelta(minutes=step) for step in range(0, 6 * 60, 5)]
    assert {due_on(skipped, now, CATCH_UP) for now in minutes} == {None, date(2026, 3, 29)}


@given(st.integers(0, 59), st.times())
def test_over_the_autumn_change_no_day_is_forgotten_or_taken_out_of_order(offset: int, at: time) -> None:
    at = at.replace(second=0, microsecond=0)
    first = datetime(2026, 10, 24, tzinfo=UTC) + timedelta(minutes=offset)
    due = [due_on(order(at=at), first + timedelta(minutes=step), CATCH_UP) for step in range(0, 3 * 24 * 60, 30)]
    days = [day for day in due if day]
    assert days == sorted(days)
    assert {date(2026, 10, 25), date(2026, 10, 26)} <= set(days)


@settings(deadline=None, max_examples=60)
@given(
    st.times(),
    st.sampled_from(("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca")),
    st.sampled_from(
        (datetime(2026, 3, 6, tzinfo=UTC), datetime(2026, 3, 27, tzinfo=UTC), datetime(2026, 10, 23, tzinfo=UTC))
    ),
    st.integers(1, 89),
)
def test_over_a_clock_change_every_day_is_made_exactly_once(at: time, zone: str, start: datetime, step: int) -> None:
    """Two clocks that look at different minutes, and a row a day that only one of them can claim."""
    ordered = order(at=at.replace(second=0, microsecond=0), zone=zone, since=start)
    made: list[date] = []
    for minutes in range(0, 4 * 24 * 60, step):
        for late in (0, 7):
            day = due_on(ordered, start + timedelta(minutes=minutes + late), CATCH_UP)
            if day and day not in made:
                made.append(day)
    assert made == sorted(made)
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(made))
    assert len(made) in {3, 4, 5}, "four days and the minutes before and after"
