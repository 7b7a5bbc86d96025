"""Stretches of the calendar: first and last day of weeks, months, quarters and their parts."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final

from bot.language.dates.tense import Direction

Days = tuple[date, date]  # first and last, both included
SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # northern: the first month

# A verb misread costs a year, and nobody leaves out the year of a day so near when it is another than the nearest.
_NEAR: Final = timedelta(days=31)


def day(of: date) -> Days:
    """One day."""
    return (of, of)


def shifted(of: date, days: int) -> date:
    """`of` moved by days, held inside the calendar."""
    ordinal = min(max(of.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def nearest(
    to: date, month: int, day: int, *, direction: Direction = Direction.UNKNOWN, weekday: int | None = None
) -> date | None:
    """The day with this month and day in the year left out; None where no year has one.

    The nearest to `to` where that lies within a month; else the nearest on the side the tense gives, of those first the
    nearest on the weekday told within a year.
    """
    around = [found for step in range(-8, 9) if (found := on(to.year + step, month, day))]
    if not around:
        return None
    closest = min(around, key=lambda each: abs(each - to))
    if abs(closest - to) <= _NEAR:
        return closest
    side = [each for each in around if (each - to).days * direction >= 0]
    fitting = [each for each in side if each.weekday() == weekday and abs(each.year - to.year) <= 1]
    return min(fitting or side, key=lambda each: abs(each - to))


def on(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def week(of: date, ahead: int = 0) -> Days:
    """Monday to Sunday of the week `ahead` weeks after that of `of`."""
    monday = shifted(of, 7 * ahead - of.weekday())
    return (monday, shifted(monday, 6))


def weekend(of: date, ahead: int = 0) -> Days:
    """Saturday and Sunday of the week `ahead` weeks after that of `of`."""
    return (shifted(week(of, ahead)[0], 5), week(of, ahead)[1])


def month(year: int, number: int) -> Days:
    """First to last day; `number` may lie outside 1 to 12 and then counts on into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    year = min(max(year, date.min.year), date.max.year)
    return (date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def quarter(year: int, number: int) -> Days:
    """First to last day; `number` may lie outside 1 to 4."""
    return (month(year, 3 * number - 2)[0], month(year, 3 * number)[1])


def season(year: int, name: str) -> Days:
    """Three months; winter runs into the following year."""
    first = SEASONS[name]
    return (month(year, first)[0], month(year, first + 2)[1])


def year(number: int) -> Days:
    """First to last day."""
    return (month(number, 1)[0], month(number, 12)[1])


def decade(first: int) -> Days:
    """Ten years."""
    return (year(first)[0], year(first + 9)[1])


def months_later(of: date, months: int) -> date:
    """The same day in another month, or its last where it is shorter.

    >>> months_later(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    first, last = month(of.year, of.month + months)
    return min(shifted(first, of.day - 1), last)


def third(days: Days, which: int) -> Days:
    """A third (0, 1, 2): four months of a year; of a month the 1st to 10th, the 11th to 20th and the rest."""
    if days == year(days[0].year):
        return (month(days[0].year, 4 * which + 1)[0], month(days[0].year, 4 * which + 4)[1])
    length = (days[1] - days[0]).days + 1
    cuts = [0, length // 3, 2 * (length // 3), length]
    return (days[0] + timedelta(days=cuts[which]), days[0] + timedelta(days=cuts[which + 1] - 1))
