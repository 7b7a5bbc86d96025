"""A number with unit and hedge, before anything is known of what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.figures.figure import Hedge, Kind
from bot.figures.numbers import hedges


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with unit and hedge at `lexemes[first:last]`, the hedge before it from `opens` on."""

    first: int
    last: int
    opens: int
    value: Decimal | None
    interval: hedges.Interval
    hedge: Hedge = Hedge.EXACT
    kind: Kind = Kind.COUNT
    unit: str | None = None
    per: str | None = None
    parts: tuple[Decimal, ...] | None = None
    factor: Decimal = Decimal(1)
    attributive: bool = False  # joined by a hyphen to what follows: "30-vehicle convoy"
    one: bool = False
    noun: int = 0  # where the counted thing may start
