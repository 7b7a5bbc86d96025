"""What the made-up articles of an archive count and quote: two figures and one quote each.

Small round numbers stand in very many articles and others in few; a quote is a run of its article's words, so that
common words stand in very many quotes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Engine

from bot.article import Moment, Span
from bot.figures.figure import Figure, Kind
from bot.ledger.utterance import Version
from bot.quotes.quote import Quote
from bot.quotes.recall import index_terms
from bot.storage.codec import dump
from tests.benchmarks.stories.archive import Made, Press, copy

_CHUNK = 5_000
_FIGURES = ("row", "team", "article", "position", "kind", "value", "low", "high", "unit", "counted", "body")
_UTTERANCES = ("row", "team", "story", "id", "speaker", "position")
_VERSIONS = ("row", "team", "entry", "article", "span_start", "span_end", "position", "body", "indexed")
_WHERE = Span(start=0, end=3)


def said_in(made: Made) -> str:
    """What the article quotes: 6 to 30 words."""
    return " ".join(made.words[: random.Random(made.number).randint(6, 30)])


def let_speak(engine: Engine, stories: int, press: Press | None = None) -> None:
    """Enter figures and quotes for an archive of so many stories that `make` made, written by the same `press`."""
    figures, utterances, versions = [], [], []
    for made in (press or Press()).articles(stories):
        row = made.number + 1
        figures += list(_figures(made))
        utterances.append((row, made.team, row, f"u{row}", made.names[0], 0))
        words = said_in(made)
        versions.append((row, made.team, row, row, 0, len(words), 0, _version(made, words), _indexed(words)))
        if len(versions) == _CHUNK or row == stories:
            copy(engine, "figures", _FIGURES, figures)
            copy(engine, "utterances", _UTTERANCES, utterances)
            copy(engine, "versions", _VERSIONS, versions)
            figures, utterances, versions = [], [], []


def numbers_in(made: Made) -> tuple[int, int]:
    """A number out of few that many articles count, and one out of very many."""
    chance = random.Random(made.number)
    return int(min(chance.paretovariate(1), 1_000)), chance.randint(1_000, 1_000_000)


def _figures(made: Made) -> Iterator[Sequence[Any]]:
    for position, number in enumerate(numbers_in(made)):
        value = Decimal(number)
        figure = Figure(
            text=str(number), span=_WHERE, sentence=_WHERE, kind=Kind.COUNT, value=value, low=value, high=value
        )
        row = 2 * made.number + position + 1
        number_columns = (str(number), None, None, None, "people")
        yield (row, made.team, made.number + 1, position, Kind.COUNT.value, *number_columns, dump(figure))


def _version(made: Made, words: str) -> str:
    quote = Quote(text=words, span=Span(start=0, end=len(words)), sentence=_WHERE, speaker=made.names[0])
    return dump(
        Version(article=f"{made.number:020d}", outlet="Wire", published=Moment(at=made.at), quote=quote, context=words)
    )


def _indexed(words: str) -> str:
    return " ".join(index_terms(words))
