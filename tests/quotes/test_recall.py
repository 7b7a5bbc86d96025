"""A quote is found by words somebody half remembers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.quotes.recall import index_terms, likeness, search_terms

SAID = "The harbour plan has to be realistic before the council can vote on it."


@pytest.mark.parametrize(
    "typed",
    [
        "has to be realistic",
        "has to be relistic",
        "HARBOR PLAN",
        "the “harbour plan” has",
        "realistik before the councill",
    ],
)
def test_trims_typing_errors_and_spelling_still_share_a_term_and_are_like(typed: str) -> None:
    assert set(search_terms(typed)) & set(index_terms(SAID))
    assert likeness(typed, SAID) >= 80


@pytest.mark.parametrize("typed", ["the ferry ran aground in the night", "", "“”", "?!"])
def test_other_words_are_not_like(typed: str) -> None:
    assert likeness(typed, SAID) < 80


def test_a_word_or_two_of_a_long_question_is_no_answer() -> None:
    assert likeness("we will rebuild the pier before the winter comes and the ice with it", "the winter") == 0.0


def test_words_too_common_to_tell_quotes_apart_are_found_by_their_neighbours() -> None:
    assert set(search_terms("we will do it")) & set(index_terms("And we will do it again."))


@given(st.text(max_size=200))
@settings(deadline=None)
def test_whatever_is_typed_becomes_terms_of_letters_and_digits_only(typed: str) -> None:
    typed = f"harbour plan {typed}"
    terms = search_terms(typed)
    assert set(terms) & set(index_terms("harbour plan"))
    assert all(term.isalnum() for term in (*terms, *index_terms(typed)))
    assert len(terms) <= 60


@given(
    st.lists(
        st.sampled_from(["harbour", "vote", "council", "we", "will", "not", "do", "it", "25"]), min_size=2, max_size=20
    )
)
def test_what_was_said_is_found_by_its_own_words(words: list[str]) -> None:
    said = " ".join(words)
    assert set(search_terms(said)) & set(index_terms(said))
    assert likeness(said, said) == 100
