"""A number read from a text, before anything is known of its unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number at `lexemes[first:last]`; `value` is None for a vague amount, which lies between `low` and `high`."""

    first: int
    last: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    written: bool = False  # in words, not digits
    ratio: bool = False  # a fraction or "one in five"
    ordinal: bool = False
    factor: Decimal = Decimal(1)  # the magnitude `value` was multiplied with
