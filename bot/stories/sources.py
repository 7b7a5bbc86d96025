"""How many independent sources a story rests on: outlets that print one agency's text are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.stories import wording
from bot.stories.signature import Signature
from bot.stories.thresholds import StoryThresholds


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One article of a story as far as its origin goes."""

    signature: Signature
    outlet: str | None


def outlets(articles: Sequence[Told]) -> tuple[str, ...]:
    """The outlets that tell the story, each once, in the order they came."""
    return tuple(dict.fromkeys(article.outlet for article in articles if article.outlet))


def independent_sources(articles: Sequence[Told], thresholds: StoryThresholds) -> int:
    """The number of groups of articles that neither share an outlet nor most of their wording.

    Articles without an outlet count by their wording alone.
    """
    group = list(range(len(articles)))
    for later in range(len(articles)):
        for earlier in range(later):
            if group[earlier] != group[later] and _is_one_source(articles[earlier], articles[later], thresholds):
                joined, left = group[earlier], group[later]
                group = [joined if each == left else each for each in group]
    return len(set(group))


def _is_one_source(left: Told, right: Told, thresholds: StoryThresholds) -> bool:
    if left.outlet is not None and left.outlet == right.outlet:
        return True
    return wording.share(left.signature.shingles, right.signature.shingles) >= thresholds.copied_share
