"""Decide whether two figures give the same measure a value: log odds with their reasons (CHECKS 6 to 12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.figures.alignment.barriers import barrier
from bot.figures.alignment.distance import significant
from bot.figures.alignment.evidence import Reason
from bot.figures.alignment.intervals import Relation, relate
from bot.figures.alignment.profile import Profile
from bot.figures.alignment.signs import SIGNS, signs
from bot.figures.figure import Figure, Hedge
from bot.figures.lexicon import Lexicon
from bot.figures.thresholds import FigureThresholds

RULED_OUT = -99.0  # log odds no sum of signs makes up for
_WORTH_SAYING = 0.1  # log odds; a smaller reason changes no decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """How far two figures are the same quantity; `odds` are log odds: 0 an even chance, 3 twenty to one for it."""

    odds: float
    reasons: tuple[Reason, ...]
    signs: tuple[
        float, ...
    ] = ()  # as bot/figures/alignment/signs.py measured them; none where something rules the pair out

    @property
    def ruled_out(self) -> bool:
        """Whether something makes the two different measures for certain; it is the only reason then."""
        return self.odds <= RULED_OUT


def align(left: Profile, right: Profile, thresholds: FigureThresholds, lexicon: Lexicon) -> Alignment:
    """How likely two figures are one measure, by all that stands around them and not by their values."""
    why = barrier(left, right, lexicon)
    if why:
        return Alignment(odds=RULED_OUT, reasons=(Reason(words=why, weight=RULED_OUT),))
    found = signs(left, right)
    worth = weighed(found, thresholds.weights)
    return Alignment(
        odds=thresholds.bias + sum(reason.weight for reason in worth),
        reasons=tuple(reason for reason in worth if abs(reason.weight) >= _WORTH_SAYING),
        signs=found,
    )


def weighed(found: Sequence[float], weights: Mapping[str, float]) -> list[Reason]:
    """What each sign is worth by a table of weights, those worth nothing left out."""
    return [
        Reason(words=sign.reason, weight=weights[sign.name] * measured)
        for sign, measured in zip(SIGNS, found, strict=True)
        if measured and sign.name in weights
    ]


def agree(ours: Figure, theirs: Figure) -> bool:
    """Whether two values are evidence of one measure: the same, or close; an open bound agrees with too much."""
    return agree_by(relate(ours, theirs), ours, theirs)


def agree_by(relation: Relation, ours: Figure, theirs: Figure) -> bool:
    """The same, where the relation of the two is known."""
    if relation is Relation.FITS and Hedge.BETWEEN in (ours.hedge, theirs.hedge):
        return False
    closed = None not in (ours.low, ours.high, theirs.low, theirs.high)
    equal = ours.value == theirs.value and ours.unit == theirs.unit
    if relation is Relation.TOUCHING:
        return equal
    return relation is Relation.SAME or (relation is Relation.FITS and (closed or equal))


def telling(figure: Figure, thresholds: FigureThresholds) -> float:
    """Log odds that an equal value adds: two figures of "three" are often two things, two of 4,460 hardly ever."""
    digits = 2 if figure.value is None else significant(figure.value)  # a range or a score tells as much as two
    return (thresholds.equal_one_digit, thresholds.equal_two_digits, thresholds.equal_more_digits)[min(digits, 3) - 1]
