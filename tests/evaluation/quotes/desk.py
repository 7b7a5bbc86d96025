"""Read and compare the quotes of articles as the desk does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import Any

from bot.article import Article
from bot.discrepancies.checks import quote_speaker, quote_wording
from bot.discrepancies.finding import Finding
from bot.language.names import extract as names
from bot.language.pipeline import Pipeline
from bot.ledger.ledger import Ledger
from bot.ledger.quote_entry import enter
from bot.quotes.extract import extract
from bot.quotes.thresholds import QuoteThresholds
from bot.reading import Reading
from config.settings import defaults


class Desk:
    """The pipeline, the thresholds and the two checks of quotes between articles."""

    def __init__(self) -> None:
        self.pipeline = Pipeline.load()
        self.thresholds = QuoteThresholds(**defaults()["quotes"])
        self.policy: Any = SimpleNamespace(quotes=self.thresholds)

    def read(self, article: Article) -> Reading:
        """The names and quotes of an article."""
        doc = self.pipeline.parse(article.text)
        found = names.find(doc, article)
        return Reading(article=article, names=found, quotes=extract(doc, article, found))

    def findings(self, reading: Reading, others: Iterable[Reading]) -> Iterator[Finding]:
        """What the quote checks say of a reading against others."""
        utterances = ()
        for other in others:
            utterances = enter(other, utterances, self.thresholds)
        ledger = Ledger(utterances=utterances)
        yield from quote_wording.between(reading, ledger, self.policy)
        yield from quote_speaker.between(reading, ledger, self.policy)
