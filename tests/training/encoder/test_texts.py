"""What the encoder learns from is the treebank's annotation on our own words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language

from bot.language.encoder.pieces import BEGIN, END, UNKNOWN, Pieces
from bot.language.encoder.spans import best_names
from bot.language.tokenizer import news_tokenizer
from tests.training import treebank
from training.conllu import Document, read
from training.encoder.texts import IGNORED, Source, Text, labels_of, texts
from training.entities import gum_names

PIECES = Pieces((UNKNOWN, BEGIN, END, *"abcdefghijklmnopqrstuvwxyz", *(f"##{c}" for c in "abcdefghijklmnopqrstuvwxyz")))


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = spacy.blank("en")
    blank.tokenizer = news_tokenizer(blank)
    return blank


@pytest.fixture
def documents(tmp_path: Path) -> tuple[Document, ...]:
    return read(treebank.write(tmp_path))


def learned(nlp: Language, documents: Sequence[Document], *, parsed: bool = True, named: bool = True) -> list[Text]:
    names = tuple(gum_names(document) for document in documents) if named else ()
    source = Source(documents=tuple(documents), names=names, parsed=parsed)
    return list(texts(nlp, [source], PIECES, labels_of(documents * 3), seed=4))


def test_every_word_of_the_round_has_a_head_in_its_sentence(nlp: Language, documents: tuple[Document, ...]) -> None:
    for text in learned(nlp, documents):
        for word, head in enumerate(text.heads):
            assert head != IGNORED
            assert text.sentence[head] == text.sentence[word]
    assert sum(len(text.words) for text in learned(nlp, documents)) == sum(
        len(sentence.tokens) for document in documents for sentence in document.sentences
    )


def test_names_are_learned_where_they_are_known(nlp: Language, documents: tuple[Document, ...]) -> None:
    found = sum(len(best_names(10.0 * (text.names[:, None] == np.arange(13)))) for text in learned(nlp, documents))
    assert found == sum(len(sentence.names) for document in documents for sentence in gum_names(document))


def test_nothing_is_learned_from_what_is_unknown(nlp: Language, documents: tuple[Document, ...]) -> None:
    for text in learned(nlp, documents, parsed=False, named=False):
        for column in (text.tags, text.pos, text.morphs, text.starts, text.heads, text.relations, text.names):
            assert (column == IGNORED).all()


def test_the_same_seed_gives_the_same_round(nlp: Language, documents: tuple[Document, ...]) -> None:
    first, again = learned(nlp, documents), learned(nlp, documents)
    assert [text.words.rows.tolist() for text in first] == [text.words.rows.tolist() for text in again]
