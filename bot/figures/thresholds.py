"""How sure the desk must be before it compares two figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureThresholds:
    """Values of section [figures] in config/defaults.toml, where their evidence stands. Log odds, but `window`."""

    aligned: float  # from which two figures that differ are told as one measure
    possible: float  # from which it is asked whether they are
    agreed: float  # from which two equal figures are one measure, what their equality tells included
    headline: float  # from which a headline speaks of a figure of the body
    bias: float  # of one measure when nothing is shared
    rivals: float  # share of the log odds that other values have, which speaks against this one
    equal_one_digit: float  # what an equal value of one significant digit tells
    equal_two_digits: float
    equal_more_digits: float
    slip: float  # what it tells that a slip of the pen leads from one value to the other
    rare_slip: float  # the same for a slip that two unrelated numbers hardly ever show: swapped digits
    far: float  # what it tells that one is more than six times the other
    window: int  # words from a figure at which a word counts half
    weights: Mapping[str, float]  # for each sign of bot/figures/likeness.py
