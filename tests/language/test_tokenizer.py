"""How news text is cut into tokens."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from bot.language.shipped import SHIPPED
from bot.language.tokenizer import NewsTokenizer, news_tokenizer

TOKENIZER = news_tokenizer(spacy.blank("en"))


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = spacy.blank("en")
    blank.tokenizer = news_tokenizer(blank)
    return blank


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("$400m", "$ 400 m"),
        ("US$1.5bn", "US$ 1.5 bn"),
        ("£4.2bn,", "£ 4.2 bn ,"),
        ("€3tn.", "€ 3 tn ."),
        ("Rs500", "Rs 500"),
        ("USD38,000", "USD 38,000"),
        ("20pc", "20 pc"),
        ("20%", "20 %"),
        ("$10-$12", "$ 10 - $ 12"),
        ("10%-12%", "10 % - 12 %"),
        ("£400m-a-year", "£ 400 m - a - year"),
    ],
)
def test_currency_number_and_magnitude_are_tokens_of_their_own(text: str, tokens: str, nlp: Language) -> None:
    assert [token.text for token in nlp(text)] == tokens.split()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("50km", "50 km"),
        ("12C", "12 C"),
        ("12°C", "12 ° C"),
        ("6ft", "6 ft"),
        ("12st", "12 st"),
        ("5pm", "5 pm"),
        ("10-12km", "10 - 12 km"),
        ("50km-long", "50 km - long"),
    ],
)
def test_a_unit_comes_off_its_number(text: str, tokens: str, nlp: Language) -> None:
    assert [token.text for token in nlp(text)] == tokens.split()


@pytest.mark.parametrize(
    "text", ["21st", "1970s", "4,460", "0.77", "11/28/2000", "2025-12-11", "713-853-3989", "4G", "CO2", "#Kyiv"]
)
def test_ordinals_decades_dates_and_telephone_numbers_stay_whole(text: str, nlp: Language) -> None:
    assert [token.text for token in nlp(text)] == [text]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("39-year-old", "39 - year - old"),
        ("30-vehicle", "30 - vehicle"),
        ("2-1", "2 - 1"),
        ("10-12", "10 - 12"),
        ("10–12", "10 – 12"),
        ("F-16", "F - 16"),
        ("U.S.-led", "U.S. - led"),
        ("vice-president", "vice - president"),
        ("war—which", "war — which"),
        ("end”—“Then", "end ” — “ Then"),
    ],
)
def test_hyphens_and_dashes_are_tokens(text: str, tokens: str, nlp: Language) -> None:
    assert [token.text for token in nlp(text)] == tokens.split()


@pytest.mark.parametrize("text", ["non-profit", "re-elected", "e-mail", "anti-government", "co-founder", "mid-July"])
def test_a_prefix_keeps_its_hyphen(text: str, nlp: Language) -> None:
    assert [token.text for token in nlp(text)] == [text]


@pytest.mark.parametrize("text", ["U.S.", "Mr.", "Gov.", "Gen.", "Col.", "St.", "p.m.", "Sept.", "J."])
def test_an_abbreviation_keeps_its_full_stop(text: str, nlp: Language) -> None:
    assert [token.text for token in nlp(text)] == [text]


@pytest.mark.parametrize(
    ("curly", "tokens"),
    [
        ("“It’s over,”", "“ It ’s over , ”"),
        ("don’t", "do n’t"),
        ("we’ve", "we ’ve"),
        ("Qaeda’s", "Qaeda ’s"),
        ("officials’", "officials ’"),
        ("‘Nobody’", "‘ Nobody ’"),
    ],
)
def test_curly_marks_split_as_straight_ones_do(curly: str, tokens: str, nlp: Language) -> None:
    assert [token.text for token in nlp(curly)] == tokens.split()
    straight = curly.translate(str.maketrans("“”‘’", "\"\"''"))
    assert [token.text for token in nlp(straight)] == tokens.translate(str.maketrans("“”‘’", "\"\"''")).split()


@given(st.text())
def test_tokens_never_change_the_text(text: str) -> None:
    assert TOKENIZER(text).text == text


def test_a_loaded_model_cuts_by_the_rules_of_the_code(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    assert not (tmp_path / "tokenizer").exists()
    loaded = spacy.load(SHIPPED).tokenizer
    assert isinstance(loaded, NewsTokenizer)
    assert [token.text for token in loaded("$400m")] == ["$", "400", "m"]
    assert loaded.rules == nlp.tokenizer.rules
