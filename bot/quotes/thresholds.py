"""How alike two quotes must be, and how far around a quote its speaker is looked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteThresholds:
    """The section [quotes] of config/defaults.toml, where each value has its unit and its evidence."""

    candidate_ratio: float
    overlap: float
    long_overlap: float
    close_overlap: float
    printed_twice: float
    distinctive_words: int
    stock_words: int
    voiced_words: int
    context_ratio: float
    name_ratio: float
    found_ratio: float
