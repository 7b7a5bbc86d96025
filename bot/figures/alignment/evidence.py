"""Why two figures are taken for one measure, as it is kept and told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks for or against one measure, in words, with its log odds."""

    words: str
    weight: float

    def __str__(self) -> str:
        return f"{self.words} {self.weight:+.1f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why two figures are taken for one measure: log odds, reasons from the weightiest on, and what decided."""

    odds: float
    reasons: tuple[Reason, ...]
    decided: str
