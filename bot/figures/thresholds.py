"""How sure the desk must be before it compares two figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureThresholds:
    """Values of section [figures] in config/defaults.toml, where their evidence stands."""

    aligned: float  # likelihood, 0 to 1, from which two figures are one measure
    agreed: float  # likelihood from which two equal figures are
    sure: float  # likelihood from which a measure takes a second, different figure of one article
    window: int  # words from a figure at which a word counts half
    bias: float  # log odds of one measure when nothing is shared
    bias_measured: float  # the same for money, shares, lengths and other measured figures
    weight_thing: float  # log odds for the same counted thing
    weight_phrase: float  # for all words of the shorter counted phrase
    weight_rare: float  # for each rare word both counted phrases have
    weight_unit: float  # for the same unit
    weight_act: float  # for the same predicate
    weight_other_act: float  # for people who are told to do something else
    weight_near: float  # for each rare word both have next to the figure
    weight_share: float  # for all of the shorter sentence's weight
