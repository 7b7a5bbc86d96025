"""Whatever marks a text has: every quote slices back, nothing breaks, ten thousand marks are read in bounded time."""

from __future__ import annotations

import re

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from bot.article import compose
from bot.quotes import extract, quotations
from bot.quotes.quote import Quote

VOCAB = spacy.blank("en").vocab
PIECES = st.sampled_from(
    ["“", "”", '"', "‘", "’", "'", "«", "»", "``", "''", " ", "\n", "\n\n", "We go", "he said", "said Ruth Alder",
     ",", ".", "?", "dockers’ ", 'https://example.org/?q="x"', '`print("x")`', "—", "according to", ":", "5'10\"",
     "é", "\u200b"]
)  # fmt: skip


def parsed(text: str) -> Doc:
    """Words and signs without a parse, as fast as a text can be cut."""
    words = re.findall(r"\w+|\s+|[^\w\s]", text)
    starts = [at == 0 or words[at - 1] in ".!?" for at in range(len(words))]
    return Doc(VOCAB, words=words, spaces=[False] * len(words), sent_starts=starts)


def quotes(text: str) -> tuple[Quote, ...]:
    return extract(parsed(text), compose(body=text), ())


@settings(deadline=None, max_examples=200)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_quote_slices_back_and_none_overlap(text: str) -> None:
    end = 0
    for quote in quotes(text):
        assert text[quote.span.start : quote.span.end] == quote.text
        assert quote.sentence.start <= quote.span.start
        assert quote.span.start >= end
        end = quote.span.end


@settings(deadline=None, max_examples=100)
@given(st.lists(PIECES, max_size=20).map("".join))
def test_bad_marks_cost_nothing_in_the_next_paragraph_but_one(bad: str) -> None:
    tail = "\n\nThe tide came in and the boats left.\n\n“The harbour is closed,” said Ruth Alder."
    assert quotes(bad + tail)[-1].text == "The harbour is closed,"


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text",
    [
        '"' * 10_000,
        "“" * 10_000,
        "”“" * 5_000,
        "'" * 10_000,
        "“a ‘b” " * 3_000,
        "“We go.\n\n" * 2_000,
        "“We go” and " * 2_000,
    ],
    ids=["straight", "opening", "mixed", "single", "nested", "unclosed", "joined"],
)
def test_ten_thousand_marks_are_read_to_the_end(text: str) -> None:
    tail = "\n\nThe tide came in.\n\n“The harbour is closed,” said Ruth Alder."
    assert quotes(text + tail)[-1].text == "The harbour is closed,"


@pytest.mark.timeout(60)
def test_one_mark_at_the_end_of_a_book_is_no_quote() -> None:
    book = "The tide came in and the boats left.\n\n" * 20_000
    assert quotations.find(book + '"') == ()
