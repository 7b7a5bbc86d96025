"""A happening: what an article says was done, by whom and to whom, with the time it gives for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.article import Moment, Span
from bot.language.dates.date import Bound, DatePrecision


class Outlook(StrEnum):
    """How the article looks at the happening from the day it was written."""

    PAST = "past"
    AHEAD = "ahead"


class Counting(StrEnum):
    """What the words of a time are counted from; a wrong day of publication moves some of them."""

    STATED = "stated"  # "28 March 2024", "in 2016": from nothing
    UNDATED = "undated"  # the same in an article without a day of publication: the year stands for any
    YEARLESS = "yearless"  # "28 March": the year is the one that fits
    WEEKDAY = "weekday"  # "on Monday": the week is the one that fits
    PUBLICATION = "publication"  # "today", "last week", "two days ago"


# Counted from the day of publication by more than its year.
RELATIVE = frozenset({Counting.WEEKDAY, Counting.PUBLICATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockTime:
    """A stretch of one day in minutes from midnight, 0 to 1440 and beyond it after midnight, both ends included."""

    low: int
    high: int
    hour: bool = False  # an hour is told, not only a part of the day


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """When: days of the calendar, both included. None is an open end or a day nobody tells (a clock time alone)."""

    start: date | None
    end: date | None
    precision: DatePrecision
    bound: Bound = Bound.IN
    counting: Counting = Counting.STATED
    weekday: int | None = None  # the weekday stated, Monday is 0
    slack: int = 0  # days by which either end may be off: "two weeks ago", "early 2014"
    clock: ClockTime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The time between two happenings in hours, both ends included; a `high` of None is open."""

    low: float
    high: float | None
    hedge: str = ""  # as written, in small letters: "less than", "about"; empty where the number is told as it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What was done, by whom and to whom.

    The sets hold stems in small letters: of a person the surname, of any other name each of its words, of a noun its
    singular. A pronoun adds nothing to them but where it plainly stands for a person named before.
    """

    act: str  # the lemma of what was done, "apologize"; of "made an announcement" the noun
    doers: frozenset[str] = frozenset()
    done_to: frozenset[str] = frozenset()
    cast: frozenset[str] = frozenset()  # all names and nouns of the clause, the former two included
    scene: frozenset[str] = frozenset()  # those of the whole sentence
    names: frozenset[str] = frozenset()  # those of `scene` that are names
    persons: frozenset[str] = frozenset()  # those of `names` that are people's
    marks: frozenset[str] = frozenset()  # "first", "again", "second": which of several it was
    outlook: Outlook = Outlook.PAST
    telling: bool = False  # somebody said something then: compared only with whoever prints the same words


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening(Deed):
    """One happening with the time told of it. Offsets are characters into `Article.text`."""

    text: str  # the time as written: "late on Friday"
    span: Span
    sentence: Span
    time: Time
    headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """Two happenings in the order a sentence tells them in. Offsets are characters into `Article.text`."""

    text: str  # the words that tell it: "two days after", "in response to"
    span: Span
    sentence: Span
    first: Deed
    second: Deed
    stretch: Stretch | None = None  # None: only the order is told
    headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One happening as one article tells it."""

    article: str  # article id
    outlet: str | None
    published: Moment | None  # what its relative dates are counted from
    happening: Happening
    context: str  # the sentence in words


@dataclass(frozen=True, slots=True, kw_only=True)
class SequenceAccount:
    """The order of two happenings as one article tells it."""

    article: str  # article id
    outlet: str | None
    published: Moment | None  # what its relative dates are counted from
    sequence: Sequence
    context: str  # the sentence in words
