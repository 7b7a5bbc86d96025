"""A figure: a number in an article with everything that says what it counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.article import Span


class Kind(StrEnum):
    """What sort of quantity a figure is (DESIGN §3)."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage_points"
    DURATION = "duration"
    AGE = "age"
    LENGTH = "length"
    AREA = "area"
    MASS = "mass"
    VOLUME = "volume"
    TEMPERATURE = "temperature"
    SPEED = "speed"
    RATIO = "ratio"
    MULTIPLE = "multiple"
    SCORE = "score"
    ORDINAL = "ordinal"
    MAGNITUDE = "magnitude"


class Hedge(StrEnum):
    """How the article bounds the number (CHECKS 2 and 13)."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    NEARLY = "nearly"
    BETWEEN = "between"
    VAGUE = "vague"


class Change(StrEnum):
    """The direction of a change the figure measures; a level has none (CHECKS 5)."""

    RISE = "rise"
    FALL = "fall"


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """The verb the counted thing hangs on, as lemma, and its family in config/measures.toml."""

    lemma: str
    family: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of days a figure is about, both ends included; an open end is None."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with what it counts. Offsets are characters into `Article.text`."""

    text: str  # the number with sign, magnitude and unit; neither hedge nor noun
    span: Span
    sentence: Span
    value: Decimal | None  # as stated, magnitude applied; None for a range, a score, a vague amount
    low: Decimal | None  # the interval it stands for; None is an open end
    high: Decimal | None
    low_open: bool = False  # the end itself is excluded ("more than")
    high_open: bool = False
    parts: tuple[Decimal, ...] | None = None  # a score or a vote
    kind: Kind
    unit: str | None = None  # ISO 4217, "percent", "percentage_point", else pint's name in the singular
    per: str | None = None  # "day", "year"
    counted: str | None = None  # the noun phrase, "Ukrainian drones"
    head: str | None = None  # lemma of its head noun, "drone"
    predicate: Predicate | None = None
    hedge: Hedge = Hedge.EXACT
    change: Change | None = None
    period: Period | None = None
    as_of: date | None = None
    place: str | None = None
    source: str | None = None
    quoted: bool = False
    headline: bool = False
    comparable: bool = True
    # What it measures, as a vector (bot/figures/embedding.py); two figures that say the same are equal whatever it is.
    embedding: str | None = field(default=None, compare=False, repr=False)
