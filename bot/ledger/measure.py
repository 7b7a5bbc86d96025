"""A measure: one quantity of one story, with every figure that gives it a value."""

from __future__ import annotations

from dataclasses import dataclass

from bot.figures.figure import Hedge
from bot.figures.observation import Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One thing being counted: all its observations, oldest first (by date, else as they arrived)."""

    id: str
    label: str  # "Drones shot down"
    observations: tuple[Observation, ...]

    @property
    def is_indefinite(self) -> bool:
        """Whether it holds nothing but indefinite numerals: "scores", "hundreds"."""
        return all(seen.figure.hedge is Hedge.VAGUE for seen in self.observations)
