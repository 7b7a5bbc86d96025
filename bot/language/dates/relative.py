"""Dates that hang on the day of publication or on the day told before: "overnight", "last week", "three days later"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from bot.language.dates import days
from bot.language.dates.date import DatePrecision as P
from bot.language.dates.days import Days
from bot.language.dates.tense import Direction
from bot.language.dates.told import Context, Told
from bot.language.numerals import value

_SHIFTS: Final = {"day before": -1, "previous day": -1, "day earlier": -1}
_UNITS: Final = {
    "day": P.DAY, "night": P.DAY, "week": P.WEEK, "fortnight": P.WEEK, "month": P.MONTH, "year": P.YEAR,
    "decade": P.YEAR,
}  # fmt: skip

_LONG: Final = ("month", "year", "decade")


def deictic(_parts: Mapping[str, str], text: str, context: Context) -> Told:
    """Today, yesterday, tomorrow, tonight, overnight, this morning."""
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


def so_far(parts: Mapping[str, str], _text: str, context: Context) -> Told:
    """From the beginning of a week, month, quarter or year to publication."""
    unit, published = parts["unit"].lower(), context.published
    if published is None:
        return Told(days=None, precision=_UNITS.get(unit, P.QUARTER))
    start = _stretch(unit, published, 0)[0]
    return Told(days=(start, published), precision=_UNITS.get(unit, P.QUARTER))


def period(parts: Mapping[str, str], _text: str, context: Context) -> Told | None:
    """This, last or next week, weekend, month, quarter, season, year or decade; None for "the week" alone."""
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
    past = context.direction is Direction.BACK if which == "this" else context.direction is not Direction.AHEAD
    if which in ("the", "this") and past and unit == "weekend" and base.weekday() < 5:
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


def ago(parts: Mapping[str, str], _text: str, context: Context) -> Told | None:
    """A number of units before publication; hours only by whole days, since fewer are a time of day."""
    if parts["unit"].lower() != "hours":
        return _moved(context.published, parts["number"], parts["unit"], -1)
    hours = value(parts["number"])
    return None if not hours or hours % 24 else _moved(context.published, str(hours // 24), "days", -1)


def shift(parts: Mapping[str, str], _text: str, context: Context) -> Told:
    """A number of units, or a day, before or after the day told last; of months and years, after any time told last."""
    reference = context.reference
    if "side" in parts:
        step = _SHIFTS.get(" ".join(parts["side"].lower().split()), 1)
        return Told(days=days.day(days.shifted(reference, step)) if reference else None, precision=P.DAY)
    if "way" not in parts:
        unit, side = parts["unit"].lower(), parts["side"].lower()
        found = _stretch(unit, reference, -1 if side == "previous" else 1) if reference else None
        return Told(days=found, precision=_UNITS[unit])
    way = -1 if parts["way"].lower() in ("earlier", "before") else 1
    base = context.last_told if parts["unit"].lower().rstrip("s") in _LONG else reference
    return _moved(base, parts["number"], parts["unit"], way)


def _moved(base: date | None, number: str, unit: str, way: int) -> Told:
    """A number of units before or after a day, no more exact than the unit."""
    singular, count = unit.lower().rstrip("s"), value(number)
    precision = _UNITS[singular]
    if base is None or count is None:
        return Told(days=None, precision=precision)
    if singular in ("day", "night"):
        return Told(days=days.day(days.shifted(base, way * count)), precision=precision)
    unit, factor = {"fortnight": ("week", 2), "decade": ("year", 10)}.get(singular, (singular, 1))
    if unit == "year" and not date.min.year < base.year + way * factor * count < date.max.year:
        return Told(days=None, precision=precision)
    return Told(days=_stretch(unit, base, way * factor * count), precision=precision)


def past(parts: Mapping[str, str], _text: str, context: Context) -> Told:
    """The past or next three weeks, counted from publication."""
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
