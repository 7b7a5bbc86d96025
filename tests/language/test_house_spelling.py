"""British and American spelling."""

from __future__ import annotations

import pytest

from bot.figures.alignment.content_words import stem
from bot.language.house_spelling import american
from bot.quotes.alignment.word_form import level


@pytest.mark.parametrize(
    ("british", "us"),
    [
        ("defence", "defense"),
        ("organised", "organized"),
        ("harbour", "harbor"),
        ("centres", "centers"),
        ("programme", "program"),
        ("tyres", "tires"),
        ("travelled", "traveled"),
    ],
)
def test_both_spellings_are_one_word_for_figures_and_quotes(british: str, us: str) -> None:
    assert american(british) == american(us) == us
    assert level(british) == level(us)
    assert stem(british) == stem(us)


@pytest.mark.parametrize(
    ("short", "full"), [("sept", "september"), ("apr", "april"), ("gov", "governor"), ("maj", "major")]
)
def test_a_quote_with_an_abbreviation_says_the_word(short: str, full: str) -> None:
    assert level(short) == full
