"""The sides of a finding, cut from readings and observations."""

from __future__ import annotations

import re

from bot.article import Span
from bot.discrepancies.finding import Side
from bot.figures.figure import Figure
from bot.figures.observation import Observation
from bot.happenings.happening import Account, Happening, Sequence, SequenceAccount
from bot.language.marks import CLOSING, OPENING
from bot.ledger.assignment import observe
from bot.ledger.name_entry import Mention
from bot.ledger.utterance import Version
from bot.reading import Reading

_SENTENCE_END = re.compile(rf"[.!?][{CLOSING}]?\s+(?=[{OPENING}A-Z])|\n")


def of_observation(observation: Observation) -> Side:
    """A figure of the ledger, or of the article as it would enter it."""
    figure = observation.figure
    return Side(
        article=observation.article,
        span=figure.span,
        text=figure.text,
        sentence=figure.sentence,
        context=observation.context,
        source=figure.source,
        value=_value(figure),
    )


def of_figure(reading: Reading, figure: Figure) -> Side:
    """A figure of an article."""
    return of_observation(observe(reading, figure))


def of_version(version: Version) -> Side:
    """A quote as one article prints it."""
    quote = version.quote
    return Side(
        article=version.article,
        span=quote.span,
        text=quote.text,
        sentence=quote.sentence,
        context=version.context,
        source=quote.speaker,
    )


def of_mention(mention: Mention) -> Side:
    """A person as one article names him."""
    name = mention.name
    told = " ".join((*name.titles[:1], name.canonical))
    span = mention.span
    return Side(
        article=mention.article, span=span, text=name.canonical, sentence=span, context=told, value=name.canonical
    )


def of_account(account: Account) -> Side:
    """The time an article tells of a happening."""
    return _of_words(account, account.happening)


def of_sequence(account: SequenceAccount) -> Side:
    """The words by which an article tells the order of two happenings."""
    return _of_words(account, account.sequence)


def _of_words(account: Account | SequenceAccount, told: Happening | Sequence) -> Side:
    return Side(
        article=account.article, span=told.span, text=told.text, sentence=told.sentence, context=account.context
    )


def of_span(reading: Reading, span: Span) -> Side:
    """Any words of an article, with the sentence around them as punctuation and line breaks cut it."""
    text = reading.article.text
    starts = [found.end() for found in _SENTENCE_END.finditer(text, 0, span.start)]
    end = _SENTENCE_END.search(text, span.end)
    sentence = Span(start=starts[-1] if starts else 0, end=end.start() + 1 if end else len(text))
    return Side(
        article=reading.article.id, span=span, text=span.of(text), sentence=sentence, context=sentence.of(text).strip()
    )


def _value(figure: Figure) -> str:
    stated = figure.parts or ((figure.value,) if figure.value is not None else (figure.low, figure.high))
    numbers = "-".join("" if number is None else format(number.normalize(), "f") for number in stated)
    return " ".join(filter(None, (numbers, figure.unit or figure.kind.value)))
