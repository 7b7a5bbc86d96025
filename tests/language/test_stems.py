"""Stems: what the forms of one word share, for stories and figures alike."""

from __future__ import annotations

import pytest

from bot.figures.alignment import content_words as of_figures
from bot.language.stems import fold, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("intercepted", "intercepts"), ("stopped", "stops"), ("boats", "boat"), ("Sergei’s", "Sergey")],
)
def test_the_forms_of_a_word_share_their_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)
    assert of_figures.stem(stem(one)) == stem(one)


@pytest.mark.parametrize(("one", "other"), [("women", "woman"), ("defences", "defense"), ("children", "child")])
def test_figures_share_it_over_irregular_plurals_and_house_spelling(one: str, other: str) -> None:
    assert of_figures.stem(one) == of_figures.stem(other)


def test_accents_are_no_part_of_a_word() -> None:
    assert fold("Micheál") == fold("MICHEAL") == "micheal"
