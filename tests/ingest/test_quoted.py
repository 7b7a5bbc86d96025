"""Block quotes of pages, feeds and documents are quotations with their speaker."""

from __future__ import annotations

import io

import docx
import pytest

from bot.article import Article
from bot.ingest import markdown
from bot.ingest.feeds import markup
from bot.ingest.files import docx as word
from bot.ingest.pages.page import read_page
from bot.ingest.quoted import in_blocks
from handlers import wiring
from tests.builders import article

_STORY = "".join(
    f"<p>The harbour of Kelby opened on Monday after a week of storms, and {boats} boats came in before noon.</p>"
    for boats in (31, 32, 33, 34, 35)
)


def of_page(part: str) -> str:
    last = "<p>Boats came all day, and the crews were glad of it.</p>"
    page = f"<html><head><title>Kelby opens</title></head><body><article>{_STORY}{part}{last}</article></body></html>"
    found = read_page(page)
    assert isinstance(found, Article)
    return found.text


@pytest.mark.parametrize(
    "part",
    [
        "<blockquote><p>We will rebuild the wall.</p><footer>— <cite>Anna Berg</cite></footer></blockquote>",
        "<blockquote><p>We will rebuild the wall.</p><p>— Anna Berg</p></blockquote>",
        "<blockquote>We will rebuild the wall.</blockquote><p>— Anna Berg</p>",
        "<figure><blockquote><p>We will <b>rebuild</b> the wall.</p></blockquote><figcaption>Anna Berg</figcaption>"
        "</figure>",
        "<blockquote><p>We will rebuild the wall.</p>&mdash; Anna Berg (@aberg) <a href='/1'>3 March 2026</a>"
        "</blockquote>",
        "<blockquote><p>“We will rebuild the wall.”</p><cite>Anna Berg</cite></blockquote>",
    ],
    ids=["footer", "last-paragraph", "next-paragraph", "figure", "embedded", "marked-already"],
)
def test_a_block_quote_has_its_marks_and_its_speaker(part: str) -> None:
    wanted = "“We will rebuild the wall.” — Anna Berg"
    assert wanted in of_page(part).split("\n\n")
    assert markup.of_html(f"<p>She spoke.</p>{part}<p>Boats came.</p>") == f"She spoke.\n\n{wanted}\n\nBoats came."


def test_its_speaker_is_read() -> None:
    text = markup.of_html(
        "<p>The harbour of Kelby is open.</p>"
        "<blockquote><p>We will rebuild the wall before winter.</p><p>It costs a year.</p>"
        "<footer>— Anna Berg, mayor of Kelby</footer></blockquote><p>Boats came in.</p>"
    )
    [quote] = wiring.reader(None).read(article(text)).quotes
    assert quote.speaker == "Anna Berg"
    assert quote.text.startswith("We will rebuild")


def test_a_block_quote_behind_a_colon_is_one_without_a_line() -> None:
    found = markup.of_html("<p>Anna Berg wrote:</p><blockquote>I read <cite>The Sea</cite> all night.</blockquote>")
    assert found == "Anna Berg wrote:\n\n“I read The Sea all night.”"


@pytest.mark.parametrize(
    "part",
    [
        "<p>The law has this.</p><blockquote><p>Harbours are to be open in all weathers.</p></blockquote>",
        '<p>Anna Berg wrote:</p><blockquote type="cite"><p>When do we meet?</p><p>— Tom</p></blockquote>',
        "<p>Anna Berg wrote:</p><blockquote><p>He said “no” and left.</p></blockquote>",
    ],
    ids=["nobody", "history", "marks-within"],
)
def test_what_is_no_quotation_for_certain_stays_as_it_is(part: str) -> None:
    assert not markup.of_html(part).startswith("“")
    assert "\n\n“" not in markup.of_html(part)


def test_inline_quotations_have_their_marks() -> None:
    assert (
        markup.of_html("<p>She said <q>no boat was <i>lost</i></q> there.</p>") == "She said “no boat was lost” there."
    )


def test_quotations_of_a_word_file_are_those_of_its_styles() -> None:
    document = docx.Document()
    for words, style in (
        ("The mayor spoke.", None),
        ("We will rebuild.", "Quote"),
        ("It costs a year.", "Intense Quote"),
        ("— Anna Berg, mayor", None),
        ("Boats came in.", None),
    ):
        document.add_paragraph(words, style=style)
    file = io.BytesIO()
    document.save(file)
    assert word.text(file.getvalue(), 10**8).split("\n\n") == [
        "The mayor spoke.",
        "“We will rebuild.",
        "“It costs a year.” — Anna Berg, mayor",
        "Boats came in.",
    ]


def test_quoted_lines_of_markdown() -> None:
    text = "She spoke.\n\n> We will *rebuild*\n> before winter.\n> — Anna Berg\n\nBoats.\n\n> An excerpt.\n"
    assert (
        markdown.words(text) == "She spoke.\n\n“We will rebuild before winter.” — Anna Berg\n\nBoats.\n\nAn excerpt.\n"
    )


def test_a_line_that_belongs_to_no_quotation_is_kept() -> None:
    blocks = [("He said “no”, he said.", True), ("— Anna Berg", False), ("Boats.", False)]
    assert in_blocks(blocks) == ["He said “no”, he said.", "— Anna Berg", "Boats."]
