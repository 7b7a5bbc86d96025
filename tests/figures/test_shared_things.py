"""Numbers that share the thing another one counts, and numbers that must not (CHECKS 3)."""

from __future__ import annotations

import pytest

from tests.figures.reading import figures, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Streets could see nine or 10 feet (some 3m) of water.",
            ["9 foot : water", "10 foot : water", "about 3 meter : water"],
        ),
        ("Cooks use eight or nine grams of salt.", ["8 gram : salt", "9 gram : salt"]),
        ("The wall is 12 feet (about 3.7 metres) high.", ["12 foot : wall", "about 3.7 meter : wall"]),
        ("The herd has 40 cows or 12 tonnes of meat.", ["40 : cow", "12 metric_ton : meat"]),
    ],
)
def test_one_thing_told_in_two_numbers_is_the_thing_of_both(text: str, expected: list[str]) -> None:
    assert [told(figure) for figure in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("In 24 games, Doyle batted .292 with a triple.", ".292"),
        ("In 2013 she played in 26 games, hitting .203 with 11 errors.", ".203"),
        ("He made a .322 average in 102 games with Kelby and .432 in 24 games for Marlow.", ".432"),
    ],
)
def test_an_average_counts_none_of_the_games_it_is_over(text: str, number: str) -> None:
    assert next(figure for figure in figures(text) if figure.text == number).head != "game"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("With 110 days until the start of the regatta, the mayor spoke to reporters.", "110 day : start"),
        ("With 48 hours until the vote, both camps toured the north.", "48 hour : vote"),
        ("The pair stayed 12 days until the storm had passed.", "12 day : pair"),
    ],
)
def test_time_left_is_that_until_what_comes(text: str, expected: str) -> None:
    assert told(figures(text)[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The campaign that the union has been running for almost six years is over.", "nearly 6 year : campaign"),
        ("The bridge, which the county closed for three weeks, has reopened.", "3 week : bridge"),
        ("A fleet that the firm bought for $40 million lies idle.", "40000000 USD : fleet"),
        ("The price, which the shop had raised by 12 percent, fell again.", "12 percent rise : price"),
        ("The suspects, whom police held for two days, were freed.", "2 day : suspect"),
        ("The boat that he sold two years ago sank.", "2 year : None"),
    ],
)
def test_what_a_relative_clause_does_something_to_is_the_noun_it_stands_behind(text: str, expected: str) -> None:
    assert told(figures(text)[0]) == expected
