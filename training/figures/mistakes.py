"""Mistakes as newsrooms make them with a figure, to learn what a wrong value looks like (CHECKS 16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random

from bot.figures.figure import Figure, Kind

_UNITS = {
    "minute": "hour", "hour": "day", "day": "hour", "week": "month", "month": "week", "year": "month",
    "mile": "kilometer", "kilometer": "mile", "foot": "meter", "meter": "foot",
}  # fmt: skip
_POWERS = (Decimal(10), Decimal(1000))
_OFF = (Decimal("1.1"), Decimal("1.5"))  # times: ten to fifty percent too high; too low the same way


def mistakes(figure: Figure, chance: Random) -> Iterator[Figure]:
    """The figure with each mistake that fits it, once: two digits swapped, ten and a thousand times, off by ten to
    fifty percent (twice, since that is no slip of its own but the commonest), another unit.
    """
    value = figure.value
    if value is None or value <= 0:
        return
    swapped = _swapped(value, chance)
    if swapped is not None:
        yield _with(figure, swapped)
    for power in _POWERS:
        yield _with(figure, value * power if chance.random() < 0.5 or value % power else value / power)
    for _ in range(2):
        off = _off(value, chance)
        if off != value and off > 0:
            yield _with(figure, off)
    other = _in_another_unit(figure)
    if other is not None:
        yield other


def _with(figure: Figure, value: Decimal) -> Figure:
    """The figure with another value, its interval moved along."""
    times = value / (figure.value or Decimal(1))
    low, high = (None if end is None else end * times for end in (figure.low, figure.high))
    return replace(figure, value=value, low=low, high=high)


def _swapped(value: Decimal, chance: Random) -> Decimal | None:
    digits = format(value.normalize(), "f")
    places = [
        place
        for place in range(len(digits) - 1)
        if digits[place : place + 2].isdigit() and digits[place] != digits[place + 1]
        if place or digits[1] != "0"
    ]
    if not places:
        return None
    at = chance.choice(places)
    return Decimal(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])


def _off(value: Decimal, chance: Random) -> Decimal:
    """Wrong by ten to fifty percent, whole where the value is whole."""
    low, high = _OFF
    times = low + (high - low) * Decimal(str(round(chance.random(), 3)))
    wrong = value * times if chance.random() < 0.5 else value * (2 - times)
    return wrong.to_integral_value() if value == value.to_integral_value() else wrong.quantize(value)


def _in_another_unit(figure: Figure) -> Figure | None:
    if figure.kind is Kind.PERCENT:
        return replace(figure, kind=Kind.MONEY, unit="USD")
    unit = _UNITS.get(figure.unit or "")
    return replace(figure, unit=unit) if unit and figure.kind in (Kind.DURATION, Kind.LENGTH) else None
