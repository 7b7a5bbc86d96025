"""Numbers as newsrooms write them: each kind is read with its value, kind and unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.figures.figure import Kind
from tests.figures.reading import figures


@pytest.mark.parametrize(
    ("sentence", "value", "kind", "unit"),
    [
        ("The drought reached 1,5 million people.", "1500000", Kind.COUNT, None),
        ("Donors gave 2,4 million euros.", "2400000", Kind.MONEY, "EUR"),
        ("She swam 2,5 kilometres.", "2.5", Kind.LENGTH, "kilometer"),
        ("The stock fell 1,5 %.", "1.5", Kind.PERCENT, "percent"),
        ("The price was EUR 1.234,56.", "1234.56", Kind.MONEY, "EUR"),
        ("Profit was 1.050.000 euros.", "1050000", Kind.MONEY, "EUR"),
        ("About 10'000 francs was lost.", "10000", Kind.MONEY, "CHF"),
        ("They printed a quarter of a million leaflets.", "250000", Kind.COUNT, None),
        ("It took three quarters of a million euros.", "750000", Kind.MONEY, "EUR"),
        ("At stake is half a million pounds.", "500000", Kind.MONEY, "GBP"),
        ("Talks lasted three-and-a-half hours.", "3.5", Kind.DURATION, "hour"),
        ("A 6.4-magnitude earthquake struck off Kelby.", "6.4", Kind.MAGNITUDE, None),
        ("An earthquake of magnitude 6.7 struck off Kelby.", "6.7", Kind.MAGNITUDE, None),
        ("The quake measured 5.9 on the Richter scale.", "5.9", Kind.MAGNITUDE, None),
        ("He ran it in 2h 30m.", "2.5", Kind.DURATION, "hour"),
        ("The rocket flew at 7.8 km/s.", "7.8", Kind.SPEED, "kilometer_per_second"),
        ("Output fell to 32.7 million bpd.", "32700000", Kind.VOLUME, "oil_barrel"),
    ],
)
def test_a_number_is_read_as_it_is_written(sentence: str, value: str, kind: Kind, unit: str | None) -> None:
    found = figures(sentence)
    assert [(each.value, each.kind, each.unit) for each in found] == [(Decimal(value), kind, unit)]


def test_stones_and_pounds_are_one_weight() -> None:
    assert [(each.text, each.unit) for each in figures("He lost 14st 7lb in a year.")] == [("14st 7lb", "stone")]


def test_a_fall_by_so_many_to_so_many_is_no_range() -> None:
    assert [each.value for each in figures("Its fleet was down 2 to 56 ships.")] == [Decimal(2), Decimal(56)]


@pytest.mark.parametrize(
    "sentence", ["The film scores an upset.", "There were 4,2000 aboard.", "It needs 1.234.5 to run."]
)
def test_what_is_no_number_is_not_read(sentence: str) -> None:
    assert not figures(sentence)


def test_barrels_a_day_are_a_rate() -> None:
    assert [each.per for each in figures("Output fell to 32.7 million bpd.")] == ["day"]


@pytest.mark.parametrize("sentence", ["Lap 1,5 and 7 were lost.", "Rooms 2,12 and 14 are closed."])
def test_a_list_without_spaces_has_no_decimal_comma(sentence: str) -> None:
    assert all(each.value is None or each.value % 1 == 0 for each in figures(sentence))
