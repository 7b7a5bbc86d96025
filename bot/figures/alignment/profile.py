"""What tells two figures apart or together, taken from one observation once: the side of a comparison."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from bot.figures.alignment.content_words import content, content_words, stem
from bot.figures.alignment.epochs import is_past
from bot.figures.alignment.vicinity import NAME, Vicinity, vicinity
from bot.figures.figure import Figure, Kind
from bot.figures.lexicon import Lexicon
from bot.figures.observation import Observation
from bot.language.marks import ALL
from bot.language.wordlist import words as wordlist

_NUMBER_TELLS = 1.5  # times the weight of a word as rare
_OF_THE = re.compile(r"\s+of\s+(?:the|his|her|its|their|those|these|them|whom)\b")
_REACH = 48  # characters before a figure in which its hedges stand
_MARKS = 1  # words before a figure of which one may make it a part
_ENDS = ("from", "to")
_HEDGES = {"about", "around", "some", "roughly", "just", "only", "nearly", "almost", "more", "than", "over", "a", "the"}
# "At its Saltmere terminal", "in its Hull plant"; "in their early teens" is no place.
_AT_ITS = re.compile(
    r"(?:[\s-]+[\w’'-]+){1,3}?\s+(?:(?:at|from)\s+(?:just\s+)?(?:its|their|his|her|one)\b|in (?:its|their) [A-Z])"
)
_OTHERS = {"others": "other"}
_WHEN = wordlist("next past last")  # of a stretch of time: "for the next 75 years" and "for 75 years" are as long
_ANYBODY = "people"  # the family of things in config/measures.toml that says nothing of who they are
_SHARES = {Kind.PERCENT, Kind.RATIO}


class Rarity:
    """How telling a word is in one story: the fewer of its sentences hold it, the more."""

    def __init__(self, contexts: Iterable[str]) -> None:
        distinct = set(contexts)
        self._all = len(distinct)
        self._holding = Counter(word for context in distinct for word in set(_stems(context)))
        self._weights: dict[str, float] = {}

    def weigh(self, word: str) -> float:
        """0 for a word of every sentence, 1 for one of a single sentence; a number tells half as much again."""
        weight = self._weights.get(word)
        if weight is None:
            rare = 1.0 - log(self._holding.get(word, 1)) / log(self._all + 1.0) if self._all > 1 else 1.0
            weight = self._weights[word] = rare * (_NUMBER_TELLS if word[0].isdigit() else 1.0)
        return weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One side of a comparison."""

    figure: Figure
    dimension: tuple[str, str | None, str | None]  # what the unit measures, its currency, its rate
    thing: str | None  # family of the counted thing, else its lemma
    outcome: str | None  # family of what happened to it
    toll: str | None  # the outcome, where it is a fate and the figure counts everybody who met it
    parts: frozenset[str]  # words of the counted phrase that make it a part: "other", "critical"
    marked: frozenset[str]  # words of that sort right before the number: "another 40"
    end: str | None  # "from" or "to", where the figure is where a change starts or ends
    proper: frozenset[str]  # stems of the counted phrase that are written with a capital
    named: bool  # the counted thing is itself a name: "Palin (12 percent)"
    phrase: Mapping[str, float]  # stems of the whole counted phrase with their rarity
    nearby: Mapping[str, float]  # stems of the sentence: the rarer and the nearer to the figure, the heavier
    weight: float  # sum of `nearby`
    words: Mapping[str, float]  # the words that stand for those stems, numbers and names left out
    vicinity: Vicinity
    crowd: int  # different values its article gives for things of this name and unit

    @property
    def value(self) -> object:
        """What tells two figures' numbers apart."""
        figure = self.figure
        return figure.parts or (figure.value, figure.low, figure.high)


def profiles(observations: Sequence[Observation], lexicon: Lexicon, window: int, rarity: Rarity) -> tuple[Profile, ...]:
    """The sides `observations` take, in their order; at `window` words from the figure a word counts half."""
    crowds: dict[object, set[object]] = {}
    keys = [_kin(seen, lexicon) for seen in observations]
    for key, seen in zip(keys, observations, strict=True):
        crowds.setdefault(key, set()).add(seen.figure.value)
    return tuple(
        _profile(seen, lexicon, window, rarity, len(crowds[key])) for key, seen in zip(keys, observations, strict=True)
    )


def _kin(seen: Observation, lexicon: Lexicon) -> tuple[object, ...]:
    """What the figures of one article have in common that may be taken for each other."""
    return seen.article, dimension(seen.figure), seen.figure.unit, _thing(seen.figure, lexicon)


def _profile(observation: Observation, lexicon: Lexicon, window: int, rarity: Rarity, crowd: int) -> Profile:
    figure = observation.figure
    start, end = _place(observation.context, figure)
    outcome = outcome_of(figure, lexicon)
    parts = _parts(observation, lexicon)
    marked = _marks(observation.context, start, end, lexicon) - (_WHEN if figure.kind is Kind.DURATION else set())
    around = vicinity(observation.context, start, end)
    whole = not (parts or marked or around.part or around.then or is_past(figure))
    nearby = {
        word: near * rarity.weigh(word) for word, near in _nearby(observation.context, start, end, window).items()
    }
    return Profile(
        figure=figure,
        dimension=dimension(figure),
        thing=_thing(figure, lexicon),
        outcome=outcome,
        toll=outcome if whole and outcome in lexicon.fates and _is_of_anybody(figure, lexicon) else None,
        parts=parts,
        marked=marked,
        end=_end(observation.context, start),
        proper=frozenset(stem(part) for word in _capitals(figure.counted or "") for part in word.split("-")),
        named=_is_name(figure.counted or ""),
        phrase={word: rarity.weigh(word) for word in content(figure.counted or "")},
        nearby=nearby,
        weight=sum(nearby.values()),
        words={word: nearby[stem(word)] for word in _common(observation.context, start, end)},
        vicinity=around,
        crowd=crowd,
    )


def outcome_of(figure: Figure, lexicon: Lexicon) -> str | None:
    """What happened to what a figure counts, as a family: dead, injured."""
    return lexicon.outcome(figure.head, figure.predicate.lemma if figure.predicate else None)


def dimension(figure: Figure) -> tuple[str, str | None, str | None]:
    """What can be compared at all: the kind, a currency or technical unit, the rate. A third is a share like 33 %."""
    if figure.kind in _SHARES:
        return ("share", None, figure.per)
    if figure.kind is Kind.COUNT:
        return (figure.kind.value, figure.unit, None)  # "38,400 vehicles a day" and "34,800 cross it every day"
    return (figure.kind.value, figure.unit if figure.kind is Kind.MONEY else None, figure.per)


def _thing(figure: Figure, lexicon: Lexicon) -> str | None:
    if figure.head is None or figure.head in lexicon.outcomes:
        return None
    words = (figure.counted or "").lower().split()
    pair = " ".join((*words[-2:-1], figure.head)) if len(words) > 1 else figure.head
    return lexicon.things.get(pair) or lexicon.things.get(figure.head) or figure.head


def _is_of_anybody(figure: Figure, lexicon: Lexicon) -> bool:
    """Whether whoever is counted is nobody in particular: "84 people", "84 dead", a "toll of 84"; not "10 children"."""
    if figure.kind is not Kind.COUNT or figure.unit is not None:
        return False
    return _thing(figure, lexicon) in (None, _ANYBODY) and not _is_name(figure.counted or "")


def _parts(observation: Observation, lexicon: Lexicon) -> frozenset[str]:
    """What makes the figure a part of something: a word such as "other", or "21 of the schoolgirls"."""
    figure = observation.figure
    words = _subset((figure.counted or "").lower().split(), lexicon)
    start = figure.span.end - figure.sentence.start
    partitive = figure.kind is Kind.COUNT and _OF_THE.match(observation.context, start) is not None
    return words | {"of the"} if partitive else words


def _marks(context: str, start: int, end: int, lexicon: Lexicon) -> frozenset[str]:
    """ "Another 40", and "640 jobs at its Saltmere terminal" where the owner of the terminal cuts more."""
    words = _subset(_before(context, start)[-_MARKS:], lexicon)
    return words | {"at its"} if _AT_ITS.match(context, end) else words


def _subset(words: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    return frozenset(_OTHERS.get(word, word) for word in words) & lexicon.subset


def _before(context: str, start: int) -> list[str]:
    return context[max(0, start - _REACH) : start].lower().split()


def _end(context: str, start: int) -> str | None:
    """Whether the figure is told as the start or the end of a change: "from 35", "to about 21"."""
    words = [word for word in _before(context, start) if word not in _HEDGES]
    return words[-1] if words and words[-1] in _ENDS else None


def _is_name(phrase: str) -> bool:
    last = phrase.split()[-1:]
    return bool(last) and last[0][:1].isupper()


def _capitals(phrase: str) -> Sequence[str]:
    return [
        word.strip(f"{ALL}.,").removesuffix("’s").removesuffix("'s").lower()
        for word in phrase.split()
        if word[:1].isupper()
    ]


def _place(context: str, figure: Figure) -> tuple[int, int]:
    """Where the figure stands in its sentence; the sentence's end where its words are not found."""
    start = context.find(figure.text, max(0, figure.span.start - figure.sentence.start))
    start = context.find(figure.text) if start < 0 else start
    return (start, start + len(figure.text)) if start >= 0 else (len(context), len(context))


@lru_cache(maxsize=8192)
def _nearby(context: str, start: int, end: int, window: int) -> Mapping[str, float]:
    weights: dict[str, float] = {}
    before, after = content(context[:start]), content(context[end:])
    for words in (reversed(before), after):
        for distance, word in enumerate(words):
            weights[word] = max(weights.get(word, 0.0), window / (window + distance))
    return weights


@lru_cache(maxsize=8192)
def _common(context: str, start: int, end: int) -> tuple[str, ...]:
    """The words around a figure that have a meaning of their own: no numbers, no names."""
    names = set(content_words(" ".join(NAME.findall(context))))
    return tuple(
        dict.fromkeys(
            word
            for side in (context[:start], context[end:])
            for word in content_words(side)
            if word.isalpha() and word not in names
        )
    )


@lru_cache(maxsize=8192)
def _stems(context: str) -> tuple[str, ...]:
    """The stems of a sentence; cached, since a story's sentences come up again and again."""
    return tuple(content(context))
