"""How two values that differ lie to each other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.figures.alignment.contradiction import features
from bot.figures.alignment.distance import Distance, is_small, significant
from tests.builders import figure


@pytest.mark.parametrize(("value", "digits"), [("7", 1), ("4000", 1), ("0.5", 1), ("0", 1), ("12", 2), ("4460", 3)])
def test_zeros_at_the_end_are_no_significant_digits(value: str, digits: int) -> None:
    assert significant(Decimal(value)) == digits


@pytest.mark.parametrize(("words", "small"), [("7", True), ("4000", True), ("12", False), ("4460", False)])
def test_a_figure_of_one_significant_digit_is_small(words: str, small: bool) -> None:
    assert is_small(figure(words, f"{words} boats sank.")) is small


def test_a_figure_without_a_value_is_not_small() -> None:
    assert not is_small(replace(figure("7", "7 boats sank."), value=None))


def test_a_small_figure_that_differs_weighs_by_its_own_odds() -> None:
    small, other = figure("4", "4 boats sank."), figure("12", "12 boats sank.")
    assert features(Distance.NEAR, small, other) == ("near", "small", "small_near")
    assert features(Distance.NEAR, other, small) == ("near",)
