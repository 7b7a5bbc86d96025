"""A date mention: when something happened or will, as the article says it and as days of the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.article import Span


class DatePrecision(StrEnum):
    """The unit the article tells the time in."""

    PART_OF_DAY = "part_of_day"  # "late on Wednesday", "Thursday morning"
    NIGHT = "night"  # "overnight": the days on both sides of it
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    PART_OF_MONTH = "part_of_month"  # "late August", "the end of November": a third of it
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    PART_OF_YEAR = "part_of_year"  # "early 2025": a third of it
    DECADE = "decade"
    SPAN = "span"  # "the past three weeks", "between 1932 and 1933"


class Bound(StrEnum):
    """On which side of the time told the thing lies."""

    IN = "in"
    SINCE = "since"
    SO_FAR = "so_far"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """One time told. Both days are included; None is an open end, and both are None where it cannot be resolved.

    "since October 2023" runs from 1 October 2023 to the day of publication, "until Friday" has no start. Prepositions
    are no part of the span unless they bound it ("since", "so far in", "late on").
    """

    span: Span
    text: str
    start: date | None
    end: date | None
    precision: DatePrecision
    anchored: bool  # resolved against publication or another date of the text; False: stated in full
    weekday: int | None = None  # the weekday stated, Monday is 0: it need not be that of the date
    bound: Bound = Bound.IN

    @property
    def day(self) -> date | None:
        """The one day told, where it is one."""
        return self.start if self.start == self.end else None

    @property
    def resolved(self) -> bool:
        """Whether at least one end is known."""
        return self.start is not None or self.end is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A day written with its month; `has_year` tells whether its year is written too."""

    span: Span
    day: date
    has_year: bool
    weekday: int | None = None  # the weekday written before it, Monday is 0: it need not be that of the day
