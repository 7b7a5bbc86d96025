"""Name the slip of the pen that turns one figure into another (CHECKS 16)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from bot.figures.figure import Figure, Kind
from bot.figures.intervals import in_unit_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What may have gone wrong, in words; `grave` where it is wrong by a factor of a thousand.

    `rare` where two unrelated numbers hardly ever lie so: two of two digits are swapped once in ninety.
    """

    words: str
    grave: bool = False
    rare: bool = False


_POWERS = {
    10: ("One is ten times the other.", False),
    100: ("One is a hundred times the other.", False),
    1_000: ("One is a thousand times the other, as with million and billion.", True),
    1_000_000: ("One is a million times the other.", True),
}
_MILE = Decimal("1.609344")


def diagnose(left: Figure, right: Figure) -> Slip | None:
    """The slip that fits two figures that lie apart; None where none does."""
    if left.parts and right.parts:
        turned = left.parts == tuple(reversed(right.parts))
        return Slip(words="The two sides of the score are swapped.") if turned else None
    if left.value is None or right.value is None:
        return None
    if left.value == right.value and left.unit != right.unit:
        return _miles(left, right, abs(left.value), abs(right.value)) or Slip(
            words="The number is the same, the unit is another."
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
    return Slip(words=words, grave=grave) if words else None


def _swapped(_left: Figure, _right: Figure, ours: Decimal, theirs: Decimal) -> Slip | None:
    """287 and 278: two digits have changed places."""
    a, b = _digits(ours), _digits(theirs)
    if len(a) != len(b) or sorted(a) != sorted(b):
        return None
    places = [k for k, (one, other) in enumerate(zip(a, b, strict=True)) if one != other]
    return Slip(words="Two digits are swapped.", rare=True) if len(places) == 2 else None


def _dropped(_left: Figure, _right: Figure, ours: Decimal, theirs: Decimal) -> Slip | None:
    """1,200 and 120, 287 and 2887: a digit is missing or doubled."""
    longer, shorter = sorted((_digits(ours), _digits(theirs)), key=len, reverse=True)
    if len(longer) != len(shorter) + 1 or len(shorter) < 3:
        return None
    for place in range(len(longer)):
        if longer[:place] + longer[place + 1 :] == shorter:
            doubled = longer[place] in (longer[place - 1 : place], longer[place + 1 : place + 2])
            return Slip(words="A digit is doubled in one of them." if doubled else "A digit is missing in one of them.")
    return None


def _mistyped(_left: Figure, _right: Figure, ours: Decimal, theirs: Decimal) -> Slip | None:
    a, b = _digits(ours), _digits(theirs)
    if len(a) != len(b) or len(a) < 3:
        return None
    return Slip(words="One digit differs.") if sum(x != y for x, y in zip(a, b, strict=True)) == 1 else None


def _miles(left: Figure, right: Figure, ours: Decimal, theirs: Decimal) -> Slip | None:
    """The number of miles given as kilometres, or the reverse."""
    if left.kind not in (Kind.LENGTH, Kind.SPEED) or not ours or not theirs:
        return None
    units = {left.unit, right.unit}
    same_number = ours == theirs and len(units) == 2
    ratio = max(ours, theirs) / min(ours, theirs)
    converted = len(units) == 1 and abs(ratio - _MILE) < Decimal("0.03")
    return Slip(words="Miles and kilometres may be mixed up.") if same_number or converted else None


def _digits(value: Decimal) -> str:
    return format(value.normalize(), "f").replace(".", "").lstrip("0")


_RULES: tuple[Callable[[Figure, Figure, Decimal, Decimal], Slip | None], ...] = (
    _power,
    _swapped,
    _dropped,
    _miles,
    _mistyped,
)
