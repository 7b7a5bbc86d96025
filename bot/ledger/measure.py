"""A measure: one quantity of one story, with every figure that gives it a value."""

from __future__ import annotations

from dataclasses import dataclass

from bot.article import Moment
from bot.figures.figure import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One figure as one article states it. Offsets inside `figure` are characters into that article's text."""

    article: str  # article id
    outlet: str | None
    published: Moment | None
    figure: Figure
    context: str  # the sentence in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One thing being counted: all its observations, oldest first (by date, else as they arrived)."""

    id: str
    label: str  # "Drones shot down"
    observations: tuple[Observation, ...]
