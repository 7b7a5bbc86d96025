import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.stems import stem
from bot.stories import DocumentFrequencies, Signature, sign
from tests.stories.builders import FERRY_WIRE, reading, thresholds


@pytest.fixture(scope="module")
def frequencies():
    return DocumentFrequencies.start(thresholds())


def test_a_signature_survives_being_stored(frequencies):
    signature = sign(reading(FERRY_WIRE, title="Ferry aground", people=("Ragnhild Moe",)), frequencies)
    restored = Signature.from_json(signature.to_json())
    assert restored.people == ("Ragnhild Moe",)
    assert restored == signature


def test_a_signature_of_another_version_is_refused(frequencies):
    stored = sign(reading(FERRY_WIRE), frequencies).to_json().replace('"version":', '"version":9', 1)
    with pytest.raises(ValueError, match="sign the article again"):
        Signature.from_json(stored)


def test_names_and_words_each_make_a_vector_of_length_one(frequencies):
    signature = sign(reading(FERRY_WIRE), frequencies)
    assert sum(weight**2 for weight in signature.names.values()) == pytest.approx(1, abs=0.001)
    assert sum(weight**2 for weight in signature.words.values()) == pytest.approx(1, abs=0.001)


def test_a_name_counts_as_one_even_at_the_start_of_sentences_only(frequencies):
    signature = sign(reading(FERRY_WIRE), frequencies)
    assert "brekkstad" in signature.names
    assert "ferry" in signature.words


def test_a_word_the_archive_is_full_of_weighs_less():
    fresh = DocumentFrequencies.start(thresholds())
    local = fresh.of_archive(100_000, {"brekkstad": 40_000})
    assert local.idf("brekkstad") < 1.5 < fresh.idf("brekkstad")
    assert local.idf("havsula") > fresh.idf("havsula")


@given(text=st.text(max_size=400), title=st.none() | st.text(max_size=60))
def test_any_text_can_be_signed_and_stored(text, title):
    signature = sign(reading(f"{text}\n\nDredgers trenched.", title=title), DocumentFrequencies.start(thresholds()))
    assert Signature.from_json(signature.to_json()) == signature
    assert stem("dredgers") in {*signature.words, *signature.names}
