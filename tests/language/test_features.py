"""What the trained pipeline sees of a word, and how its numbers lie on disk."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from spacy.util import registry

from bot.language.features import CLUSTERS, GAZETTEER, compact_tok2vec, halve, news_embed, word_features

ATTRS = ["CLUSTER", "NORM", "CLUSTER_4", "GAZETTEER"]


@pytest.fixture
def docs() -> list[Doc]:
    nlp = spacy.blank("en")
    nlp.vocab.lookups.add_table(CLUSTERS, {"Moscow": 0b101101, "said": 0b11, "Paris": 0b111101})
    nlp.vocab.lookups.add_table(GAZETTEER, {"Kyiv": 4})
    return [nlp("Moscow said"), nlp("KYIV Kyiv kyiv keyed"), nlp("Paris moscow")]


def _columns(docs: list[Doc]) -> list[np.ndarray]:
    return word_features(ATTRS).predict(docs)


def test_columns_come_in_the_order_they_are_named(docs: list[Doc]) -> None:
    first = _columns(docs)[0]
    assert list(first[:, 0]) == [0b101101, 0b11]
    assert list(first[:, 1]) == [token.norm for token in docs[0]]


def test_words_of_one_coarse_group_share_the_short_cluster(docs: list[Doc]) -> None:
    rows = _columns(docs)
    moscow, paris = rows[0][0], rows[2][0]
    assert moscow[0] != paris[0]
    assert moscow[2] == paris[2]


def test_a_word_in_lower_case_has_the_cluster_of_the_name(docs: list[Doc]) -> None:
    rows = _columns(docs)
    assert rows[2][1][0] == rows[0][0][0]


def test_a_name_in_capitals_is_the_same_name_and_one_in_lower_case_is_told_apart(docs: list[Doc]) -> None:
    capitals, title, lower, other = _columns(docs)[1][:, 3]
    assert capitals == title != 0
    assert lower not in {0, title}
    assert other == 0


def test_rows_and_attributes_must_be_as_many() -> None:
    with pytest.raises(ValueError, match="differ in length"):
        news_embed(8, ["NORM"], [10, 10])


def test_half_precision_changes_a_reading_by_little(docs: list[Doc]) -> None:
    encode = registry.architectures.get("spacy.MaxoutWindowEncoder.v2")(8, 1, 2, 1)
    model = compact_tok2vec(news_embed(8, ATTRS, [50] * 4), encode)
    model.initialize(X=docs)
    before = np.vstack(model.predict(docs))
    halve(model)
    loaded = compact_tok2vec(
        news_embed(8, ATTRS, [50] * 4), registry.architectures.get("spacy.MaxoutWindowEncoder.v2")(8, 1, 2, 1)
    )
    loaded.initialize(X=docs)
    loaded.from_bytes(model.to_bytes())
    after = np.vstack(loaded.predict(docs))
    assert after.dtype == np.float32
    assert np.abs(before - after).max() < 0.02
    assert not np.array_equal(before, np.zeros_like(before))
