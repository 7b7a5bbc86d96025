"""What tells two figures apart or together, taken from one observation once: the side of a comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.figures.figure import Figure, Kind
from bot.figures.lexicon import Lexicon
from bot.figures.stems import content, stem
from bot.ledger.measure import Observation

_SHARES = {Kind.PERCENT, Kind.RATIO}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One side of a comparison."""

    figure: Figure
    dimension: tuple[str, str | None, str | None]  # what the unit measures, its currency, its rate
    thing: str | None  # family of the counted thing, else its lemma
    outcome: str | None  # family of what happened to it
    act: str | None  # stem of the predicate
    modifiers: frozenset[str]  # stems of the counted phrase besides its head
    proper: frozenset[str]  # those of them written with a capital
    phrase: frozenset[str]  # stems of the whole counted phrase
    nearby: Mapping[str, float]  # stems around the figure, the nearer the heavier


def profile(observation: Observation, lexicon: Lexicon, window: int) -> Profile:
    """The side `observation` takes; `window` is how many words on each side count as its neighbourhood."""
    figure = observation.figure
    head = figure.head
    predicate = figure.predicate.lemma if figure.predicate else None
    phrase = content(figure.counted or "")
    own = stem(head) if head else None
    return Profile(
        figure=figure,
        dimension=dimension(figure),
        thing=_thing(figure, lexicon),
        outcome=(head and lexicon.outcomes.get(head)) or (predicate and lexicon.verbs.get(predicate)) or None,
        act=stem(predicate.split()[0]) if predicate else None,
        modifiers=frozenset(word for word in phrase if word != own),
        proper=frozenset(stem(word) for word in _capitals(figure.counted or "") if stem(word) != own),
        phrase=frozenset(phrase),
        nearby=_nearby(observation.context, figure.text, figure.span.start - figure.sentence.start, window),
    )


def dimension(figure: Figure) -> tuple[str, str | None, str | None]:
    """What can be compared at all: the kind, a currency or technical unit, the rate. A third is a share like 33 %."""
    if figure.kind in _SHARES:
        return ("share", None, figure.per)
    named = figure.unit if figure.kind in (Kind.MONEY, Kind.COUNT) else None
    return (figure.kind.value, named, figure.per)


def _thing(figure: Figure, lexicon: Lexicon) -> str | None:
    if figure.head is None or figure.head in lexicon.outcomes:
        return None
    words = (figure.counted or "").lower().split()
    pair = " ".join((*words[-2:-1], figure.head)) if len(words) > 1 else figure.head
    return lexicon.things.get(pair) or lexicon.things.get(figure.head) or figure.head


def _capitals(phrase: str) -> Sequence[str]:
    return [
        word.strip("’'\"“”.,").removesuffix("’s").removesuffix("'s").lower()
        for word in phrase.split()
        if word[:1].isupper()
    ]


@lru_cache(maxsize=4096)
def _nearby(context: str, number: str, offset: int, window: int) -> Mapping[str, float]:
    start = context.find(number, max(0, offset - 2))
    start = context.find(number) if start < 0 else start
    if start < 0:
        return {}
    weights: dict[str, float] = {}
    before, after = content(context[:start])[-window:], content(context[start + len(number) :])[:window]
    for words in (reversed(before), after):
        for distance, word in enumerate(words):
            weights[word] = max(weights.get(word, 0.0), 1.0 / (1.0 + distance / 4.0))
    return weights
