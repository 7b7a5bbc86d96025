"""The life of a story: how far it has come, and how long an article may still join it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.article import Moment
from bot.stories.thresholds import StoryThresholds


class Stage(StrEnum):
    """How far a story has come."""

    NEW = "new"  # opened a short while ago
    DEVELOPING = "developing"  # articles keep coming
    QUIET = "quiet"  # nothing for a while
    CLOSED = "closed"  # nothing for so long that an article with the same cast is another story


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A story's first and latest moment, whatever order its articles arrived in."""

    first: datetime
    latest: datetime

    @property
    def age(self) -> timedelta:
        """From the first article to the latest."""
        return self.latest - self.first


def life(moments: Sequence[Moment]) -> Life | None:
    """The life its articles' moments make; None where none is dated."""
    known = sorted(moment.at for moment in moments)
    return Life(first=known[0], latest=known[-1]) if known else None


def stage(lived: Life, now: datetime, thresholds: StoryThresholds) -> Stage:
    """How far the story has come at `now`. A clock behind the latest article finds the story as it was then."""
    silent = max(timedelta(), now - lived.latest)
    if silent > reach(lived, thresholds):
        return Stage.CLOSED
    if silent > timedelta(hours=thresholds.quiet_hours):
        return Stage.QUIET
    return Stage.NEW if now - lived.first <= timedelta(hours=thresholds.new_hours) else Stage.DEVELOPING


def reach(lived: Life, thresholds: StoryThresholds) -> timedelta:
    """How long before its first or after its latest article another may still join: longer, the longer it has lived."""
    return min(timedelta(days=thresholds.reach_days) + lived.age, timedelta(days=thresholds.reach_days_most))


def within_reach(lived: Life | None, published: Moment | None, thresholds: StoryThresholds) -> bool:
    """Whether an article of this moment may join; undated ones and undated stories always may."""
    if lived is None or published is None:
        return True
    margin = reach(lived, thresholds)
    # Of two moments only the difference: a date of year 1 less a margin is none.
    return lived.first - published.at <= margin and published.at - lived.latest <= margin
