"""Values with sensible defaults, so that a test names only what it is about."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from bot.article import Article, Moment, Posting, Span, compose
from bot.discrepancies.finding import Finding, Side
from bot.figures.figure import Figure, Kind
from bot.quotes.quote import Quote
from bot.verdict import Severity, Verdict

NOW = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)


def article(body: str = "Nothing happened. It did so quietly.", **parts: Any) -> Article:
    """An article of the Harbour Post unless said otherwise; `published` may be an ISO string."""
    published = parts.pop("published", "2026-03-12")
    moment = Moment.parse(published) if isinstance(published, str) else published
    return compose(body=body, **{"outlet": "Harbour Post", "published": moment} | parts)


def span_of(words: str, text: str) -> Span:
    """Where `words` first stand in `text`."""
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def figure(words: str, sentence: str, **parts: Any) -> Figure:
    """The exact count `words`, standing in `sentence`, which begins the text."""
    value = parts.pop("value", Decimal(words)) if "value" in parts or words.isdigit() else None
    span = span_of(words, sentence)
    given = {"value": value, "low": value, "high": value, "kind": Kind.COUNT} | parts
    return Figure(text=words, span=span, sentence=Span(start=0, end=len(sentence)), **given)


def quote(words: str, sentence: str, **parts: Any) -> Quote:
    """The quote `words`, standing in `sentence`, which begins the text."""
    return Quote(text=words, span=span_of(words, sentence), sentence=Span(start=0, end=len(sentence)), **parts)


def side(words: str, sentence: str, **parts: Any) -> Side:
    """One side of a finding: `words` in a sentence that begins the text."""
    where = Span(start=0, end=len(sentence))
    given = {"article": "a" * 20} | parts
    return Side(span=span_of(words, sentence), text=words, sentence=where, context=sentence, **given)


def finding(**parts: Any) -> Finding:
    """A conflict over drones shot down, 278 against 287, unless said otherwise."""
    given: dict[str, Any] = {
        "check": "figure_conflict",
        "rule": 15,
        "verdict": Verdict.CONFLICT,
        "severity": Severity.MEDIUM,
        "label": "Drones shot down",
        "explanation": "Same source, same night.",
        "slip": "Two digits are swapped",
        "left": side("278", "Air defences shot down 278 drones.", article="left"),
        "right": side("287", "Air defences intercepted 287 drones.", article="right"),
    }
    return Finding(**given | parts)


def posting(**parts: Any) -> Posting:
    """A message of Anna's in the channel C1."""
    given = {"team": "T1", "channel": "C1", "ts": "1773306000.000100", "author": "U1", "posted_at": NOW}
    return Posting(**given | parts)
