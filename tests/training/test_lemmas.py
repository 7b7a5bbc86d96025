"""Dictionary forms follow the rules, corrected by the treebank."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from tests.training import treebank
from training.conllu import read

pytest.importorskip("spacy_lookups_data", reason="the recipe's word lists are not installed")

from training.lemmas import add_lemmatizer


@pytest.mark.parametrize(
    ("word", "pos", "lemma"),
    [
        ("n't", "PART", "not"),
        ("n’t", "PART", "not"),
        ("The", "DET", "the"),
        ("boats", "NOUN", "boat"),
        ("met", "VERB", "meet"),
    ],
)
def test_words_have_the_lemma_of_rule_or_treebank(word: str, pos: str, lemma: str, tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    add_lemmatizer(nlp, read(treebank.write(tmp_path)))
    doc = Doc(nlp.vocab, words=[word], pos=[pos])
    assert nlp.get_pipe("lemmatizer")(doc)[0].lemma_ == lemma
