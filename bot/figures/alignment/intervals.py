"""Compare what two figures stand for: agree, fit together, or lie apart (CHECKS 13, 14 and 17)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from bot.figures.figure import Figure, Hedge, Kind
from bot.figures.numbers.hedges import WIDEST
from bot.figures.numbers.scales import is_whole
from bot.figures.numbers.units import convert

_ROUNDED_FROM = 100  # from which a number that ends in 0 is taken for rounded; 20 or 50 may be a count
_NONE = Decimal(0)
_HALF = Decimal("0.5")  # what is rounded to a whole number lies from it at most
_MANY_TIMES = 5  # from which the other end of a range is a slip
_WIDELY = Decimal("0.1")  # of the value: how far two round numbers, both hedged, are from what either means
_ROUND_DIGITS = 2  # significant digits of a round number at most: 1,200
_HEDGED = {Hedge.ABOUT, Hedge.NEARLY}
_TONS = {"short_ton", "metric_ton"}  # one number of tons and of tonnes is house style and no slip
_MISTAKEN = {Kind.PERCENT, Kind.PERCENTAGE_POINTS, Kind.MONEY}
_UPPER = {Hedge.AT_MOST, Hedge.LESS_THAN}
_LOWER = {Hedge.AT_LEAST, Hedge.MORE_THAN}


class Relation(StrEnum):
    """How two figures of one measure stand to each other."""

    SAME = "same"  # the same value stated the same way
    FITS = "fits"  # different words, no contradiction
    TOUCHING = "touching"  # "more than two" and "two": only strictness parts them, which is no contradiction
    OUTGROWN = "outgrown"  # "at least 50" and 59: no contradiction, and not the same number either
    APART = "apart"


def relate(left: Figure, right: Figure) -> Relation:
    """How the intervals of two figures of one dimension stand to each other, after conversion and rounding."""
    if left.parts or right.parts:
        return Relation.SAME if left.parts == right.parts else Relation.APART
    other = in_unit_of(left, right)
    if other is None:
        return Relation.APART if is_unit_mistaken(left, right) else Relation.FITS
    if _is_told_alike(left, other):
        return Relation.SAME
    if _is_one_end_wrong(left, other) or _is_another_bound(left, other) or _is_on_both_sides(left, other):
        return Relation.APART
    return _relate_intervals(left, other)


def _relate_intervals(left: Figure, right: Figure) -> Relation:
    if _overlap(left, right) or _overlap_when_rounded(left, right):
        return Relation.OUTGROWN if _is_outgrown(left, right) else Relation.FITS
    if _overlap_as_hedged(left, right):
        return Relation.FITS
    return Relation.TOUCHING if _touch(left, right) else Relation.APART


def _is_told_alike(left: Figure, right: Figure) -> bool:
    """One value under one hedge, or one range."""
    if left.hedge is not right.hedge:
        return False
    if left.value is None and right.value is None:
        return None not in (left.low, left.high) and (left.low, left.high) == (right.low, right.high)
    return left.value is not None and left.value == right.value


def _is_one_end_wrong(left: Figure, right: Figure) -> bool:
    """ "30 to 40" and "30 to 40,000": two ranges with one end in common overlap and cannot both be meant."""
    ends = (left.low, left.high, right.low, right.high)
    if (
        not left.hedge is right.hedge is Hedge.BETWEEN
        or None in ends
        or (left.low == right.low) == (left.high == right.high)
    ):
        return False
    ours, theirs = (left.high, right.high) if left.low == right.low else (left.low, right.low)
    smaller, larger = sorted((abs(ours or _NONE), abs(theirs or _NONE)))
    return larger > _MANY_TIMES * smaller


def _is_another_bound(left: Figure, right: Figure) -> bool:
    """Two bounds on one side are compared by the number stated: "at least three" and "at least five", "up to 1.2
    million" and "as much as 1.2 billion". "More than 40" and "at least 41" say the same.
    """
    hedges = {left.hedge, right.hedge}
    if left.value is None or right.value is None or not (hedges <= _UPPER or hedges <= _LOWER):
        return False
    return not _says_one_number(left, right)


def _is_on_both_sides(left: Figure, right: Figure) -> bool:
    """ "More than £3 billion" and "nearly £3 billion": one number from two sides."""
    if left.value is None or left.value != right.value:
        return False
    under = _UPPER - {Hedge.AT_MOST} | {Hedge.NEARLY}
    hedges = (left.hedge, right.hedge)
    return Hedge.MORE_THAN in hedges and any(hedge in under for hedge in hedges)


def _is_outgrown(left: Figure, right: Figure) -> bool:
    """Whether one is at least a number that the other is plainly more than: "at least 50" and 59."""
    for bound, number in ((left, right), (right, left)):
        if bound.hedge in _LOWER and bound.high is None and bound.value is not None and number.hedge not in _LOWER:
            least = number.value if number.value is not None else number.low
            if least is not None and least > bound.value and not _says_one_number(bound, number):
                return True
    return False


def _says_one_number(left: Figure, right: Figure) -> bool:
    """Whether the numbers stated agree, their bounds left out: the same, one more ("more than 40", "at least 41"),
    or one the other rounded.
    """
    if left.value is None or right.value is None:
        return False
    ours, theirs = _bare(left), _bare(right)
    return abs(left.value - right.value) == (left.hedge is not right.hedge) or (
        _overlap(ours, theirs) or _overlap_when_rounded(ours, theirs)
    )


def _bare(figure: Figure) -> Figure:
    """The figure as if its number stood there without a hedge."""
    return replace(figure, hedge=Hedge.EXACT, low=figure.value, high=figure.value, low_open=False, high_open=False)


def _overlap_as_hedged(left: Figure, right: Figure) -> bool:
    """ "About 2,000" and "some 2,300": where both are hedged and round, either may be far from what it means."""
    if left.value is None or right.value is None or not {left.hedge, right.hedge} <= _HEDGED:
        return False
    if not (_is_round(left.value) and _is_round(right.value)):
        return False
    return _overlap(_widely(left, left.value), _widely(right, right.value))


def _is_round(value: Decimal) -> bool:
    return is_whole(value / 10) and _significant(value) <= _ROUND_DIGITS


def _widely(figure: Figure, value: Decimal) -> Figure:
    width = abs(value) * _WIDELY
    return replace(figure, low=value - width, high=value + width if figure.hedge is Hedge.ABOUT else value)


def is_unit_mistaken(left: Figure, right: Figure) -> bool:
    """Whether one number stands under units that are mistaken for each other: 21 percent, 21 points, 21 dollars."""
    if left.unit is None or right.unit is None or left.value is None or left.kind is right.kind:
        return False
    return {left.kind, right.kind} <= _MISTAKEN and left.value == right.value


def in_unit_of(left: Figure, right: Figure) -> Figure | None:
    """`right` stated in the unit of `left`; None where one cannot be turned into the other."""
    if left.unit == right.unit or (left.value == right.value and {left.unit, right.unit} == _TONS):
        return right
    if left.kind is Kind.RATIO or right.kind is Kind.RATIO:
        if left.kind is right.kind:
            return right
        return scaled(right, Decimal(100) if right.kind is Kind.RATIO else Decimal("0.01"))
    if left.unit is None or right.unit is None or left.kind is not right.kind:
        return None
    converted = [_convert(number, right.unit, left.unit) for number in (right.value, right.low, right.high)]
    if right.value is not None and converted[0] is None:
        return None
    value, low, high = converted
    return replace(right, value=value, low=low, high=high, unit=left.unit)


def _convert(number: Decimal | None, unit: str, into: str) -> Decimal | None:
    return None if number is None else convert(number, unit, into)


def scaled(figure: Figure, factor: Decimal) -> Figure:
    """The figure so many times as large, with its interval."""
    numbers = [None if number is None else number * factor for number in (figure.value, figure.low, figure.high)]
    return replace(figure, value=numbers[0], low=numbers[1], high=numbers[2])


def _overlap(left: Figure, right: Figure) -> bool:
    return not (_below(left, right) or _below(right, left))


def _below(left: Figure, right: Figure) -> bool:
    """Whether all of `left` lies under all of `right`."""
    if left.high is None or right.low is None:
        return False
    return left.high < right.low or (left.high == right.low and (left.high_open or right.low_open))


def _touch(left: Figure, right: Figure) -> bool:
    return (left.high is not None and left.high == right.low) or (left.low is not None and left.low == right.high)


def _overlap_when_rounded(left: Figure, right: Figure) -> bool:
    """Whether the two agree once the finer one is rounded to the digits of a plainly rounded one."""
    if _are_far(left, right):
        return False
    return any(
        _overlap(coarse, _to_digits(fine, coarse)) or _overlap(*_to_decimals(coarse, fine))
        for coarse, fine in ((left, right), (right, left))
    )


def _are_far(left: Figure, right: Figure) -> bool:
    """Whether two numbers of 1 or more lie farther apart than rounding goes: 1,600 is not 2,000 to anybody."""
    if left.value is None or right.value is None:
        return False
    smaller, larger = sorted((abs(left.value), abs(right.value)))
    return smaller >= 1 and larger - smaller > max(larger * WIDEST, _HALF)


def _to_digits(fine: Figure, coarse: Figure) -> Figure:
    """`fine` with as many significant digits as a plainly rounded `coarse`; unchanged where nothing is to round."""
    digits = _significant(coarse.value) if _is_rounded(coarse) else None
    if digits is None or fine.value is None or fine.hedge is not Hedge.EXACT or _significant(fine.value) <= digits:
        return fine
    return _at(fine, Decimal(1).scaleb(fine.value.adjusted() - digits + 1))


def _to_decimals(coarse: Figure, fine: Figure) -> tuple[Figure, Figure]:
    """Both with the decimals of the one that has fewer: 19.6 and 20 agree, 19.6 and 19 do not."""
    if coarse.kind is fine.kind is Kind.RATIO:  # one in four and one in five are two shares
        return coarse, fine
    if coarse.value is None or fine.value is None or not coarse.hedge is fine.hedge is Hedge.EXACT:
        return coarse, fine
    step = max(_last_place(coarse.value), _last_place(fine.value))
    return (_at(coarse, step), _at(fine, step)) if step <= 1 else (coarse, fine)


def _is_rounded(figure: Figure) -> bool:
    return figure.value is not None and abs(figure.value) >= _ROUNDED_FROM and is_whole(figure.value / 10)


def _significant(value: Decimal | None) -> int:
    return len(value.normalize().as_tuple().digits) if value else 0


def _last_place(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(0, exponent)) if isinstance(exponent, int) else Decimal(1)


def _at(figure: Figure, step: Decimal) -> Figure:
    assert figure.value is not None
    value = (figure.value / step).to_integral_value() * step
    return replace(figure, value=value, low=value, high=value)
