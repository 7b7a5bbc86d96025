"""Read an article: parse it once, then take out names, figures, quotes, happenings and their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bot.article import Article
from bot.figures.extract import extract as extract_figures
from bot.happenings.extract import extract as extract_happenings
from bot.language.names import extract as naming
from bot.language.pipeline import Pipeline
from bot.quotes.extract import extract as extract_quotes
from bot.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Reader:
    """Turns articles into readings with one loaded language pipeline; safe to use from several threads."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def read(self, article: Article) -> Reading:
        """What `article` says."""
        return _reading(article, self._pipeline.parse(article.text))

    def read_all(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """What each article says, in order; parsed in batches, which is faster than one by one."""
        batch = tuple(articles)
        parsed = self._pipeline.pipe(article.text for article in batch)
        for article, doc in zip(batch, parsed, strict=True):
            yield _reading(article, doc)


def _reading(article: Article, doc: Doc) -> Reading:
    found = naming.find(doc, article)
    happenings, sequences = extract_happenings(doc, article, found)
    return Reading(
        article=article,
        figures=extract_figures(doc, article, found),
        quotes=extract_quotes(doc, article, found),
        happenings=happenings,
        sequences=sequences,
        names=found,
    )
