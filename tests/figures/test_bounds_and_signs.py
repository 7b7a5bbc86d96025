"""Bounds of age, signs of units, and numbers that only look like counts (CHECKS 2 to 4)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.figures.figure import Hedge, Kind
from tests.figures.reading import figures, only


@pytest.mark.parametrize(
    ("text", "value", "hedge"),
    [
        ("The school-leaving age was raised to 17 by the assembly.", 17, Hedge.EXACT),
        ("The age limit for drivers is 85.", 85, Hedge.EXACT),
        ("The age of entry was capped at 30.", 30, Hedge.AT_MOST),
        ("The pass is free for pensioners over 70.", 70, Hedge.MORE_THAN),
        ("The jab is offered to women under 25.", 25, Hedge.LESS_THAN),
    ],
)
def test_a_limit_of_age_is_an_age(text: str, value: int, hedge: Hedge) -> None:
    figure = only(text)
    assert (figure.kind, figure.value, figure.hedge) == (Kind.AGE, Decimal(value), hedge)


def test_a_bound_of_age_is_of_those_it_stands_behind() -> None:
    assert only("The mayor leads among voters under 35.").counted == "voters"


def test_the_average_age_of_things_is_no_limit() -> None:
    assert only("The age gap between the towns narrowed to 12 percent.").kind is Kind.PERCENT


@pytest.mark.parametrize(
    "text", ["Overnight 40mm of rain fell in two hours.", "She swam 200m in 118 seconds.", "It cost 900 Kč or 170 zł."]
)
def test_the_sign_of_a_unit_is_never_what_is_counted(text: str) -> None:
    assert not {figure.counted for figure in figures(text)} & {"mm", "m", "Kč", "zł"}


def test_around_a_thing_of_some_size_is_a_place() -> None:
    assert only("Crowds gathered around the 90-metre mast.").hedge is Hedge.EXACT
    assert only("Attendance hovered around the 2,400 mark.").hedge is Hedge.ABOUT


@pytest.mark.parametrize(
    "text", ["Cuts of this size would bring output below 1990 levels.", "Soldiers held posts 311 and 312."]
)
def test_what_names_a_year_or_a_place_is_no_figure(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("£12m – Grants to the opera houses last year.", "grant"),
        ("31 - Lifeboats launched in the storm.", "lifeboat"),
    ],
)
def test_a_line_of_a_fact_box_counts_what_stands_behind_its_dash(text: str, head: str) -> None:
    assert figures(text)[0].head == head


def test_a_height_in_brackets_is_in_metres_though_the_sign_stands_apart() -> None:
    lengths = [each for each in figures("Ruiz is 5 feet 11 inches (1.80 m) tall.") if each.kind is Kind.LENGTH]
    assert [each.unit for each in lengths] == ["foot", "meter"]


def test_the_mark_of_a_reference_is_no_figure() -> None:
    assert only("The channel has 12 rivals. [4]").value == 12
