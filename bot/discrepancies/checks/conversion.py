"""A bracketed conversion that is wrong: "6 miles (14 kilometres)" are 9.7 kilometres (rules 16 and 17).

What it compares: a length, area, mass, volume, temperature or speed with the figure of another unit that stands in
brackets right behind it, or behind "or" between commas; sums of two currencies by their size only.

What it reports: `inconsistent`, medium, with what the conversion gives. Either side may be rounded to its own last
digit, and by a twentieth where it ends in noughts or is hedged.

Silent: where any unit of the name fits (tons of 2,000 and 2,240 pounds, gallons and pints of two countries, nautical
miles), and a temperature that fits as a difference of degrees. Two currencies are wrong only where they are a thousand
times apart, or a million.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Final

from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_figure
from bot.figures.figure import Figure, Hedge, Kind
from bot.figures.numbers.units import convert
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "conversion"
RULES = (16, 17)

_MEASURED: Final = frozenset({Kind.LENGTH, Kind.AREA, Kind.MASS, Kind.VOLUME, Kind.TEMPERATURE, Kind.SPEED})
# "6 miles (", "a 10-mile-long (", "17 miles, or": nothing but words of a size, and a hedge, between the two.
_BETWEEN: Final = re.compile(
    r"^(?:[\s-](?:long|wide|high|tall|deep|thick|away|square|cubic))?"
    r"(?:\s*\(|,\s+or\s+)(?:or\s+|some\s+|about\s+|around\s+|roughly\s+|nearly\s+|almost\s+|over\s+|more\s+than\s+|just\s+)*$"
)
_RATE: Final = re.compile(r"^\s*(?:per|an?|each|/)\b|^/")
_UNIT_WRITTEN: Final = re.compile(r"^\D*?[\d,.]+(?P<unit>[\s-]*[^\d\s][^\d]*)$")
_LEAST: Final = Decimal("0.01")  # share by which a conversion may be off whatever its digits
_NOUGHTS: Final = Decimal("0.05")  # share by which a number that ends in noughts, or is hedged, may be off
_OTHERS: Final = {  # units of one name, by the unit a reading takes for it
    "short_ton": ("metric_ton", "long_ton"),
    "metric_ton": ("short_ton", "long_ton"),
    "gallon": ("imperial_gallon",),
    "pint": ("imperial_pint",),
    "mile": ("nautical_mile",),
}
_DEGREES: Final = {
    ("degree_Celsius", "degree_Fahrenheit"): Decimal(9) / 5,
    ("degree_Fahrenheit", "degree_Celsius"): Decimal(5) / 9,
}
# Currencies of which one has bought no less than a third and no more than three of another since 1971: what a pound
# cost in dollars ran from 1.03 to 2.64 (Bank of England, spot rates, XUDLUSS).
_OF_A_SIZE: Final = frozenset({"USD", "EUR", "GBP", "CHF", "AUD", "CAD"})
_TIMES: Final = Decimal(3)
_THOUSANDS: Final = (Decimal(1000), Decimal(1_000_000))


def within(reading: Reading, _policy: Policy) -> Iterator[Finding]:
    """One finding a conversion that does not come out."""
    text = reading.article.text
    for _, group in groupby(reading.figures, key=lambda figure: figure.sentence):
        for stated, other in pairwise(group):
            between = text[stated.span.end : other.span.start]
            if not _are_two_units(stated, other) or not _BETWEEN.match(between) or _is_rate(other, text):
                continue
            right = _wrong_sum(stated, other) if stated.kind is Kind.MONEY else _wrong_measure(stated, other)
            if right is not None:
                yield _finding(reading, stated, other, right)


def _are_two_units(one: Figure, other: Figure) -> bool:
    if not one.value or not other.value or not one.unit or not other.unit or one.unit == other.unit:
        return False
    return one.kind is other.kind and one.per == other.per and (one.kind in _MEASURED or one.kind is Kind.MONEY)


def _is_rate(other: Figure, text: str) -> bool:
    """Whether more follows on the figure's unit than was read with it: "8 inches (203mm) per hour" is no such case."""
    return _RATE.match(text[other.span.end : other.span.end + 8]) is not None


def _wrong_measure(stated: Figure, other: Figure) -> str | None:
    """What a wrong conversion should be; None where it is right, or the units measure different things."""
    unit, into = stated.unit or "", other.unit or ""
    low, high = _ends(other)
    first = convert(stated.value or Decimal(0), unit, into)
    if first is None:
        return None
    least, most = _ends(stated)
    for one in (unit, *_OTHERS.get(unit, ())):
        for two in (into, *_OTHERS.get(into, ())):
            ends = [convert(end, one, two) for end in (least, most)]
            if None not in ends and _meet(ends[0], ends[1], low, high):
                return None
    step = _DEGREES.get((unit, into))
    if step is not None and _meet(least * step, most * step, low, high):
        return None
    return _told(first, other)


def _meet(least: Decimal | None, most: Decimal | None, low: Decimal, high: Decimal) -> bool:
    return least is not None and most is not None and least <= high and low <= most


def _ends(figure: Figure) -> tuple[Decimal, Decimal]:
    """Between what a number may lie that is rounded to its last digit, or more coarsely where it ends in noughts."""
    value = figure.value or Decimal(0)
    digits = value.normalize().as_tuple()
    step = Decimal(1).scaleb(int(digits.exponent)) / 2 if isinstance(digits.exponent, int) else Decimal(0)
    written = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent))) / 2
    coarse = min(step, abs(value) * _NOUGHTS) if step > written else step
    if figure.hedge is not Hedge.EXACT:
        coarse = max(coarse, abs(value) * _NOUGHTS)
    room = max(written, coarse, abs(value) * _LEAST / 2)
    return value - room, value + room


def _wrong_sum(stated: Figure, other: Figure) -> str | None:
    """What a sum is off by whose currency has about the worth of the other's."""
    if not {stated.unit, other.unit} <= _OF_A_SIZE or not stated.value or not other.value:
        return None
    ratio = max(stated.value, other.value) / min(stated.value, other.value)
    off = next((times for times in _THOUSANDS if times / _TIMES <= ratio <= times * _TIMES), None)
    return f"about {off:,} times {'less' if other.value > stated.value else 'more'}" if off else None


def _told(right: Decimal, other: Figure) -> str:
    """The right number as the article writes the other one: "1.88m", "9.7 kilometres"."""
    written = max(0, -int((other.value or right).as_tuple().exponent))
    places = max(written, 0 if abs(right) >= 10 else 1)
    unit = _UNIT_WRITTEN.match(other.text)
    name = unit["unit"] if unit else f" {(other.unit or '').replace('_', ' ')}"
    return f"{right:,.{places}f}{name}"


def _finding(reading: Reading, stated: Figure, other: Figure, right: str) -> Finding:
    return Finding(
        check=NAME,
        rule=16,
        verdict=Verdict.INCONSISTENT,
        severity=Severity.MEDIUM,
        label="Conversion",
        explanation=f"{stated.text} would be {right}, not {other.text}.",
        left=of_figure(reading, other),
        right=of_figure(reading, stated),
    )
