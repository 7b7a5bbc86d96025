"""Decide whether two figures give the same measure a value: log odds with their reasons (CHECKS 6 to 12)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.figures.barriers import barrier
from bot.figures.figure import Figure, Hedge
from bot.figures.intervals import Relation, relate
from bot.figures.lexicon import Lexicon
from bot.figures.likeness import SIGNS, signs
from bot.figures.profile import Profile
from bot.figures.slips import diagnose
from bot.figures.thresholds import FigureThresholds

RULED_OUT = -99.0
_WORTH_SAYING = 0.1
_FAR = 6  # one figure is so many times the other, and no slip explains it


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """How far two figures are the same quantity; `odds` are log odds: 0 an even chance, 3 twenty to one for it."""

    odds: float
    reasons: tuple[str, ...]

    @property
    def ruled_out(self) -> bool:
        """Whether something makes the two different measures for certain; it is the only reason then."""
        return self.odds <= RULED_OUT


def align(left: Profile, right: Profile, thresholds: FigureThresholds, lexicon: Lexicon) -> Alignment:
    """How likely two figures are one measure, by all that stands around them and not by their values."""
    why = barrier(left, right, lexicon)
    if why:
        return Alignment(odds=RULED_OUT, reasons=(why,))
    worth = [
        (thresholds.weights.get(sign.name, 0.0) * found, sign.reason)
        for sign, found in zip(SIGNS, signs(left, right), strict=True)
    ]
    return Alignment(
        odds=thresholds.bias + sum(weight for weight, _ in worth),
        reasons=tuple(f"{why} {weight:+.1f}" for weight, why in worth if abs(weight) >= _WORTH_SAYING),
    )


def agree(ours: Figure, theirs: Figure) -> bool:
    """Whether two values are evidence of one measure: the same, or close; an open bound agrees with too much."""
    relation = relate(ours, theirs)
    if relation is Relation.FITS and Hedge.BETWEEN in (ours.hedge, theirs.hedge):
        return False
    closed = None not in (ours.low, ours.high, theirs.low, theirs.high)
    equal = ours.value == theirs.value and ours.unit == theirs.unit
    return relation is Relation.SAME or (relation is Relation.FITS and (closed or equal))


def telling(figure: Figure, thresholds: FigureThresholds) -> float:
    """Log odds that an equal value adds: two figures of "three" are often two things, two of 4,460 hardly ever."""
    digits = _digits(figure.value)
    return (thresholds.equal_one_digit, thresholds.equal_two_digits, thresholds.equal_more_digits)[min(digits, 3) - 1]


def contrast(ours: Figure, theirs: Figure, thresholds: FigureThresholds) -> float:
    """Log odds that two different values add: for a slip of the pen, against values far apart."""
    if ours.unit != theirs.unit and ours.value == theirs.value:
        return thresholds.slip + telling(ours, thresholds) - thresholds.equal_one_digit
    slip = diagnose(ours, theirs)
    if slip:
        return thresholds.rare_slip if slip.rare else thresholds.slip
    values = [abs(value) for value in (_some(ours), _some(theirs)) if value]
    return thresholds.far if len(values) == 2 and max(values) > _FAR * min(values) else 0.0


def _digits(value: Decimal | None) -> int:
    """Significant digits, 1 at least; a range or a score tells as much as two."""
    if value is None:
        return 2
    return max(1, len(format(abs(value).normalize(), "f").strip("0").replace(".", "")))


def _some(figure: Figure) -> Decimal | None:
    return next((number for number in (figure.value, figure.low, figure.high) if number is not None), None)
