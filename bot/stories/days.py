"""The days an article's lede tells: on which day what it reports happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "(?P<month>" + "|".join(_MONTHS) + r")[a-z]*\.?"
_WEEKDAY = re.compile(
    r"\b(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thurs?|fri|sat|sun)\.?(?=[ ,]))",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?P<word>today|yesterday)\b", re.IGNORECASE)
_CALENDAR = (
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})\b(?!:)", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}\b", re.IGNORECASE),
)
_AHEAD = timedelta(days=60)  # a day of the year farther ahead than this was the one of last year


def told(lede: str, published: date | None) -> tuple[date, ...]:
    """The days `lede` tells, in order: a weekday is the latest one up to the day of publication, "Nov 25" the nearest.

    Nothing without a day of publication, which all of them are counted from.
    """
    return tuple(sorted(set(_days(lede, published)))) if published else ()


def _days(lede: str, published: date) -> Iterator[date]:
    for match in _WEEKDAY.finditer(lede):
        weekday = _WEEKDAYS.index(match["day"][:3].lower())
        yield published - timedelta(days=(published.weekday() - weekday) % 7)
    for match in _RELATIVE.finditer(lede):
        yield published - timedelta(days=int(match["word"].lower() == "yesterday"))
    for pattern in _CALENDAR:
        for match in pattern.finditer(lede):
            month = _MONTHS.index(match["month"][:3].lower()) + 1
            days = (_date(year, month, int(match["day"])) for year in (published.year, published.year - 1))
            yield from [day for day in days if day and day <= published + _AHEAD][:1]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
