"""From a way of telling a date to days of the calendar: a function for each pattern of `bot.language.date_patterns`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.language import days
from bot.language.date import DatePrecision as P
from bot.language.days import Days
from bot.language.numerals import value
from bot.language.tense import Direction

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ORDINALS: Final = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_SHIFTS: Final = {"day before": -1, "previous day": -1, "day earlier": -1}
_UNITS: Final = {
    "day": P.DAY, "night": P.DAY, "week": P.WEEK, "fortnight": P.WEEK, "month": P.MONTH, "year": P.YEAR,
    "decade": P.YEAR,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a pattern says before what stands around it is taken into account. `days` None: not to be resolved."""

    days: Days | None
    precision: P
    anchored: bool = True
    weekday: int | None = None

    @property
    def day(self) -> date | None:
        """The one day told, where it is one."""
        return self.days[0] if self.days and self.days[0] == self.days[1] else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a relative date hangs on."""

    published: date | None
    reference: date | None  # the day the text told last
    direction: Direction  # of the verb before it
    preposition: bool  # whether a preposition of time stands before it
    apposed: bool = False  # whether the day told last stands in the same sentence


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
    month, first = _month_number(parts["month"]), _digits(parts["day"])
    weekday = _weekday_number(parts["weekday"]) if "weekday" in parts else None
    if "year" in parts:
        start = date(int(parts["year"]), month, first)
    elif context.published is None:
        return Told(days=None, precision=P.DAY, weekday=weekday)
    else:
        start = _nearest(context.published, month, first, weekday)
    last = _digits(parts["last"]) if "last" in parts and " or " not in text else first
    end = start.replace(day=last) if last > first else start
    precision = P.DAY if start == end else P.SPAN
    return Told(days=(start, end), precision=precision, anchored="year" not in parts, weekday=weekday)


def _nearest(published: date, month: int, day: int, weekday: int | None) -> date:
    """The year not told: that of the occurrence nearest to publication, or the nearest on the weekday told."""
    around = [_on(published.year + step, month, day) for step in (-1, 0, 1, -2, -3, -4)]
    known = [each for each in around if each is not None]
    near = [each for each in known if abs(each.year - published.year) <= 1] or known
    fitting = [each for each in near if weekday is None or each.weekday() == weekday]
    return min(fitting or near, key=lambda each: abs((each - published).days))


def _on(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(parts: Mapping[str, str], _text: str, _context: Context) -> Told:
    stated = days.month(int(parts["year"]), _month_number(parts["month"]))
    return Told(days=stated, precision=P.MONTH, anchored=False)


def _bare_month(parts: Mapping[str, str], _text: str, context: Context) -> Told | None:
    which, number = parts.get("which", "").lower(), _month_number(parts["month"])
    if not which and not context.preposition:
        return None
    published = context.published
    if published is None:
        return Told(days=None, precision=P.MONTH)
    if not which and context.apposed and context.reference and context.reference.month == number:
        return Told(days=days.month(context.reference.year, number), precision=P.MONTH)
    ahead = which in ("next", "coming") or (which == "" and context.direction is Direction.AHEAD)
    if which == "this":
        year = published.year
    elif ahead:
        year = published.year + (number < published.month or (which == "next" and number == published.month))
    else:
        year = published.year - (number > published.month or (which in ("last", "past") and number == published.month))
    return Told(days=days.month(year, number), precision=P.MONTH)


def _weekday(parts: Mapping[str, str], _text: str, context: Context) -> Told:
    number, which = _weekday_number(parts["weekday"]), parts.get("which", "").lower()
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


def _deictic(_parts: Mapping[str, str], text: str, context: Context) -> Told:
    words = text.lower().split()
    precision = P.PART_OF_DAY if len(words) > 1 or words[0] == "tonight" else P.DAY
    night = words[0] == "overnight" or words == ["last", "night"]
    if night:
        precision = P.NIGHT
    base = context.reference if words[0] == "overnight" and context.reference else context.published
    if base is None:
        return Told(days=None, precision=precision)
    if night:
        return Told(days=(days.shifted(base, -1), base), precision=precision)
    shift = {"yesterday": -1, "tomorrow": 1}.get(words[0], 0)
    return Told(days=days.day(days.shifted(base, shift)), precision=precision)


def _so_far(parts: Mapping[str, str], _text: str, context: Context) -> Told:
    unit, published = parts["unit"].lower(), context.published
    if published is None:
        return Told(days=None, precision=_UNITS.get(unit, P.QUARTER))
    start = _stretch(unit, published, 0)[0]
    return Told(days=(start, published), precision=_UNITS.get(unit, P.QUARTER))


def _period(parts: Mapping[str, str], _text: str, context: Context) -> Told | None:
    unit, which = parts["unit"].lower(), parts["which"].lower().removeprefix("the ")
    seasonal = unit in days.SEASONS
    precision = P.WEEKEND if unit == "weekend" else P.SEASON if seasonal else {**_UNITS, "quarter": P.QUARTER}[unit]
    if which == "the" and (unit not in ("weekend", *days.SEASONS) or not context.preposition):
        return None
    if context.published is None:
        return Told(days=None, precision=precision)
    if which == "past":
        return Told(days=_back(context.published, 1, unit), precision=P.SPAN)
    relative = which in ("previous", "following")
    base = context.reference if relative and context.reference else context.published
    ahead = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    if which == "the" and context.direction is not Direction.AHEAD and unit == "weekend" and base.weekday() < 5:
        ahead = -1
    return Told(days=_stretch(unit, base, ahead), precision=precision)


def _stretch(unit: str, base: date, ahead: int) -> Days:
    """The week, weekend, month, quarter, season, year or decade of a day, or one `ahead` of it."""
    if unit in days.SEASONS:
        return _season_near(unit, base, ahead)
    stretches: dict[str, Callable[[], Days]] = {
        "week": lambda: days.week(base, ahead),
        "weekend": lambda: days.weekend(base, ahead),
        "month": lambda: days.month(base.year, base.month + ahead),
        "quarter": lambda: days.quarter(base.year, (base.month - 1) // 3 + 1 + ahead),
        "year": lambda: days.year(base.year + ahead),
        "decade": lambda: days.decade(base.year // 10 * 10 + 10 * ahead),
    }
    return stretches[unit]()


def _season_near(name: str, base: date, ahead: int) -> Days:
    """The season that runs or is nearest; "last" is one that has ended, "next" one that has not begun."""
    around = [days.season(base.year + step, name) for step in (-2, -1, 0, 1)]
    if ahead < 0:
        return max(each for each in around if each[1] < base)
    if ahead > 0:
        return min(each for each in around if each[0] > base)
    return min(around, key=lambda each: max((each[0] - base).days, (base - each[1]).days))


def _season(parts: Mapping[str, str], _text: str, _context: Context) -> Told:
    return Told(days=days.season(int(parts["year"]), parts["season"].lower()), precision=P.SEASON, anchored=False)


def _ago(parts: Mapping[str, str], _text: str, context: Context) -> Told:
    return _moved(context.published, parts["number"], parts["unit"], -1)


def _shift(parts: Mapping[str, str], _text: str, context: Context) -> Told:
    reference = context.reference
    if "side" in parts:
        step = _SHIFTS.get(" ".join(parts["side"].lower().split()), 1)
        return Told(days=days.day(days.shifted(reference, step)) if reference else None, precision=P.DAY)
    if "way" not in parts:
        unit, side = parts["unit"].lower(), parts["side"].lower()
        found = _stretch(unit, reference, -1 if side == "previous" else 1) if reference else None
        return Told(days=found, precision=_UNITS[unit])
    way = -1 if parts["way"].lower() in ("earlier", "before") else 1
    return _moved(reference, parts["number"], parts["unit"], way)


def _moved(base: date | None, number: str, unit: str, way: int) -> Told:
    """A number of units before or after a day, no more exact than the unit."""
    singular, count = unit.lower().rstrip("s"), value(number)
    precision = _UNITS[singular]
    if base is None or count is None:
        return Told(days=None, precision=precision)
    if singular in ("day", "night"):
        return Told(days=days.day(days.shifted(base, way * count)), precision=precision)
    unit, factor = {"fortnight": ("week", 2), "decade": ("year", 10)}.get(singular, (singular, 1))
    return Told(days=_stretch(unit, base, way * factor * count), precision=precision)


def _past(parts: Mapping[str, str], _text: str, context: Context) -> Told:
    count, unit = value(parts["number"]), parts["unit"].lower().rstrip("s")
    if context.published is None or count is None:
        return Told(days=None, precision=P.SPAN)
    if parts["way"].lower() in ("next", "coming"):
        return Told(days=_onward(context.published, count, unit), precision=P.SPAN)
    return Told(days=_back(context.published, count, unit), precision=P.SPAN)


def _back(base: date, count: int, unit: str) -> Days:
    """The stretch of that length that ends with the day."""
    if unit in ("month", "year", "decade", "quarter"):
        months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
        return (days.months_later(base, -months), base)
    lengths = {"week": 7, "fortnight": 14}
    return (days.shifted(base, -count * lengths.get(unit, 1)), base)


def _onward(base: date, count: int, unit: str) -> Days:
    length = base - _back(base, count, unit)[0]
    return (base, days.shifted(base, length.days))


def _quarter(parts: Mapping[str, str], _text: str, context: Context) -> Told:
    number = int(parts["number"]) if "number" in parts else _ORDINALS[parts["ordinal"].lower()]
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


def _month_number(stated: str) -> int:
    return _MONTHS.index(stated[:3].lower()) + 1


def _weekday_number(stated: str) -> int:
    return _WEEKDAYS.index(stated[:3].lower())


def _digits(stated: str) -> int:
    return int("".join(character for character in stated if character.isdecimal()))


_RESOLVERS: Final[dict[str, Callable[[Mapping[str, str], str, Context], Told | None]]] = {
    "iso": _iso,
    "numeric": _numeric,
    "day": _day,
    "month": _month,
    "bare_month": _bare_month,
    "weekday": _weekday,
    "deictic": _deictic,
    "so_far": _so_far,
    "period": _period,
    "season": _season,
    "ago": _ago,
    "shift": _shift,
    "past": _past,
    "quarter": _quarter,
    "years": _years,
    "decade": _decade,
    "year": _year,
    "holiday": _holiday,
}
