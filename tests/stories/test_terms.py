import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.language.stems import stem
from bot.stories.terms import terms, words


def names_in(text, **kwargs):
    return {term.stem for term in terms(text, words(text), **kwargs) if term.name}


@pytest.mark.parametrize(
    "forms",
    [
        ("intercept", "intercepts", "intercepted", "intercepting"),
        ("city", "cities"),
        ("stop", "stopped", "stopping"),
        ("increase", "increases", "increased", "increasing"),
        ("meeting", "meetings", "meet"),
        ("Zelensky", "Zelenskyy", "Zelenskiy", "Zelensky’s"),
        ("Sergei", "Sergey"),
        ("Café", "CAFE"),
    ],
)
def test_forms_of_one_word_have_one_stem(forms):
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("left", "right"), [("press", "pres"), ("news", "new"), ("mass", "mas"), ("Ross", "Rose")])
def test_different_words_keep_different_stems(left, right):
    assert stem(left) != stem(right)


@given(st.text(max_size=20))
@example("𝛢")
def test_the_stem_of_a_stem_is_itself(form):
    assert stem(stem(form)) == stem(form)


def test_a_capital_that_only_opens_sentences_makes_no_name_of_a_common_word():
    assert "divers" not in names_in("Divers searched the hull. Nothing was found, and the divers left.")


def test_a_headline_in_capitals_throughout_makes_no_names():
    text = "Ferry Strikes Bridge In Ellerby\n\nA ferry struck a bridge in Ellerby on Monday."
    assert names_in(text, title_end=31) == {"ellerby", "monday"}


def test_numbers_are_no_terms():
    assert {term.stem for term in terms("In 2026, 214 people", words("In 2026, 214 people"))} == {"in", "peopl"}


def test_text_without_spaces_is_compared_by_pairs_of_signs():
    assert {term.stem for term in terms("東京都で火災", words("東京都で火災"))} == {
        "東京",
        "京都",
        "都で",
        "で火",
        "火災",
    }
