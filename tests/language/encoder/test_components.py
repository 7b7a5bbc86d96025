"""The trained steps in spaCy: what they set, whatever the text, and what stays when they are written and read again."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from bot.language import tokenizer  # noqa: F401 - registers the steps
from bot.language.encoder.components import ENCODER, SPACE_TAG
from bot.language.encoder.weights import WEIGHTS, load
from bot.language.shipped import SHIPPED

TEXT = "The ferry sank off Oslo on Thursday.\n\nAnna Berg said 12 people died."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(SHIPPED)


def test_a_sentence_is_read(nlp: Language) -> None:
    doc = nlp(TEXT)
    heads = {token.text: (token.head.text, token.dep_) for token in doc}
    assert heads["ferry"] == ("sank", "nsubj")
    assert heads["people"] == ("died", "nsubj")
    assert heads["12"] == ("people", "nummod")
    assert [token.text for token in doc if token.dep_ == "ROOT"] == ["sank", "said"]
    assert ("Anna Berg", "PERSON") in [(name.text, name.label_) for name in doc.ents]
    assert doc[2].pos_ == "VERB"
    assert doc[2].morph.get("Tense") == ["Past"]


def test_white_space_hangs_on_the_word_before_it(nlp: Language) -> None:
    doc = nlp("  Rain fell.\n\nIt stopped. ")
    assert all(token.tag_ == SPACE_TAG and token.pos_ == "SPACE" for token in doc if token.is_space)
    assert [token.head.text for token in doc if token.is_space][1:] == ["."] * (sum(t.is_space for t in doc) - 1)
    assert doc[0].head.text == "Rain"
    assert next(doc.sents).start == 0


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a", "." * 3000, "word " * 900, "語" * 700])
def test_any_text_has_sentences_and_trees(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    for sentence in doc.sents:
        assert all(token.sent == sentence for token in sentence)
    assert sum(token.head == token for token in doc) == len(list(doc.sents))


def test_a_break_set_before_is_binding(nlp: Language) -> None:
    doc = nlp.make_doc("Rain fell on Oslo snow fell on Bergen")
    for token in doc:
        token.is_sent_start = token.i in (0, 4)
    for _, step in nlp.pipeline:
        doc = step(doc)
    assert [sentence.text for sentence in doc.sents] == ["Rain fell on Oslo", "snow fell on Bergen"]


def test_the_pipeline_reads_the_same_after_it_was_written(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again(TEXT).to_json() == nlp(TEXT).to_json()


def test_an_encoder_without_weights_says_what_to_do() -> None:
    blank = spacy.blank("en")
    blank.add_pipe(ENCODER, name="encoder")
    with pytest.raises(ValueError, match="load the pipeline from its folder"):
        blank("Rain fell.")


def test_the_weights_hold_every_layer_once() -> None:
    trained = load(SHIPPED / "encoder")
    assert (SHIPPED / "encoder" / WEIGHTS).exists()
    assert len(trained.encoder.layers) == 5
    assert len(trained.label) == len(trained.labels.relations)
    assert "nsubj" in trained.labels.relations
