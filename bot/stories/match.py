"""Which known story an article belongs to, with the reasons in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.article import Moment
from bot.stories.life import Life, within_reach
from bot.stories.likeness import Likeness, likeness
from bot.stories.reasons import reasons
from bot.stories.signature import Signature
from bot.stories.thresholds import StoryThresholds


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One article of a known story."""

    signature: Signature
    published: Moment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A known story that may be the one, with those of its articles to measure against."""

    story: str
    articles: tuple[Known, ...]
    life: Life | None = None  # of the whole story; None where nothing in it is dated


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Where an article goes. A `maybe` starts a story of its own and names the candidate a person is asked about."""

    kind: Literal["new", "match", "maybe"]
    story: str | None  # the story of a `match`
    candidate: str | None  # the nearest known story, where there is one worth naming
    score: float  # probability that the article belongs to the nearest story
    reasons: tuple[str, ...]


def decide(
    signature: Signature, published: Moment | None, candidates: Sequence[Candidate], thresholds: StoryThresholds
) -> Decision:
    """The nearest of `candidates`, and whether it is near enough, which one the article comes too late for rarely is.

    Of several equally near the one with the smaller id is taken, so that the order of the candidates does not matter.
    """
    scored = [(_score(signature, published, each, thresholds), each) for each in candidates if each.articles]
    if not scored:
        return Decision(kind="new", story=None, candidate=None, score=0.0, reasons=())
    (score, nearest), best = min(
        (((score, known), candidate) for (score, known), candidate in scored),
        key=lambda each: (-each[0][0], each[1].story),
    )
    # A page's date is often wrong, so a story that is over still takes what is nearly sure; it asks about nothing.
    alive = within_reach(best.life, published, thresholds)
    if score < (thresholds.maybe_at if alive else thresholds.late_at):
        return Decision(kind="new", story=None, candidate=None, score=score, reasons=())
    said = reasons(signature, published, nearest.signature, nearest.published)
    if score < thresholds.match_at:
        return Decision(kind="maybe", story=None, candidate=best.story, score=score, reasons=said)
    return Decision(kind="match", story=best.story, candidate=best.story, score=score, reasons=said)


def search_terms(signature: Signature) -> tuple[str, ...]:
    """The stems of the article's rarest telling words, for a full-text search for candidates, rarest first."""
    return signature.rarest


def probability(measured: Likeness, thresholds: StoryThresholds) -> float:
    """How probable it is that two articles as alike as this tell one story."""
    return 1 / (1 + math.exp(-_logit(measured, thresholds)))


def _score(
    signature: Signature, published: Moment | None, candidate: Candidate, thresholds: StoryThresholds
) -> tuple[float, Known]:
    """The candidate's probability, and its article that is nearest.

    Halfway between the nearest article and the mean of the nearest few: one chance likeness does not carry a story, and
    a story that has moved on is still found by those who tell its beginning.
    """
    measured = sorted(
        (-_logit(likeness(signature, published, known.signature, known.published, thresholds), thresholds), index)
        for index, known in enumerate(candidate.articles)
    )
    few = measured[: thresholds.nearest_articles]
    logit = -(measured[0][0] + sum(value for value, _ in few) / len(few)) / 2
    return 1 / (1 + math.exp(-logit)), candidate.articles[measured[0][1]]


def _logit(measured: Likeness, thresholds: StoryThresholds) -> float:
    weighed = (
        thresholds.weight_constant
        + thresholds.weight_subject * measured.subject
        + thresholds.weight_words * measured.words
        + thresholds.weight_title * measured.title
        + thresholds.weight_wording * measured.wording
        + thresholds.weight_figures * measured.figures
        + thresholds.weight_quotes * measured.quotes
        + thresholds.weight_days * measured.days
        + thresholds.weight_another_day * measured.another_day
    )
    if not _is_same_cast_only(measured, thresholds):
        return weighed
    asked = (thresholds.maybe_at + thresholds.match_at) / 2
    return min(weighed, math.log(asked / (1 - asked)))


def _is_same_cast_only(measured: Likeness, thresholds: StoryThresholds) -> bool:
    """Whether two ledes tell different days, no quote is shared and neither tells what the other's headline reports.

    However much of cast and background they share, that is as likely the next story as this one.
    """
    return bool(measured.another_day) and not measured.quotes and measured.happening < thresholds.happening_told
