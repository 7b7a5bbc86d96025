"""Training texts are varied, and the annotation stays true."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from bot.language.tokenizer import news_tokenizer
from tests.training import treebank
from training.conllu import PARAGRAPH, read
from training.corpus import example, gold, joined, vary


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = spacy.blank("en")
    blank.tokenizer = news_tokenizer(blank)
    return blank


def test_the_gold_document_has_the_text_and_its_sentences(tmp_path: Path, nlp: Language) -> None:
    document = read(treebank.write(tmp_path))[0]
    doc = gold(nlp, document)
    assert doc.text == document.text
    assert [sentence.text.strip() for sentence in doc.sents] == document.text.split(PARAGRAPH)


def test_a_paragraph_break_hangs_on_the_word_before(tmp_path: Path, nlp: Language) -> None:
    doc = gold(nlp, read(treebank.write(tmp_path))[0])
    (gap,) = (token for token in doc if token.is_space)
    assert gap.head == doc[gap.i - 1]
    assert gap.dep_ == "dep"


@pytest.mark.parametrize("joint", [" ", "\n", PARAGRAPH])
def test_paragraphs_may_be_joined_otherwise(joint: str, tmp_path: Path, nlp: Language) -> None:
    document = read(treebank.write(tmp_path))[0]
    doc = joined(document, document.sentences, joint).doc(nlp)
    assert doc.text == document.text.replace(PARAGRAPH, joint)
    assert len(list(doc.sents)) == 2


def test_our_tokens_and_the_treebanks_agree_on_it(tmp_path: Path, nlp: Language) -> None:
    for document in read(treebank.write(tmp_path)):
        pair = example(nlp, gold(nlp, document))
        assert [token.text for token in pair.predicted] == [token.text for token in pair.reference]


def test_varying_changes_marks_and_case_but_never_the_number_of_words_or_their_length(tmp_path: Path) -> None:
    document = read(treebank.write(tmp_path))[0]
    seen = set()
    for seed in range(60):
        words = joined(document, document.sentences, " ")
        before = list(words.words)
        vary(words, random.Random(seed))
        assert [len(word) for word in words.words] == [len(word) for word in before]
        assert len(words.heads) == len(words.words)
        seen.add(" ".join(words.words))
    assert any("“" in text and "n’t" in text for text in seen)
    assert any(text.islower() for text in seen)
