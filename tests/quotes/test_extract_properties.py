"""Whatever marks a text has: every quote slices back, nothing breaks, ten thousand marks are read to the end."""

from __future__ import annotations

import re

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from bot.article import compose
from bot.language import quotations
from bot.quotes.alignment.side_by_side import align
from bot.quotes.alignment.wording import read
from bot.quotes.extract import extract
from bot.quotes.quote import Quote

VOCAB = spacy.blank("en").vocab
PIECES = st.sampled_from(
    ["“", "”", '"', "‘", "’", "'", "«", "»", "``", "''", " ", "\n", "\n\n", "We go", "he said", "said Ruth Alder",
     ",", ".", "?", "dockers’ ", 'https://example.org/?q="x"', '`print("x")`', "—", "according to", ":", "5'10\"",
     "é", "\u200b"]
)  # fmt: skip


TAIL = "\n\nThe tide came in and the boats left.\n\n“The harbour is closed,” said Ruth Alder."


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
    text += TAIL
    end = 0
    found = quotes(text)
    assert found[-1].text == "The harbour is closed,"
    for quote in found:
        assert text[quote.span.start : quote.span.end] == quote.text
        assert quote.sentence.start <= quote.span.start
        assert quote.span.start >= end
        end = quote.span.end


@settings(deadline=None, max_examples=100)
@given(st.lists(PIECES, max_size=20).map("".join))
def test_bad_marks_cost_nothing_in_the_next_paragraph_but_one(bad: str) -> None:
    assert quotes(bad + TAIL)[-1].text == "The harbour is closed,"


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


@pytest.mark.parametrize(
    "text",
    [
        "»We go« «We stay» „We sleep“ ”We eat„ " * 2_000,
        "“One ‘two “three ‘four’ three” two’ one” " * 1_500,
        'See https://example.org/?a="x"&b=“y” and `print("z")` or <a href="u">. ' * 1_500,
        "“" + "a" * 1_000_000 + "”",
        "a" * 1_000_000,
        "“a” " * 1_000 + "b" * 500_000 + "“",
    ],
    ids=["other languages", "nested four deep", "addresses and code", "one word of a million", "no space", "both"],
)
def test_odd_texts_are_read_to_the_end_and_cost_nothing_after_them(text: str) -> None:
    tail = "\n\nThe tide came in.\n\n“The harbour is closed,” said Ruth Alder."
    assert quotes(text + tail)[-1].text == "The harbour is closed,"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("„Wir gehen“, he said.", "Wir gehen"),
        ("»Wir gehen«, he said.", "Wir gehen"),
        ("« Nous partons », he said.", "Nous partons"),
        ("”Vi går”, he said.", "Vi går"),
        ("“He said ‘she said “go” to me’ twice,” Ruth Alder said.", "He said ‘she said “go” to me’ twice,"),
    ],
)
def test_marks_of_other_languages_and_three_levels_are_one_quotation(text: str, words: str) -> None:
    assert [quote.text for quote in quotes(text)] == [words]


def test_of_long_quotes_only_so_many_words_are_laid_side_by_side() -> None:
    one, other = ("we go " * 50_000).strip(), ("we stay " * 50_000).strip()
    assert 0 < align(read(one), read(other)).matched <= 1_500
    assert align(read("a" * 1_000_000), read("b" * 1_000_000)).matched == 0


def test_one_mark_at_the_end_of_a_book_is_no_quote() -> None:
    book = "The tide came in and the boats left.\n\n" * 20_000
    assert quotations.find(book + '"') == ()
