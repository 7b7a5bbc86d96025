"""Whether two times may be those of one happening."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.happenings.alignment.times import Difference, difference
from bot.happenings.happening import ClockTime, Counting, Time
from bot.language.dates import days
from bot.language.dates.date import Bound, DatePrecision

MORNING, EVENING = ClockTime(low=0, high=720), ClockTime(low=960, high=1440)


def day(month: int, number: int, year: int = 2026, **parts: Any) -> Time:
    on = date(year, month, number)
    return Time(**{"start": on, "end": on, "precision": DatePrecision.DAY} | parts)


def month(number: int, year: int = 2026, **parts: Any) -> Time:
    first, last = days.month(year, number)
    return Time(start=first, end=last, precision=DatePrecision.MONTH, **parts)


def year(number: int, **parts: Any) -> Time:
    first, last = days.year(number)
    return Time(**{"start": first, "end": last, "precision": DatePrecision.YEAR} | parts)


def since(number: int) -> Time:
    return year(number, end=date(2026, 3, 12), bound=Bound.SINCE)


def span(first: int, last: int) -> Time:
    return Time(start=date(first, 1, 1), end=date(last, 12, 31), precision=DatePrecision.SPAN)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (day(3, 9), day(3, 10), Difference.NEAR),
        (day(7, 9), day(7, 19), Difference.DIGIT),
        (day(4, 14, 2016), day(4, 14, 2014), Difference.YEAR),
        (day(4, 14, 2016), month(4, 2014), Difference.YEAR),
        (month(3), month(4), Difference.NEAR),
        (year(2014), year(2016), Difference.NEAR),
        (year(1975), year(2016), Difference.FAR),
        (day(3, 9), day(12, 24, 2025), Difference.FAR),
        (since(2002), since(2003), Difference.NEAR),
        (span(1951, 1963), span(1951, 1965), Difference.NEAR),
        (day(3, 9, clock=ClockTime(low=355, high=365, hour=True)), day(3, 9, clock=EVENING), Difference.CLOCK),
    ],
)
def test_times_that_contradict_each_other(one: Time, other: Time, expected: Difference) -> None:
    assert difference(one, other) is difference(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (day(3, 9), month(3)),
        (month(3), year(2026)),
        (day(3, 9), day(3, 9)),
        (day(3, 9, weekday=0, counting=Counting.WEEKDAY), day(3, 16, weekday=0, counting=Counting.WEEKDAY)),
        (day(3, 9, weekday=0, counting=Counting.WEEKDAY), day(3, 16)),
        (day(3, 9, counting=Counting.PUBLICATION), day(3, 10)),
        (day(3, 9, clock=EVENING), day(3, 10)),
        (day(3, 9), day(3, 10, clock=MORNING)),
        (day(3, 9, precision=DatePrecision.NIGHT), day(3, 10)),
        (since(2002), year(2010)),
        (span(1951, 1963), year(1957)),
        (span(1951, 1963), span(1963, 1970)),
        (day(3, 9, clock=MORNING), day(3, 9, clock=EVENING)),
        (month(3, slack=31), month(2)),
        (day(3, 9), Time(start=None, end=None, precision=DatePrecision.DAY)),
    ],
)
def test_times_that_may_both_be_true(one: Time, other: Time) -> None:
    assert difference(one, other) is None
    assert difference(other, one) is None


def test_two_digits_of_a_year_that_changed_places_are_a_slip() -> None:
    assert difference(year(1934), year(1943)) is Difference.DIGIT
    assert difference(year(1934), year(1965)) is Difference.FAR
