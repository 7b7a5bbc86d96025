"""How sure the desk must be before it compares two figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureThresholds:
    """Values of section [figures] in config/defaults.toml, where their evidence stands."""

    aligned: float  # score, 0 to 1, from which two figures are one measure
    agreement: float  # what equal values add to the score when a figure could belong to several measures
    sure: float  # score from which a measure takes a second, different figure of one article
    window: int  # words on each side of a figure that count as its neighbourhood
