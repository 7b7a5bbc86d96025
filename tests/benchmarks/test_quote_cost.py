"""What reading quotes costs, as a share of parsing the same text in the same run."""

from __future__ import annotations

import pytest

from bot.article import compose
from bot.language import quotations
from bot.language.names import extract as names
from bot.language.pipeline import Pipeline
from bot.quotes.extract import extract
from tests.benchmarks.timing import seconds

pytestmark = pytest.mark.benchmark

PARAGRAPHS = (
    "Mayor Ruth Alder said on Monday that the harbour plan “has to be realistic” before the council can vote on it.",
    "“The storm took the roof off our cannery in seconds,” said Tom Birch, a fisherman. “We will rebuild it.”",
    "The council meets on Thursday to hear the port authority, which has asked for two more weeks to study the costs.",
    "In a letter seen by the Courier, Nora Elms wrote that the pier “was never safe, not in any winter I remember”.",
)
TEXT = "\n\n".join(PARAGRAPHS * 40)


def test_quotes_cost_a_share_of_parsing() -> None:
    pipeline, article = Pipeline.load(), compose(body=TEXT)
    doc = pipeline.parse(article.text)
    found = names.find(doc, article)
    parsing = seconds(lambda: pipeline.parse(article.text))
    reading = seconds(lambda: extract(doc, article, found))
    print(f"\nparsing {parsing:.3f} s, quotes {reading:.3f} s of processor time: {reading / parsing:.3f} of parsing")
    assert len(extract(doc, article, found)) == 160


@pytest.mark.parametrize(
    "piece",
    [
        "“",
        "”“",
        "“a ‘b” ",
        "“We go.\n\n",
        "“We go” and ",
        "»We go« «We stay» „We sleep“ ”We eat„ ",
        'See <a href="u">. ',
    ],
)
def test_four_times_as_many_marks_cost_far_less_than_sixteen_times_as_much(piece: str) -> None:
    few, many = piece * 1_000, piece * 4_000
    growth = seconds(lambda: quotations.find(many)) / seconds(lambda: quotations.find(few))
    print(f"\n{piece!r}: four times as many marks cost {growth:.1f} times as much processor time")
    assert growth < 10
