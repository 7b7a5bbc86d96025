"""Whether two times told of one happening contradict each other, and how."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.happenings.happening import ClockTime, Counting, Time
from bot.language.dates import days
from bot.language.dates.date import Bound, DatePrecision
from bot.language.dates.days import Days


class Difference(StrEnum):
    """How two times differ, the likelier slips first."""

    CLOCK = "clock"  # one day, two hours
    YEAR = "year"  # one month, or day of the year, in two years
    NEAR = "near"  # in units of the coarser: a few
    DIGIT = "digit"  # one month, days that differ in one digit: 9 and 19 July
    FAR = "far"


_EXACT: Final = frozenset({DatePrecision.DAY, DatePrecision.PART_OF_DAY, DatePrecision.NIGHT})
_NEAR: Final = {
    DatePrecision.DAY: 7, DatePrecision.PART_OF_DAY: 7, DatePrecision.NIGHT: 7, DatePrecision.WEEKEND: 7,
    DatePrecision.WEEK: 14, DatePrecision.MONTH: 92, DatePrecision.YEAR: 731,
}  # fmt: skip # days between two times of that unit within which one is likely to be the other, mistaken
_LATE: Final = 1020  # minutes from midnight from which a time may count to the following day elsewhere
_EARLY: Final = 540  # and until which to the one before


def difference(one: Time, other: Time) -> Difference | None:
    """How the two times contradict each other; None where both may be true of one happening."""
    one, other = _in_year_of(other, one), _in_year_of(one, other)
    if None in (one.start or one.end, other.start or other.end):
        return _by_clock(one.clock, other.clock)
    if one.bound is not other.bound:
        return None
    if one.bound is Bound.SINCE:
        return _between(one, _unit(one), other, _unit(other))
    if DatePrecision.SPAN in (one.precision, other.precision):
        return _of_spans(one, other)
    here, there = _stretch(one), _stretch(other)
    if here is None or there is None:
        return None
    return _between(one, here, other, there) or (
        _by_clock(one.clock, other.clock) if here == there and here[0] == here[1] else None
    )


def _in_year_of(known: Time, time: Time) -> Time:
    """A time of an article without a day of publication, in the year of the other's time."""
    if time.counting is not Counting.UNDATED or None in (known.start, time.start, time.end):
        return time
    assert known.start is not None
    assert time.start is not None
    assert time.end is not None
    first = days.on(known.start.year, time.start.month, time.start.day) or time.start
    return replace(time, start=first, end=first + (time.end - time.start))


def gap(one: Time, other: Time) -> int:
    """Days from the first time to the second, from start to start; 0 where one of them has none."""
    return (other.start - one.start).days if one.start and other.start else 0


def _between(one: Time, here: Days, other: Time, there: Days) -> Difference | None:
    apart = max((there[0] - here[1]).days, (here[0] - there[1]).days)
    if apart <= one.slack + other.slack or _is_one_week_off(one, other):
        return None
    if apart == 1 and (_is_at_midnight(one) or _is_at_midnight(other)):
        return None
    # "Today" of a page read in another zone, or printed the day after it was written, is a day off.
    if apart == 1 and one.precision in _EXACT and Counting.PUBLICATION in (one.counting, other.counting):
        return None
    return _kind(one, here, other, there, apart)


def _kind(one: Time, here: Days, other: Time, there: Days, apart: int) -> Difference:
    near = _NEAR.get(one.precision, 0)
    if apart <= near and one.precision in _EXACT and other.precision in _EXACT:
        return Difference.NEAR
    if here[0].year != there[0].year and _is_one_month(here) and _is_one_month(there):
        if here[0].month == there[0].month and (here[0] == here[1]) + (there[0] == there[1]) < 2:
            return Difference.YEAR
        if here[0].replace(year=4) == there[0].replace(year=4):
            return Difference.YEAR
    if one.precision == other.precision and apart <= near:
        return Difference.NEAR
    years = one.precision is other.precision is DatePrecision.YEAR and _is_year_slip(here[0].year, there[0].year)
    days_slip = here[0] == here[1] and there[0] == there[1] and _is_digit_slip(here[0], there[0])
    return Difference.DIGIT if years or days_slip else Difference.FAR


def _is_one_month(stretch: Days) -> bool:
    return (stretch[0].year, stretch[0].month) == (stretch[1].year, stretch[1].month)


def _is_digit_slip(one: date, other: date) -> bool:
    """Whether two days of one year differ by a digit of the day, or by the month next to it."""
    if one.year != other.year:
        return False
    if one.month != other.month:
        return one.day == other.day and abs(one.month - other.month) == 1
    left, right = str(one.day), str(other.day)
    return left.endswith(right) or right.endswith(left) or left[0] == right[0]


def _is_year_slip(one: int, other: int) -> bool:
    """Whether two digits of a year have changed places: 1934 and 1943."""
    left, right = str(one), str(other)
    return left != right and sorted(left) == sorted(right) and left[:2] == right[:2]


def _is_one_week_off(one: Time, other: Time) -> bool:
    """Whether a weekday fits the other's day in another week: a wrong day of publication moves it by weeks."""
    for here, there in ((one, other), (other, one)):
        if here.counting is Counting.WEEKDAY and here.weekday is not None and there.start == there.end:
            return there.start is not None and there.start.weekday() == here.weekday
    return False


def _is_at_midnight(time: Time) -> bool:
    if time.precision is DatePrecision.NIGHT:
        return True
    if time.clock is not None:
        return time.clock.high > _LATE or time.clock.low < _EARLY
    return time.precision is DatePrecision.PART_OF_DAY


def _of_spans(one: Time, other: Time) -> Difference | None:
    """Two stretches stated in full: "from 1951 to 1963" and "from 1951 to 1965"."""
    if one.precision is not other.precision or any(each.counting is not Counting.STATED for each in (one, other)):
        return None
    ends = [(one.start, other.start), (one.end, other.end)]
    off = [abs((a - b).days) for a, b in ends if a is not None and b is not None]
    if len(off) < 2 or min(off) not in (0, max(off)) or max(off) == 0:
        return None
    return Difference.NEAR if max(off) <= _NEAR[DatePrecision.YEAR] else Difference.FAR


def _stretch(time: Time) -> Days | None:
    return (time.start, time.end) if time.start is not None and time.end is not None else None


def _unit(time: Time) -> Days:
    """The unit a bound is told in: of "since 2002" the year."""
    first = time.start or date.min
    if time.precision is DatePrecision.YEAR:
        return days.year(first.year)
    if time.precision is DatePrecision.DECADE:
        return days.decade(first.year)
    if time.precision is DatePrecision.MONTH:
        return days.month(first.year, first.month)
    wide = {DatePrecision.SEASON: 91, DatePrecision.QUARTER: 91, DatePrecision.WEEK: 6, DatePrecision.WEEKEND: 1,
            DatePrecision.PART_OF_MONTH: 11, DatePrecision.PART_OF_YEAR: 122}  # fmt: skip
    return (first, first + timedelta(days=wide.get(time.precision, 0)))


def _by_clock(one: ClockTime | None, other: ClockTime | None) -> Difference | None:
    if one is None or other is None or not (one.hour or other.hour):
        return None
    return Difference.CLOCK if one.high < other.low or other.high < one.low else None
