"""Titles: one list for names, speakers and transcripts."""

from __future__ import annotations

import pytest

from bot.language.names.titles import is_beside_name, is_title


@pytest.mark.parametrize("word", ["Mr", "Mrs.", "Dr.", "Sen.", "Lt.", "Sheriff", "rabbi", "Chancellor", "MP", "Mayor"])
def test_titles_ranks_and_offices_are_titles_with_or_without_their_point(word: str) -> None:
    assert is_title(word)
    assert is_beside_name(word)


@pytest.mark.parametrize("word", ["former", "Vice", "Prime", "Defense", "U.S.", "of"])
def test_what_joins_the_words_of_a_title_is_beside_a_name_and_no_title(word: str) -> None:
    assert is_beside_name(word)
    assert not is_title(word)


@pytest.mark.parametrize("word", ["Alder", "harbour", "said", "White"])
def test_other_words_are_neither(word: str) -> None:
    assert not is_beside_name(word)
