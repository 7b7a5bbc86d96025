"""From a way of telling a date to days of the calendar: a function for each pattern of `dates.patterns`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from bot.language.calendar_words import month as month_number
from bot.language.calendar_words import weekday as weekday_number
from bot.language.dates import days, relative
from bot.language.dates.date import DatePrecision as P
from bot.language.dates.tense import Direction
from bot.language.dates.told import Context, Told
from bot.language.numerals import ordinal


def resolve(pattern: str, match: re.Match[str], context: Context) -> Told | None:
    """What the match tells; None where it is no date ("may" as a verb, a bare number)."""
    parts = {name.rstrip("2"): part for name, part in match.groupdict().items() if part is not None}
    try:
        return _RESOLVERS[pattern](parts, match.group(), context)
    except ValueError:
        return None  # the 31st of November is no date


def _iso(parts: Mapping[str, str], _text: str, _context: Context) -> Told:
    stated = date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    return Told(days=days.day(stated), precision=P.DAY, anchored=False)


def _numeric(parts: Mapping[str, str], _text: str, _context: Context) -> Told | None:
    """Day and month in either order; only one that can be read in one way is resolved."""
    first, second, stated = int(parts["first"]), int(parts["second"]), int(parts["year"])
    if first <= 12 and second <= 12 and first != second:
        return Told(days=None, precision=P.DAY, anchored=False)
    day, month = (first, second) if first > 12 else (second, first)
    return Told(days=days.day(date(stated, month, day)), precision=P.DAY, anchored=False)


def _day(parts: Mapping[str, str], text: str, context: Context) -> Told:
    month, first = month_number(parts["month"]), _digits(parts["day"])
    weekday = weekday_number(parts["weekday"]) if "weekday" in parts else None
    if "year" in parts:
        start = date(int(parts["year"]), month, first)
    elif context.published is None:
        return Told(days=None, precision=P.DAY, weekday=weekday)
    else:
        nearest = days.nearest(context.published, month, first, direction=context.direction, weekday=weekday)
        if nearest is None:
            raise ValueError("no year has such a day")
        start = nearest
    last = _digits(parts["last"]) if "last" in parts and " or " not in text else first
    end = start.replace(day=last) if last > first else start
    precision = P.DAY if start == end else P.SPAN
    return Told(days=(start, end), precision=precision, anchored="year" not in parts, weekday=weekday)


def _month(parts: Mapping[str, str], _text: str, _context: Context) -> Told:
    stated = days.month(int(parts["year"]), month_number(parts["month"]))
    return Told(days=stated, precision=P.MONTH, anchored=False)


def _bare_month(parts: Mapping[str, str], _text: str, context: Context) -> Told | None:
    which, number = parts.get("which", "").lower(), month_number(parts["month"])
    if not which and not context.preposition:
        return None
    published = context.published
    if published is None:
        return Told(days=None, precision=P.MONTH)
    if not which and context.apposed and context.reference and context.reference.month == number:
        return Told(days=days.month(context.reference.year, number), precision=P.MONTH)
    ahead = which in ("next", "coming") or (which == "" and _is_ahead(context.direction, number - published.month))
    if which == "this":
        year = published.year
    elif ahead:
        year = published.year + (number < published.month or (which == "next" and number == published.month))
    else:
        year = published.year - (number > published.month or (which in ("last", "past") and number == published.month))
    return Told(days=days.month(year, number), precision=P.MONTH)


def _is_ahead(direction: Direction, months: int) -> bool:
    """Whether a month without its year lies ahead: as the verb says, else where it is nearer."""
    return direction is Direction.AHEAD or (direction is Direction.UNKNOWN and 0 < months % 12 < 6)


def _weekday(parts: Mapping[str, str], _text: str, context: Context) -> Told:
    number, which = weekday_number(parts["weekday"]), parts.get("which", "").lower()
    precision = P.PART_OF_DAY if "part" in parts else P.DAY
    published = context.published
    if published is None or parts["weekday"].lower().endswith("days"):
        return Told(days=None, precision=precision, weekday=number)
    back = (published.weekday() - number) % 7
    if which in ("next", "coming") or (not which and back and context.direction is Direction.AHEAD):
        found = days.shifted(published, 7 - back)
    elif which == "this":
        found = days.shifted(days.week(published)[0], number)
    elif which in ("last", "past"):
        found = days.shifted(published, -(back or 7))
    else:
        found = days.shifted(published, -back)
    return Told(days=days.day(found), precision=precision, weekday=number)


def _season(parts: Mapping[str, str], _text: str, _context: Context) -> Told:
    return Told(days=days.season(int(parts["year"]), parts["season"].lower()), precision=P.SEASON, anchored=False)


def _quarter(parts: Mapping[str, str], _text: str, context: Context) -> Told:
    number = int(parts["number"]) if "number" in parts else ordinal(parts["ordinal"]) or 1
    stated = parts.get("year", "")
    if stated.isdecimal():
        return Told(days=days.quarter(int(stated), number), precision=P.QUARTER, anchored=False)
    if context.published is None:
        return Told(days=None, precision=P.QUARTER)
    shift = {"last": -1, "next": 1}.get(stated.lower().split()[0] if stated else "", 0)
    year = context.published.year + shift
    # In January "the fourth quarter" is the one that has just ended.
    if not stated and context.direction is not Direction.AHEAD and days.quarter(year, number)[0] > context.published:
        year -= 1
    return Told(days=days.quarter(year, number), precision=P.QUARTER)


def _years(parts: Mapping[str, str], _text: str, _context: Context) -> Told | None:
    first, stated = int(parts["first"]), parts["last"]
    last = int(stated) if len(stated) == 4 else first // 100 * 100 + int(stated)
    if last <= first or not (len(stated) == 4 or last == first + 1):
        return None
    return Told(days=(days.year(first)[0], days.year(last)[1]), precision=P.SPAN, anchored=False)


def _decade(parts: Mapping[str, str], _text: str, _context: Context) -> Told:
    return Told(days=days.decade(int(parts["decade"])), precision=P.DECADE, anchored=False)


def _year(parts: Mapping[str, str], _text: str, _context: Context) -> Told:
    return Told(days=days.year(int(parts["year"])), precision=P.YEAR, anchored=False)


def _holiday(parts: Mapping[str, str], _text: str, context: Context) -> Told:
    name = parts["holiday"].replace("’", "'")
    if "year" in parts:
        return Told(days=days.day(_feast(name, int(parts["year"]))), precision=P.DAY, anchored=False)
    published = context.published
    if published is None:
        return Told(days=None, precision=P.DAY)
    around = [_feast(name, published.year + step) for step in (-1, 0, 1)]
    return Told(days=days.day(min(around, key=lambda each: abs((each - published).days))), precision=P.DAY)


def _feast(name: str, year: int) -> date:
    fixed = {
        "New Year's Day": (1, 1),
        "Halloween": (10, 31),
        "Christmas Eve": (12, 24),
        "Boxing Day": (12, 26),
        "New Year's Eve": (12, 31),
    }
    if name == "Thanksgiving":  # the fourth Thursday of November, as the United States keep it
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    return date(year, *fixed.get(name, (12, 25)))


def _digits(stated: str) -> int:
    return int("".join(character for character in stated if character.isdecimal()))


_RESOLVERS: Final[dict[str, Callable[[Mapping[str, str], str, Context], Told | None]]] = {
    "iso": _iso,
    "numeric": _numeric,
    "day": _day,
    "month": _month,
    "bare_month": _bare_month,
    "weekday": _weekday,
    "deictic": relative.deictic,
    "so_far": relative.so_far,
    "period": relative.period,
    "season": _season,
    "ago": relative.ago,
    "shift": relative.shift,
    "past": relative.past,
    "quarter": _quarter,
    "years": _years,
    "decade": _decade,
    "year": _year,
    "holiday": _holiday,
}
