"""Months and weekdays: one table for text, header, quote and question."""

from __future__ import annotations

import re

import pytest

from bot.ingest.head import calendar_words as header
from bot.language.calendar_words import MONTH, MONTHS, WEEKDAY, WEEKDAYS, month, weekday


def test_every_month_is_known_in_full_and_by_its_first_letters() -> None:
    for number, name in enumerate(MONTHS, start=1):
        assert month(name) == month(name[:3].upper()) == header.month(name) == number
        assert re.fullmatch(MONTH, name)


def test_every_weekday_is_known_in_full_in_the_plural_and_by_its_first_letters() -> None:
    for number, name in enumerate(WEEKDAYS):
        assert weekday(name) == weekday(f"{name}s") == weekday(f"{name[:3]}.") == header.weekday(name) == number
        assert re.fullmatch(WEEKDAY, name)


@pytest.mark.parametrize("word", ["Mayor", "Marched", "Decided", "Junior", "Sunny", "Augusta"])
def test_words_that_begin_like_a_month_or_a_weekday_are_none(word: str) -> None:
    assert not re.match(rf"{MONTH}|{WEEKDAY}", word)
