"""How alike two articles are, as the handful of measurements the match weighs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.article import Moment, Precision
from bot.stories import evidence, shingles
from bot.stories.signature import Signature
from bot.stories.thresholds import StoryThresholds

_SECONDS_A_DAY = 86_400
_NO_TITLE = 0.2  # share taken where a headline is missing: about that of two articles with the same cast
_NO_HAPPENING = 0.5  # share taken where a headline is missing or all names: it says nothing either way
_RARE = 5.0  # idf from which a word of a headline may be a name
_SPELLING = 85.0  # rapidfuzz ratio from which two stems are one word spelled differently
_SHORTEST_FUZZY = 5  # letters; shorter words resemble each other by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The measurements of one pair; every share is between 0 and 1."""

    subject: float  # who and what together: the same cast with other words counts little, and so does the reverse
    words: float  # the cosine of the terms that are no names
    title: float  # the share of each headline, by the weight of its words, that the other's lede tells; mean of both
    happening: float  # the same of the headlines' words that are no names
    wording: float  # the square root of the share: the first runs in common say most
    figures: float  # the log of 1 + distinctive figures in common
    quotes: float  # the log of 1 + quoted phrases in common
    days: float  # the log of 1 + days between
    another_day: float  # 1 where both ledes tell a day and none in common, else 0


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
        happening=(_happening_told(left, right) + _happening_told(right, left)) / 2,
        wording=math.sqrt(shingles.share(left.shingles, right.shingles)),
        figures=math.log1p(len(figures_shared(left, right))),
        quotes=math.log1p(len(quotes_shared(left, right))),
        days=math.log1p(thresholds.undated_days if gap is None else gap),
        another_day=float(bool(left.days and right.days) and not set(left.days) & set(right.days)),
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
    """The share of one article's headline that the other tells in headline or lede.

    Not in its whole text: what it tells further down may be the background.
    """
    headline = headline_of.headline
    if not headline:
        return _NO_TITLE
    early = {*other.lede, *other.headline}
    names = [key for key in other.names if key in early]
    told = sum(
        rarity for key, rarity in headline.items() if key in early or (rarity > _RARE and _is_variant(key, names))
    )
    return told / sum(headline.values())


def _happening_told(headline_of: Signature, other: Signature) -> float:
    """The same of the headline's words that are names to neither."""
    happening = {
        key: rarity
        for key, rarity in headline_of.headline.items()
        if key not in headline_of.names and key not in other.names
    }
    if not happening:
        return _NO_HAPPENING
    early = {*other.lede, *other.headline}
    return sum(rarity for key, rarity in happening.items() if key in early) / sum(happening.values())


def _is_variant(key: str, names: Sequence[str]) -> bool:
    """Whether one of `names` is the word in another spelling; only names are spelled differently between outlets."""
    if len(key) < _SHORTEST_FUZZY:
        return False
    return process.extractOne(key, names, scorer=fuzz.ratio, score_cutoff=_SPELLING) is not None
