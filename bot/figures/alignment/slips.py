"""Name the slip of the pen that turns one figure into another (CHECKS 16)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.figures.alignment.intervals import Relation, in_unit_of, relate, scaled
from bot.figures.figure import Figure, Hedge, Kind


class SlipKind(StrEnum):
    """What sort of slip it is."""

    SWAPPED = "swapped"
    POWER = "power"
    UNIT = "unit"
    DIGIT = "digit"
    SIDES = "sides"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What may have gone wrong, in words; `grave` where it is wrong by a factor of a thousand."""

    words: str
    kind: SlipKind
    grave: bool = False


_POWERS = {
    10: ("One is ten times the other.", False),
    100: ("One is a hundred times the other.", False),
    1_000: ("One is a thousand times the other, as with million and billion.", True),
    1_000_000: ("One is a million times the other.", True),
}
_TELLING = 3  # significant digits of which one may be mistyped
_MILE = Decimal("1.609344")
_ABOUT = Decimal("0.9")  # how far a rounded number is from a factor of ten at most


def diagnose(left: Figure, right: Figure) -> Slip | None:
    """The slip that fits two figures that lie apart; None where none does."""
    if left.parts and right.parts:
        turned = left.parts == tuple(reversed(right.parts))
        return Slip(words="The two sides of the score are swapped.", kind=SlipKind.SIDES) if turned else None
    if left.value is None or right.value is None:
        return None
    if left.value == right.value and left.unit != right.unit:
        return _miles(left, right, abs(left.value), abs(right.value)) or Slip(
            words="The number is the same, the unit is another.", kind=SlipKind.UNIT
        )
    right = in_unit_of(left, right) or right
    if right.value is None:
        return None
    for rule in _RULES:
        slip = rule(left, right, abs(left.value), abs(right.value))
        if slip:
            return slip
    return None


def _power(_left: Figure, _right: Figure, ours: Decimal, theirs: Decimal) -> Slip | None:
    if not ours or not theirs:
        return None
    ratio = max(ours, theirs) / min(ours, theirs)
    words, grave = _POWERS.get(int(ratio), ("", False)) if ratio == int(ratio) else ("", False)
    return Slip(words=words, grave=grave, kind=SlipKind.POWER) if words else None


def _power_of_rounded(left: Figure, right: Figure, ours: Decimal, theirs: Decimal) -> Slip | None:
    """2.4 billion and 238 million: ten times the other, once it is rounded."""
    if not ours or not theirs:
        return None
    ratio = max(ours, theirs) / min(ours, theirs)
    for power, (words, grave) in _POWERS.items():
        if _ABOUT < ratio / power < 1 / _ABOUT and _rounds_to(power, left, right):
            told = words.replace("is a", "is about a").replace("is ten", "is about ten")
            return Slip(words=told, grave=grave, kind=SlipKind.POWER)
    return None


def _rounds_to(power: int, left: Figure, right: Figure) -> bool:
    """Whether the smaller figure, so many times as large, agrees with the other; bounds agree with too much."""
    smaller, larger = sorted((left, right), key=lambda figure: abs(figure.value or Decimal(0)))
    if not left.hedge is right.hedge is Hedge.EXACT:
        return False
    return relate(scaled(smaller, Decimal(power)), larger) in (Relation.SAME, Relation.FITS)


def _swapped(_left: Figure, _right: Figure, ours: Decimal, theirs: Decimal) -> Slip | None:
    """287 and 278: two digits have changed places."""
    a, b = _digits(ours), _digits(theirs)
    if len(a) != len(b) or sorted(a) != sorted(b):
        return None
    places = [k for k, (one, other) in enumerate(zip(a, b, strict=True)) if one != other]
    return Slip(words="Two digits are swapped.", kind=SlipKind.SWAPPED) if len(places) == 2 else None


def _dropped(_left: Figure, _right: Figure, ours: Decimal, theirs: Decimal) -> Slip | None:
    """287 and 2887: a digit is missing or doubled; of round numbers the zeros say nothing."""
    longer, shorter = sorted((_digits(ours), _digits(theirs)), key=len, reverse=True)
    if len(longer) != len(shorter) + 1 or len(longer.rstrip("0")) < _TELLING or len(shorter) < _TELLING:
        return None
    for place in range(len(longer)):
        if longer[:place] + longer[place + 1 :] == shorter:
            doubled = longer[place] in (longer[place - 1 : place], longer[place + 1 : place + 2])
            words = "A digit is doubled in one of them." if doubled else "A digit is missing in one of them."
            return Slip(words=words, kind=SlipKind.DIGIT)
    return None


def _mistyped(_left: Figure, _right: Figure, ours: Decimal, theirs: Decimal) -> Slip | None:
    a, b = _digits(ours), _digits(theirs)
    if len(a) != len(b) or max(len(a.rstrip("0")), len(b.rstrip("0"))) < _TELLING:
        return None
    return (
        Slip(words="One digit differs.", kind=SlipKind.DIGIT)
        if sum(x != y for x, y in zip(a, b, strict=True)) == 1
        else None
    )


def _miles(left: Figure, right: Figure, ours: Decimal, theirs: Decimal) -> Slip | None:
    """The number of miles given as kilometres, or the reverse."""
    if left.kind not in (Kind.LENGTH, Kind.SPEED) or not ours or not theirs:
        return None
    units = {left.unit, right.unit}
    same_number = ours == theirs and len(units) == 2
    ratio = max(ours, theirs) / min(ours, theirs)
    converted = len(units) == 1 and abs(ratio - _MILE) < Decimal("0.03")
    return Slip(words="Miles and kilometres may be mixed up.", kind=SlipKind.UNIT) if same_number or converted else None


def _digits(value: Decimal) -> str:
    return format(value.normalize(), "f").replace(".", "").lstrip("0")


_RULES: tuple[Callable[[Figure, Figure, Decimal, Decimal], Slip | None], ...] = (
    _power,
    _swapped,
    _dropped,
    _miles,
    _mistyped,
    _power_of_rounded,
)
