from decimal import Decimal
from typing import Any

import pytest

from bot.figures.alignment.intervals import Relation, relate
from bot.figures.alignment.slips import diagnose
from bot.figures.figure import Figure, Hedge, Kind
from bot.figures.numbers import hedges
from tests.builders import figure


def one(value: str, hedge: Hedge = Hedge.EXACT, **parts: Any) -> Figure:
    number = Decimal(value)
    ends = hedges.interval(hedges.Bound(hedge=hedge), number)
    open_ends = {"low_open": ends.low_open, "high_open": ends.high_open}
    return figure(value, value, value=number, hedge=hedge, low=ends.low, high=ends.high, **open_ends, **parts)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (one("1183"), one("1200")),
        (one("1200000"), one("1183000")),
        (one("287"), one("300", Hedge.NEARLY)),
        (one("19.6"), one("20", Hedge.NEARLY)),
        (one("30"), one("30", Hedge.ABOUT)),
        (one("1240"), one("1200", Hedge.AT_LEAST)),
        (one("2000", Hedge.ABOUT), one("2200", Hedge.ABOUT)),
        (one("262600000"), one("263000000", Hedge.ABOUT)),
        (one("96"), one("100", Hedge.ABOUT)),
        (one("40", Hedge.MORE_THAN), one("41", Hedge.AT_LEAST)),
        (one("25", kind=Kind.MASS, unit="short_ton"), one("25", kind=Kind.MASS, unit="metric_ton")),
        (one("1183", Hedge.AT_MOST), one("1200", Hedge.AT_MOST)),
        (one("15", kind=Kind.DURATION, unit="minute"), one("15", kind=Kind.LENGTH, unit="foot")),
        (one("10", kind=Kind.LENGTH, unit="mile"), one("16", kind=Kind.LENGTH, unit="kilometer")),
        (one("20", kind=Kind.PERCENT, unit="percent"), one("0.2", kind=Kind.RATIO)),
    ],
)
def test_figures_that_can_both_be_right_do_not_lie_apart(left: Figure, right: Figure) -> None:
    assert relate(left, right) in (Relation.FITS, Relation.SAME)
    assert relate(right, left) in (Relation.FITS, Relation.SAME)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (one("30"), one("33")),
        (one("38"), one("40", Hedge.AT_LEAST)),
        (one("600"), one("1000")),
        (one("287"), one("278")),
        (one("19.6"), one("19")),
        (one("20"), one("40", Hedge.ABOUT)),
        (one("1200000", Hedge.AT_MOST), one("1200000000", Hedge.LESS_THAN)),
        (one("340", Hedge.AT_MOST), one("430", Hedge.AT_MOST)),
        (one("300", Hedge.MORE_THAN), one("3000", Hedge.AT_LEAST)),
        (one("3", Hedge.AT_LEAST), one("5", Hedge.AT_LEAST)),
        (one("300", Hedge.MORE_THAN), one("340", Hedge.MORE_THAN)),
        (one("7", Hedge.AT_LEAST), one("5", Hedge.MORE_THAN)),
        (one("262000000"), one("263000000", Hedge.ABOUT)),
        (one("18"), one("17", Hedge.ABOUT)),
        (one("1600"), one("2000", Hedge.NEARLY)),
        (one("3000000000", Hedge.MORE_THAN), one("3000000000", Hedge.NEARLY)),
        (one("16", Hedge.ABOUT), one("18", Hedge.ABOUT)),
        (one("1600"), one("2000")),
        (one("21", kind=Kind.PERCENT, unit="percent"), one("21", kind=Kind.MONEY, unit="USD")),
    ],
)
def test_figures_that_cannot_both_be_right_lie_apart(left: Figure, right: Figure) -> None:
    assert relate(left, right) is Relation.APART
    assert relate(right, left) is Relation.APART


@pytest.mark.parametrize(
    ("bound", "number"),
    [
        (one("40", Hedge.AT_LEAST), one("43")),
        (one("50", Hedge.AT_LEAST), one("59")),
        (one("400", Hedge.MORE_THAN), one("527")),
        (one("50", Hedge.AT_LEAST), one("80", Hedge.ABOUT)),
    ],
)
def test_a_bound_and_a_number_past_it_neither_agree_nor_contradict_each_other(bound: Figure, number: Figure) -> None:
    assert relate(bound, number) is Relation.OUTGROWN
    assert relate(number, bound) is Relation.OUTGROWN


def test_only_strictness_parts_more_than_two_from_two() -> None:
    assert relate(one("2"), one("2", Hedge.MORE_THAN)) is Relation.TOUCHING


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("287", "278", "swapped"),
        ("400000000", "400000000000", "thousand"),
        ("40", "400", "ten times"),
        ("287", "2887", "doubled"),
        ("1230", "120", "missing"),
        ("1287", "1387", "One digit"),
    ],
)
def test_a_slip_of_the_pen_is_named(left: str, right: str, words: str) -> None:
    slip = diagnose(one(left), one(right))
    assert slip is not None
    assert words in slip.words


def test_numbers_without_a_common_slip_have_none() -> None:
    assert diagnose(one("7"), one("11")) is None
