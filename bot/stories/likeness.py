"""How alike two articles are, as the handful of measurements the match weighs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.article import Moment, Precision
from bot.stories import evidence, wording
from bot.stories.signature import Signature
from bot.stories.thresholds import StoryThresholds

_SECONDS_A_DAY = 86_400
_NO_TITLE = 0.3  # share taken where a headline is missing: about that of two articles with the same cast
_SPELLING = 85.0  # rapidfuzz ratio from which two stems are one word spelled differently
_SHORTEST_FUZZY = 5  # letters; shorter words resemble each other by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The measurements of one pair; every share is between 0 and 1."""

    subject: float  # who and what together: the same cast with other words counts little, and so does the reverse
    words: float  # the cosine of the terms that are no names
    title: (
        float  # the share of each headline, by the weight of its words, that the other article tells; the mean of both
    )
    wording: float  # the square root of the share: the first runs in common say most
    figures: float  # the log of 1 + distinctive figures in common
    quotes: float  # the log of 1 + quoted phrases in common
    days: float  # the log of 1 + days between


def likeness(
    left: Signature, published: Moment | None, right: Signature, other: Moment | None, thresholds: StoryThresholds
) -> Likeness:
    """Measure two articles against each other; the order of the two does not matter."""
    who, what = _cosines(left, right)
    gap = days_between(published, other)
    return Likeness(
        subject=what if who is None else math.sqrt(who * what),
        words=what,
        title=(_told(left, right) + _told(right, left)) / 2,
        wording=math.sqrt(wording.share(left.shingles, right.shingles)),
        figures=math.log1p(len(figures_shared(left, right))),
        quotes=math.log1p(len(quotes_shared(left, right))),
        days=math.log1p(thresholds.undated_days if gap is None else gap),
    )


def days_between(left: Moment | None, right: Moment | None) -> float | None:
    """Days between two moments, 0 on one calendar day; None when either is unknown."""
    if left is None or right is None:
        return None
    apart = abs((left.day - right.day).days)
    if Precision.DAY in (left.precision, right.precision):
        return float(apart)
    return min(float(apart), abs((left.at - right.at).total_seconds()) / _SECONDS_A_DAY)


def words_shared(left: Signature, right: Signature) -> tuple[str, ...]:
    """The stems both have that are no names, those that say most first."""
    common = left.words.keys() & right.words.keys()
    return tuple(sorted(common, key=lambda key: (-left.words[key] * right.words[key], key)))


def figures_shared(left: Signature, right: Signature) -> tuple[str, ...]:
    """Distinctive figures both tell."""
    return tuple(key for key in left.figures if key in set(right.figures))


def quotes_shared(left: Signature, right: Signature) -> tuple[str, ...]:
    """Quoted phrases both have; one may quote more of it."""
    return evidence.phrases_shared(left.quotes, right.quotes)


def _cosines(left: Signature, right: Signature) -> tuple[float | None, float]:
    """The cosine of the names, None where one side has none, and that of all other terms.

    A term counts as a name where it is one to both.
    """
    who = _dot(left.names, right.names) if left.names and right.names else None
    what = _dot(left.words, right.words) + _dot(left.names, right.words) + _dot(left.words, right.names)
    return who and min(1.0, who), min(1.0, what)


def _dot(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    return sum(left[key] * right[key] for key in left.keys() & right.keys())


def _told(headline_of: Signature, other: Signature) -> float:
    """The share of one article's headline that the other tells in headline or text."""
    headline = headline_of.headline
    if not headline:
        return _NO_TITLE
    told = sum(
        rarity
        for key, rarity in headline.items()
        if key in other.words or key in other.names or key in other.headline or _is_variant(key, other.names)
    )
    return told / sum(headline.values())


def _is_variant(key: str, names: Mapping[str, float]) -> bool:
    """Whether one of `names` is the word in another spelling; only names are spelled differently between outlets."""
    if len(key) < _SHORTEST_FUZZY:
        return False
    return process.extractOne(key, names.keys(), scorer=fuzz.ratio, score_cutoff=_SPELLING) is not None
