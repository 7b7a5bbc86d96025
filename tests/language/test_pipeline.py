"""Parsing any text: offsets, long texts, threads."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from bot.language.parse.chunks import cut
from bot.language.parse.rejoin import join
from bot.language.pipeline import CHUNK_CHARACTERS, Pipeline
from tests.patience import PATIENCE

PARAGRAPH = (
    "The ferry Northern Star sank on Thursday, and at least 12 people were taken to hospital, the port authority said. "
    "“We waited for hours,” Ms Ana Reyes, a 45-year-old teacher, told reporters.\n\n"
)
WILD = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from(
            "aA.!?…“”‘’\"'-–—$€%0123456789 \t\r\n\x00\x0b\x0c\x1c\x85\u2028\u200b\u200d\ufeff\xad😀\U0001f1fa"
        ),
    ),
    max_size=300,
)


def check(doc: Doc, text: str) -> None:
    """Every token and sentence stands where its offset says, and sentences cover the text."""
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text
    sentences = list(doc.sents)
    assert sum(len(sentence) for sentence in sentences) == len(doc)
    assert doc.text == text


@settings(max_examples=150, deadline=None)
@given(WILD)
@example("")
@example("   ")
@example("\r\n\r\nHe left.\rShe stayed.\u2028They slept.")
@example("👩‍👩‍👧 Mr\u200b Brandt said \x07 “no”.\ufeff")
def test_every_span_of_any_text_slices_back(blank: Pipeline, text: str) -> None:
    check(blank.parse(text), text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


@settings(max_examples=40, deadline=None)
@given(WILD)
def test_every_span_slices_back_with_the_model(pipeline: Pipeline, text: str) -> None:
    check(pipeline.parse(text), text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def test_a_lone_surrogate_keeps_its_place(blank: Pipeline) -> None:
    doc = blank.parse("He \ud800 left.")
    assert [token.idx for token in doc] == [0, 3, 5, 9]


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab.\n “”", max_size=400), st.integers(min_value=4, max_value=60))
def test_pieces_of_a_text_are_the_text(text: str, limit: int) -> None:
    pieces = list(cut(text, limit))
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= limit for piece in pieces)


def test_a_long_text_is_cut_between_paragraphs() -> None:
    pieces = list(cut(PARAGRAPH * 60, CHUNK_CHARACTERS))
    assert len(pieces) > 1
    assert all(piece.endswith("\n\n") for piece in pieces)


def test_a_text_in_pieces_is_parsed_as_its_paragraphs_are(pipeline: Pipeline) -> None:
    one, long = pipeline.parse(PARAGRAPH), pipeline.parse(PARAGRAPH * 60)
    check(long, PARAGRAPH * 60)
    assert len(list(long.sents)) == 60 * len(list(one.sents))
    assert len(long.ents) >= 30 * len(one.ents)


def test_joining_keeps_what_spacys_own_joining_keeps(trained: Pipeline) -> None:
    pieces = [trained.parse(PARAGRAPH), trained.parse("A headline\n"), trained.parse(PARAGRAPH)]
    ours, theirs = join(pieces), Doc.from_docs(pieces, ensure_whitespace=False)
    assert theirs is not None
    for left, right in zip(ours, theirs, strict=True):
        assert (left.text_with_ws, left.pos_, left.tag_, left.lemma_) == (
            right.text_with_ws,
            right.pos_,
            right.tag_,
            right.lemma_,
        )
        assert (left.head.i, left.dep_, left.is_sent_start) == (right.head.i, right.dep_, right.is_sent_start)
        assert (left.ent_iob_, left.ent_type_, str(left.morph)) == (right.ent_iob_, right.ent_type_, str(right.morph))


def test_two_hundred_thousand_words_are_read(blank: Pipeline) -> None:
    text = PARAGRAPH * (200_000 // len(PARAGRAPH.split()) + 1)
    assert len(text) > 1_000_000
    doc = blank.parse(text)
    last = doc[len(doc) - 2]
    assert text[last.idx : last.idx + len(last)] == last.text
    assert sum(1 for _ in doc.sents) == 2 * text.count("\n\n")


def test_many_texts_come_back_in_their_order(blank: Pipeline) -> None:
    texts = ["One.", "", PARAGRAPH * 60, "Four.", "Four."]
    assert [doc.text for doc in blank.pipe(texts)] == texts


def test_threads_get_the_parse_one_thread_gets(pipeline: Pipeline) -> None:
    texts = [PARAGRAPH.replace("12", str(number)) for number in range(8)]
    alone = [[(token.pos_, token.dep_, token.head.i) for token in pipeline.parse(text)] for text in texts]
    barrier = threading.Barrier(4)

    def read(start: int) -> list[list[tuple[str, str, int]]]:
        barrier.wait(timeout=PATIENCE)
        return [[(token.pos_, token.dep_, token.head.i) for token in pipeline.parse(text)] for text in texts[start::4]]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(read, range(4)))
    assert [together[number % 4][number // 4] for number in range(8)] == alone


def test_a_model_that_is_not_installed_is_an_error() -> None:
    with pytest.raises(OSError, match="no_such_model"):
        Pipeline.load("no_such_model")
