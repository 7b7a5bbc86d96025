"""Proper nouns of a treebank without names become names as far as it is sure what they are."""

from __future__ import annotations

from pathlib import Path

import spacy

from bot.language.tokenizer import news_tokenizer
from tests.training import treebank
from training.conllu import read
from training.silver import silver_names


def test_a_recognised_proper_noun_is_a_name_and_another_is_unknown(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = news_tokenizer(nlp)
    nlp.add_pipe("entity_ruler").add_patterns(  # type: ignore[attr-defined]  # a Pipe has no add_patterns
        [{"label": "PERSON", "pattern": "Anna Berg"}, {"label": "ORG", "pattern": "team"}]
    )
    (sentence,) = silver_names(read(treebank.write(tmp_path))[1:], nlp)
    words = sentence.words
    assert [(" ".join(words[start:end]), label) for start, end, label in sentence.names] == [("Anna Berg", "PERSON")]
    assert [" ".join(words[start:end]) for start, end in sentence.unknown] == ["Berg", "Oslo"]
