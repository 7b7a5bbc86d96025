"""How news writes one number: fractions, scales, groups of digits, compound units, magnitudes (CHECKS 1)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.figures.figure import Change, Hedge, Kind
from tests.figures.reading import figures, only

VALUES = [
    ("The charity printed a quarter of a million leaflets.", "250000", None),
    ("Three quarters of a million homes lost power.", "750000", None),
    ("The trust spent three-quarters of a million pounds on the roof.", "750000", "GBP"),
    ("Half a million euros went missing.", "500000", "EUR"),
    ("At stake is half a million pounds.", "500000", "GBP"),
    ("A half-million dollars went missing.", "500000", "USD"),
    ("The hearing lasted two-and-a-half hours.", "2.5", "hour"),
    ("The hearing lasted one and three quarters hours.", "1.75", "hour"),
    ("Some 2½ million commuters were delayed.", "2500000", None),
    ("The museum drew 1,5 million visitors.", "1500000", None),
    ("Donors gave 2,4 million euros.", "2400000", "EUR"),
    ("Inflation reached 7,4 % in May.", "7.4", "percent"),
    ("The lake is 3,5 kilometres long.", "3.5", "kilometer"),
    ("The hull cost 2.750.000 euros.", "2750000", "EUR"),
    ("Each ticket costs EUR 1.499,50 in the box.", "1499.50", "EUR"),
    ("The clockmaker asked 12'500 francs.", "12500", "CHF"),
    ("The colony holds 4.5e6 bacteria.", "4500000", None),
    ("The colony holds 4.5 x 10^6 bacteria.", "4500000", None),
    ("The colony holds 4.5 × 10⁶ bacteria.", "4500000", None),
    ("Only 1/16 of the forest is left.", "0.0625", None),
    ("One in a million bulbs fails.", "0.000001", None),
    ("One in every eight shops is empty.", "0.125", None),
    ("The minister spoke of “2.5” million jobs.", "2500000", None),
    ("The app has 3 B users.", "3000000000", None),
    ("Nineteen hundred delegates came.", "1900", None),
    ("The pump moves 4.2 million bpd.", "4200000", "oil_barrel"),
    ("The probe left at 16.9 km/s.", "16.9", "kilometer_per_second"),
    ("The rent is RM1,800.", "1800", "MYR"),
    ("The rent is NT$18,000.", "18000", "TWD"),
    ("The rent is 18,000 Kč.", "18000", "CZK"),
    ("The rent is 1,800 zł.", "1800", "PLN"),
    ("The dam cost Rs. 4,000 crore.", "40000000000", "INR"),
    ("The yard made 4.1m sales.", "4100000", None),
]


@pytest.mark.parametrize(("text", "value", "unit"), VALUES, ids=[text for text, *_ in VALUES])
def test_every_way_of_writing_a_number_is_one_number(text: str, value: str, unit: str | None) -> None:
    figure = only(text)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The boxer weighed in at 11st 7lb.", "11.5", "stone"),
        ("The race took her 3h 30m.", "3.5", "hour"),
        ("The race took her three hours, 29 minutes and 42 seconds.", "3.495", "hour"),
        ("He is a 6-foot-6 goalkeeper.", "6.5", "foot"),
        ("The door is 6ft 3in high.", "6.25", "foot"),
    ],
)
def test_a_larger_unit_and_its_smaller_one_are_one_amount(text: str, value: str, unit: str) -> None:
    figure = only(text)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "A 5.8-magnitude earthquake shook the valley.",
        "An earthquake of magnitude 5.8 shook the valley.",
        "An earthquake with a preliminary magnitude of 5.8 shook the valley.",
        "The quake measured 5.8 on the Richter scale.",
        "An M5.8 tremor shook the valley.",
        "A magnitude-5.8 temblor shook the valley.",
    ],
)
def test_a_magnitude_is_of_an_earthquake_however_it_is_written(text: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.value, figure.head) == (Kind.MAGNITUDE, Decimal("5.8"), "earthquake")


def test_a_road_is_no_magnitude() -> None:
    assert figures("The crash on the M4 near junction 11 shut the road.") == ()


def test_digits_grouped_wrongly_have_no_value() -> None:
    figure = only("The arena seats 1,2500 people.")
    assert (figure.text, figure.value, figure.comparable) == ("1,2500", None, False)


def test_a_change_and_the_level_it_leads_to_are_two_figures() -> None:
    change, level = figures("The herd was down 3 to 47 cows.")
    assert (change.value, change.change) == (Decimal(3), Change.FALL)
    assert (level.value, level.change) == (Decimal(47), None)


def test_a_range_after_a_word_of_change_stays_a_range() -> None:
    assert only("Prices rose 2 to 3 percent.").hedge is Hedge.BETWEEN


def test_a_number_under_a_bound_joined_to_it_is_less() -> None:
    assert only("Sub-3,000 crowds are the rule.").hedge is Hedge.LESS_THAN


@pytest.mark.parametrize(
    "text",
    [
        "1. Peel the onions.",
        "(3) The tenant pays.",
        "She lives in Dayton, Ohio 45402.",
        "The striker scores a rare header.",
        "It needs 1.234.5 to run.",
    ],
)
def test_what_only_marks_a_place_is_no_figure(text: str) -> None:
    assert figures(text) == ()


def test_barrels_a_day_are_a_rate() -> None:
    assert only("Output fell to 32.7 million bpd.").per == "day"


@pytest.mark.parametrize(
    "text", ["Lap 1,5 and 7 were lost.", "Rooms 2,12 and 14 are closed.", "Lanes 1,5 men and 2,7 may share."]
)
def test_a_list_without_spaces_has_no_decimal_comma(text: str) -> None:
    assert all(each.value is None or each.value % 1 == 0 for each in figures(text))


def test_whole_thousands_with_points_may_end_a_sentence() -> None:
    assert only("The hull cost €2.750.000.").value == Decimal(2_750_000)
