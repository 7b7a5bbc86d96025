"""Dates as an article writes them in full: day, month and, if given, year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.article import Span
from bot.reading import Reading

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:1[89]|20)\d\d))?"
_FULL = re.compile(
    rf"\b(?:{MONTH}\s+{_DAY}|{_DAY.replace('day', 'day2')}\s+{MONTH.replace('month', 'month2')}){_YEAR}\b(?!:)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A date with where it stands; `has_year` tells whether the article says the year."""

    span: Span
    day: date
    has_year: bool


def dates_in(reading: Reading, start: int = 0, end: int | None = None) -> list[Written]:
    """The dates written out between two offsets. A year left out is the one nearest to publication, and without a date
    of publication such dates are not returned; nor are days that do not exist.
    """
    text = reading.article.text
    found = []
    for match in _FULL.finditer(text, start, len(text) if end is None else end):
        day = _date(match, reading.article.published.day if reading.article.published else None)
        if day is not None:
            span = Span(start=match.start(), end=match.end())
            found.append(Written(span=span, day=day, has_year=match["year"] is not None))
    return found


def _date(match: re.Match[str], published: date | None) -> date | None:
    month = _MONTHS.index((match["month"] or match["month2"])[:3].lower()) + 1
    number = int(match["day"] or match["day2"])
    if match["year"]:
        return _valid(int(match["year"]), month, number)
    if published is None:
        return None
    near = [_valid(published.year + shift, month, number) for shift in (-1, 0, 1)]
    return min((day for day in near if day), key=lambda day: abs((day - published).days), default=None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
