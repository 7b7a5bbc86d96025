"""Words spoken on two occasions, by what the sentences around two quotes state."""

from __future__ import annotations

import pytest

from bot.quotes.alignment.occasions import are_apart
from tests.builders import quote

WORDS = "The harbour is closed"


def apart(one: str, other: str) -> bool:
    quotes = [quote(WORDS, sentence) for sentence in (one, other)]
    return are_apart(quotes[0], quotes[1], (one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"“{WORDS},” she said on Monday.", f"“{WORDS},” she said on Tuesday."),
        (f"“{WORDS},” she said on Aug. 5.", f"“{WORDS},” she said on 6 August."),
    ],
)
def test_two_days_are_two_occasions(one: str, other: str) -> None:
    assert apart(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"“{WORDS},” she said on Aug. 5.", f"“{WORDS},” she said on 5 August."),
        (f"“{WORDS},” she said after they marched 12 miles.", f"“{WORDS},” she said on Aug. 5."),
        (f"“{WORDS},” she said, as mayors 5 years ago had.", f"“{WORDS},” she said on Aug. 5."),
    ],
)
def test_one_day_written_in_two_ways_or_no_day_is_no_other_occasion(one: str, other: str) -> None:
    assert not apart(one, other)
