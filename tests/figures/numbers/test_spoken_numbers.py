"""Numbers as they are spoken and noted: parts of a scale, pairs of dozens, marks of feet, steps up and down (1)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.figures.figure import Change, Hedge, Kind
from tests.figures.reading import figures, only, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One and a half thousand pilgrims came.", "1500 : pilgrim"),
        ("A million and a half pilgrims came.", "1500000 : pilgrim"),
        ("The repairs took two and three-quarter hours.", "2.75 hour : repair"),
        ("A couple of dozen shops shut.", "24 : shop"),
        ("A score of boats sank.", "20 : boat"),
        ("Two point seven five million pilgrims came.", "2750000 : pilgrim"),
        ("Prices rose by zero point five per cent.", "0.5 percent rise : price"),
        ("Prices rose by nought point two per cent.", "0.2 percent rise : price"),
        ("Three point guards left.", "3 : guard"),
        ("The strike lasted one day.", "1 day : strike"),
        ("A one-day strike shut the port.", "1 day : strike"),
        ("They had only one day to test the pump.", "1 day : None"),
        ("One day after the vote they fell out.", "1 day : None"),
        ("The clinics took one or more lodgers.", "at_least 1 : lodger"),
        ("Half as many ships came.", "0.5 : ship"),
        ("The form is due within twenty working days.", "at_most 20 working_day : form"),
        ("Patients lost 15 IQ points on average.", "15 fall : point"),
        ("The hull is 6'2\" long.", "6.166666 foot : hull"),
        ("The state paid 5,000 Czech crowns.", "5000 CZK : state"),
        ("The state paid 30,000 dirhams.", "30000 AED : state"),
        ("Its debt stands at 3.4 times annual profit.", "3.4 : debt"),
        ("The two towns lie within 30 km of the plant.", "at_most 30 kilometer : town"),
    ],
)
def test_a_number_is_worth_what_is_said(text: str, expected: str) -> None:
    assert told(figures(text)[-1]) == expected


@pytest.mark.parametrize("text", ["Several hundred clerks left.", "A few thousand clerks left.", "Many hundred left."])
def test_an_amount_without_a_number_is_vague(text: str) -> None:
    figure = only(text)
    assert (figure.value, figure.hedge, figure.comparable) == (None, Hedge.VAGUE, False)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("One in 900 lambs has it.", Decimal(1) / 900),
        ("The chance is one in 14 million.", Decimal(1) / 14_000_000),
        ("One in every 12 lambs was lost.", Decimal(1) / 12),
    ],
)
def test_one_in_so_many_is_a_share_of_any_whole(text: str, share: Decimal) -> None:
    figure = only(text)
    assert (figure.kind, figure.value) == (Kind.RATIO, share)


@pytest.mark.parametrize("text", ["She won one in 2019.", "She won three in ten days.", "She lost two in 5 years."])
def test_so_many_in_a_stretch_of_time_is_no_share(text: str) -> None:
    assert all(figure.kind is not Kind.RATIO for figure in figures(text))


@pytest.mark.parametrize(
    ("text", "number", "change"),
    [
        ("It has 4,100 staff, up 150 from a year ago.", "150", Change.RISE),
        ("Its fleet was down 12 on last year.", "12", Change.FALL),
        ("The sprinter shaved 0.03 seconds off the record.", "0.03 seconds", Change.FALL),
        ("They went up 12 flights of stairs.", "12", None),
    ],
)
def test_a_count_by_itself_can_be_a_change(text: str, number: str, change: Change | None) -> None:
    assert next(figure for figure in figures(text) if figure.text == number).change is change


def test_a_line_of_a_fact_box_says_behind_its_dash_what_its_number_is() -> None:
    assert told(only("40 - Percentage of land held by the church.")) == "40 percent : land"
    assert told(only("43.6m – Number of households without a bank account.")) == "43600000 : household"


def test_levels_share_the_unit_that_stands_once() -> None:
    units = [figure.unit for figure in figures("The dose was raised from 50 to 75 milligrams.")]
    assert units == ["milligram", "milligram"]


def test_the_same_in_another_unit_is_bounded_alike() -> None:
    miles, kilometres = figures("The herd walked about 500 miles (800 km) to the coast.")
    assert (kilometres.hedge, kilometres.low, kilometres.high) == (miles.hedge, Decimal(760), Decimal(840))


def test_the_first_of_several_is_no_figure_of_its_own() -> None:
    assert told(only("It was rebuilt in its first ten days.")).startswith("10 day")


def test_a_lap_has_its_number() -> None:
    figure = figures("On lap 21 he ran wide.")[0]
    assert (figure.kind, figure.value, figure.head) == (Kind.ORDINAL, 21, "lap")
