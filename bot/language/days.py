"""Stretches of the calendar: first and last day of weeks, months, quarters and their parts."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final

Days = tuple[date, date]  # first and last, both included
SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # northern: the first month


def day(of: date) -> Days:
    """One day."""
    return (of, of)


def shifted(of: date, days: int) -> date:
    """`of` moved by days, held inside the calendar."""
    ordinal = min(max(of.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


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
