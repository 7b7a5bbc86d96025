"""How alike two articles are, as the handful of measurements the match weighs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from bot.article import Moment, Precision
from bot.stories import evidence, wording
from bot.stories.signature import Signature, WeightedTerm
from bot.stories.terms import stem, words
from bot.stories.thresholds import StoryThresholds

_SECONDS_A_DAY = 86_400
_NO_TITLE = 0.2  # likeness taken where a headline is missing: about that of two headlines with nothing in common


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The measurements of one pair; every share is between 0 and 1."""

    terms: float
    words: float
    title: float
    wording: float  # the square root of the share: the first runs in common say most
    evidence: float  # the log of 1 + distinctive figures and quoted phrases in common
    days: float  # the log of 1 + days between


def likeness(
    left: Signature, published: Moment | None, right: Signature, other: Moment | None, thresholds: StoryThresholds
) -> Likeness:
    """Measure two articles against each other; the order of the two does not matter."""
    all_terms, plain_words = _cosines(left, right)
    gap = days_between(published, other)
    return Likeness(
        terms=all_terms,
        words=plain_words,
        title=_title_likeness(left.title, right.title, otherwise=_NO_TITLE),
        wording=math.sqrt(wording.share(left.shingles, right.shingles)),
        evidence=math.log1p(len(figures_shared(left, right)) + len(quotes_shared(left, right))),
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


def terms_shared(left: Signature, right: Signature) -> tuple[WeightedTerm, ...]:
    """The terms of `left` that `right` has too, those that say most first."""
    theirs = {term.stem: term.weight for term in right.terms}
    common = [term for term in left.terms if term.stem in theirs]
    return tuple(sorted(common, key=lambda term: -term.weight * theirs[term.stem]))


def figures_shared(left: Signature, right: Signature) -> tuple[str, ...]:
    """Distinctive figures both tell."""
    return tuple(key for key in left.figures if key in set(right.figures))


def quotes_shared(left: Signature, right: Signature) -> tuple[str, ...]:
    """Quoted phrases both have; one may quote more of it."""
    return evidence.phrases_shared(left.quotes, right.quotes)


def _cosines(left: Signature, right: Signature) -> tuple[float, float]:
    """The cosine of all terms, and that of the terms that are no names to both."""
    theirs = {term.stem: term for term in right.terms}
    everything = plain = 0.0
    for term in left.terms:
        other = theirs.get(term.stem)
        if other is not None:
            product = term.weight * other.weight
            everything += product
            if not (term.name and other.name):
                plain += product
    norm = _plain_norm(left) * _plain_norm(right)
    return everything, min(1.0, plain / norm) if norm else 0.0


def _plain_norm(signature: Signature) -> float:
    return math.sqrt(sum(term.weight * term.weight for term in signature.terms if not term.name))


def _title_likeness(left: str | None, right: str | None, *, otherwise: float) -> float:
    """How alike two headlines are; `otherwise` where one is missing."""
    if not left or not right:
        return otherwise
    return fuzz.token_sort_ratio(_title_key(left), _title_key(right)) / 100


@lru_cache(maxsize=50_000)
def _title_key(title: str) -> str:
    return " ".join(stem(form) for _, form in words(title))
