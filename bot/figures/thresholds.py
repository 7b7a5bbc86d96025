"""How sure the desk must be before it compares two figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureThresholds:
    """Values of section [figures] in config/defaults.toml, where their evidence stands. Log odds, but `window`."""

    aligned: float  # from which two figures that differ are told as one measure
    certain: float  # from which they are so whatever part or time either names: the sentences are told word by word
    possible: float  # from which it is asked whether they are, where kind and thing are the same
    unlike: float  # from which it is asked where the words for the thing are not alike
    agreed: float  # from which two equal figures are one measure, what their equality tells included
    row: float  # from which two figures that differ stand in one row of a story's table
    row_equal: float  # the same of two equal figures, what their equality tells included
    headline: float  # from which a headline speaks of a figure of the body
    lede: float  # the same, where that figure stands in the first paragraphs
    repeated: float  # from which two figures of one body are one measure
    repeated_elsewhere: float  # the same, where their sentences name different people or places
    bias: float  # of one measure when nothing is shared
    equal_one_digit: float  # what an equal value of one significant digit tells
    equal_two_digits: float
    equal_more_digits: float
    window: int  # words from a figure at which a word counts half
    weights: Mapping[str, float]  # for each sign of bot/figures/alignment/signs.py
    differing_signs: Mapping[str, float]  # the same where two values differ
    differing: Mapping[
        str, float
    ]  # how such values lie: what bot/figures/alignment/contradiction.py weighs beside the signs
