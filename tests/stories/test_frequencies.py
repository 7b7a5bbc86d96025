"""The general word frequencies that ship, and what is made of them."""

from importlib import resources

import pytest

from bot.language.stems import stem
from bot.stories.frequencies import DocumentFrequencies, general
from training.stories.frequencies import commonest, stem_shares, table

_TABLES = sorted(
    each.name.removesuffix(".txt.gz")
    for each in (resources.files("bot.stories") / "tables").iterdir()
    if each.name.endswith(".txt.gz")
)


def frequencies():
    return DocumentFrequencies(prior_articles=20_000.0, prior_words=400.0)


def test_a_rarer_word_tells_more_and_an_unknown_one_most():
    told = [frequencies().idf(stem(word)) for word in ("the", "government", "harbour", "oosterkamp")]
    assert told == sorted(told)
    assert told[0] == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("language", _TABLES)
def test_the_shares_of_a_language_are_shares_of_one_whole(language):
    shares = general(language).values()
    assert len(shares) >= 3_000
    assert 0.25 < sum(shares) < 1.05  # rounded each by itself


@pytest.mark.parametrize(("code", "table"), [("pt-BR", "pt"), ("EN", "en"), ("hr", "sh"), ("no", "nb")])
def test_a_language_is_known_by_its_region_and_its_other_names(code, table):
    assert general(code) == general(table)


@pytest.mark.parametrize("code", ["xx", "", "../en", "README"])
def test_a_language_without_a_table_has_no_general_frequencies(code):
    assert general(code) == {}


def test_a_table_keeps_the_commonest_stems_each_with_its_forms_together():
    shares = stem_shares({"drone": 2e-5, "drones": 1e-5, "of": 0.02, "in spite": 0.1})
    assert shares == pytest.approx({"dron": 3e-5, "of": 0.02})
    assert table(commonest(shares, 1)) == "730 of"
