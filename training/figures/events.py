"""Events told by three outlets, with labels that say which of their figures give one measure a value.

The files are tests/evaluation/figures/invented/*.json; README.md beside them says what a label holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.article import Article, Moment, Span, compose

DISPUTED = ("conflict", "update", "revision", "sources_differ")


@dataclass(frozen=True, kw_only=True)
class Mention:
    """Where an article gives a measure its value; offsets are characters into the article's text."""

    article: str
    span: Span
    value: str  # with its unit, as the label states them: "3 people", "1200000.0 EUR"


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """One measure of an event, with what lies between the values its articles give it."""

    what: str
    relation: str
    slip: str | None
    mentions: tuple[Mention, ...]

    def is_told(self, article: str, span: Span) -> bool:
        """Whether a place of an article is one of the mentions."""
        return any(one.article == article and one.span.overlaps(span) for one in self.mentions)

    @property
    def disputed(self) -> bool:
        """Whether two articles give it values or units that are not the same: by a slip, in time, by another source."""
        return self.relation in DISPUTED and any(
            one.article != other.article and one.value != other.value
            for one in self.mentions
            for other in self.mentions
        )


@dataclass(frozen=True, kw_only=True)
class Event:
    """Articles of one event, oldest first, and the measures at least two of them tell."""

    name: str
    articles: tuple[Article, ...]
    measures: tuple[Labelled, ...]

    def measure_at(self, article: str, span: Span) -> int | None:
        """The number of the measure that a figure of an article is a mention of; None where it stands alone."""
        return next((number for number, measure in enumerate(self.measures) if measure.is_told(article, span)), None)


def load(folder: Path) -> Iterator[Event]:
    """The events of a folder. Raises ValueError for a label that points at no place of its article."""
    for file in sorted(folder.glob("*.json")):
        row = json.loads(file.read_text("utf-8"))
        articles = {given["id"]: _article(given) for given in row["articles"]}
        yield Event(
            name=row["event"],
            articles=tuple(
                sorted(articles.values(), key=lambda one: one.published.isoformat() if one.published else "")
            ),
            measures=tuple(
                Labelled(
                    what=measure["what"],
                    relation=measure["relation"],
                    slip=measure["slip"],
                    mentions=tuple(_mention(articles[given["article"]], given) for given in measure["mentions"]),
                )
                for measure in row["measures"]
            ),
        )


def _article(given: Mapping[str, Any]) -> Article:
    return compose(
        body=given["text"],
        title=given["title"],
        outlet=given["outlet"],
        url=None,
        published=Moment.parse(given["published"]),
    )


def _mention(article: Article, given: Mapping[str, Any]) -> Mention:
    start = article.text.find(given["words"])
    at = given["words"].find(given["number"])
    if start < 0 or at < 0:
        raise ValueError(f"{given['article']}: the words of a label are not in its article: {given['words']!r}")
    return Mention(
        article=article.id,
        span=Span(start=start + at, end=start + at + len(given["number"])),
        value=f"{given['value']} {given.get('unit')}",
    )
