"""What reading quotes costs, as a share of parsing the same text in the same run."""

from __future__ import annotations

import pytest

from bot.article import compose
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
