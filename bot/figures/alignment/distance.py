"""How two values that differ lie to each other: what a slip of the pen does, or what two measures do (CHECKS 16)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from bot.figures.alignment.slips import SlipKind, diagnose
from bot.figures.figure import Figure

_NEAR = Decimal("2.25")  # one is at most so many times the other
_MIDDLE = 6  # times the smaller; beyond it two values are far apart


class Distance(StrEnum):
    """The relation of two different values; the values are the names of their weights in config/defaults.toml."""

    SWAPPED = "swapped"  # two digits have changed places
    POWER = "power"  # a factor of ten, a hundred, a thousand or a million
    UNIT = "unit"  # one number under two units
    DIGIT = "digit"  # a digit missing, doubled or another
    NEAR = "near"  # at most twice
    MIDDLE = "middle"  # at most six times
    FAR = "far"
    OTHER = "other"  # ranges, scores, nothing to divide


_SLIPS = {
    SlipKind.SWAPPED: Distance.SWAPPED,
    SlipKind.POWER: Distance.POWER,
    SlipKind.UNIT: Distance.UNIT,
    SlipKind.DIGIT: Distance.DIGIT,
    SlipKind.SIDES: Distance.SWAPPED,
}
_WORDS = {
    Distance.SWAPPED: "two digits swapped",
    Distance.POWER: "a factor of ten or a thousand",
    Distance.UNIT: "one number under two units",
    Distance.DIGIT: "a digit another",
    Distance.NEAR: "values not far from each other",
    Distance.MIDDLE: "values far from each other",
    Distance.FAR: "values of different size",
    Distance.OTHER: "values that cannot be divided",
}


def distance(ours: Figure, theirs: Figure) -> Distance:
    """The relation of two figures that lie apart."""
    slip = diagnose(ours, theirs)
    return _SLIPS[slip.kind] if slip is not None else ratio_of(ours, theirs)


def ratio_of(ours: Figure, theirs: Figure) -> Distance:
    """How many times the one the other is, whatever slip would lead there."""
    if not ours.value or not theirs.value:
        return Distance.OTHER
    ratio = _ratio(ours.value, theirs.value)
    return Distance.NEAR if ratio <= _NEAR else Distance.MIDDLE if ratio <= _MIDDLE else Distance.FAR


def words_for(found: Distance) -> str:
    """The relation in words."""
    return _WORDS[found]


def is_small(figure: Figure) -> bool:
    """Whether a figure has one significant digit: such numbers lie close to each other by chance."""
    return figure.value is not None and significant(figure.value) == 1


def significant(value: Decimal) -> int:
    """Significant digits, 1 at least: 4,460 has three.

    >>> significant(Decimal(4460)), significant(Decimal("0.50"))
    (3, 1)
    """
    digits = value.as_tuple().digits
    last = next((place for place in range(len(digits), 0, -1) if digits[place - 1]), 1)
    return max(1, last)


def _ratio(one: Decimal, other: Decimal) -> Decimal:
    return max(abs(one), abs(other)) / min(abs(one), abs(other))
