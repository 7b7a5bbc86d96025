"""An observation: one figure as one article states it."""

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
