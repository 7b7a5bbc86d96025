"""Numbers in words: one table for whoever counts with them."""

from __future__ import annotations

import re

import pytest

from bot.language.numerals import CARDINAL, NUMBER, ORDINAL, ordinal, value


@pytest.mark.parametrize(
    ("stated", "number"),
    [
        ("zero", 0),
        ("fourteen", 14),
        ("Forty", 40),
        ("twenty-four", 24),
        ("ninety nine", 99),
        ("a", 1),
        ("a couple of", 2),
        ("two dozen", 24),
        ("a hundred", 100),
        ("three hundred and five", 305),
        ("two thousand", 2000),
        ("14", 14),
    ],
)
def test_a_number_in_words_or_digits_is_read_and_found(stated: str, number: int) -> None:
    assert value(stated) == number
    assert re.fullmatch(NUMBER, stated, re.IGNORECASE)


@pytest.mark.parametrize("stated", ["several", "few", "dozen", "and", "", "five hundred pounds", "١٤"])
def test_other_words_are_no_number(stated: str) -> None:
    assert value(stated) is None


@pytest.mark.parametrize(
    ("stated", "place"), [("first", 1), ("twelfth", 12), ("Thirtieth", 30), ("thirty-first", 31), ("22nd", 22)]
)
def test_an_ordinal_names_its_place(stated: str, place: int) -> None:
    assert ordinal(stated) == place


@pytest.mark.parametrize("stated", ["next", "twenty", "thirty-fortieth", "one-first", ""])
def test_other_words_are_no_ordinal(stated: str) -> None:
    assert ordinal(stated) is None


def test_every_day_of_a_month_is_found_whole() -> None:
    words = ["seventh", "seventeenth", "twenty-seventh", "thirtieth"]
    assert [re.match(ORDINAL, word).group() for word in words] == words  # type: ignore[union-attr]


def test_a_number_is_found_to_its_last_word() -> None:
    found = re.match(CARDINAL, "twenty-four hours")
    assert found and found.group() == "twenty-four"
