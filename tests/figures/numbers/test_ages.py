"""Ages that stand by themselves, and plain numbers that look like them (CHECKS 1)."""

from __future__ import annotations

import pytest

from bot.figures.figure import Hedge, Kind
from tests.figures.reading import figures


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("He was 12 when the war began.", "12"),
        ("She was just 19 at the time.", "19"),
        ("At 34, she is the youngest judge.", "34"),
        ("At 17 he joined the merchant navy.", "17"),
        ("He died at 83.", "83"),
        ("She left school at 13 and went to sea.", "13"),
        ("Two men, aged 24 and 31, were held.", "31"),
        ("It enrolled women aged between 50 and 69.", "50 and 69"),
    ],
)
def test_an_age_is_told_by_whom_it_is_said_of(text: str, number: str) -> None:
    assert [(figure.text, figure.unit) for figure in figures(text) if figure.kind is Kind.AGE][-1] == (number, "year")


@pytest.mark.parametrize(
    "text",
    [
        "It was 12 when they met.",
        "At 9, she leaves for work.",
        "Officials put the dead at 40.",
        "He was 3-0 down.",
        "She was 40 metres ahead.",
        "Norvex closed at 83.",
    ],
)
def test_a_number_of_something_else_is_no_age(text: str) -> None:
    assert all(figure.kind is not Kind.AGE for figure in figures(text))


def test_who_is_barred_under_an_age_is_younger() -> None:
    (figure,) = figures("Access is barred for anyone under 16.")
    assert (figure.kind, figure.hedge, figure.high) == (Kind.AGE, Hedge.LESS_THAN, 16)


def test_the_age_of_who_does_something_is_theirs() -> None:
    assert figures("Gloria Mann caught measles at the age of four months.")[0].head == "mann"
