"""Two levels of one quantity in a sentence: "rose from 50 to 75"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.figures.figure import Figure

_FROM = re.compile(r"\bfrom (?:about |around |some |roughly |just |only |nearly )?$", re.IGNORECASE)
_TO = re.compile(r"^[^.;]{0,40}?\bto (?:about |around |some |roughly |just |only |nearly )?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """A quantity before and after a change, in one unit."""

    first: Figure
    last: Figure

    def difference(self) -> Decimal:
        """How much the quantity changed, without direction."""
        return abs((self.last.value or Decimal(0)) - (self.first.value or Decimal(0)))

    def percent_range(self) -> tuple[Decimal, Decimal]:
        """The least and most percent the change can be, if both levels are rounded as they are written."""
        ends = [
            abs(last - first) / abs(first) * 100
            for first in _rounded_from(self.first)
            for last in _rounded_from(self.last)
            if first
        ]
        return (min(ends), max(ends)) if ends else (Decimal(0), Decimal(0))


def find(text: str, figures: Sequence[Figure]) -> Levels | None:
    """The first two levels told as "from … to …" among the figures of one sentence."""
    for first, last in itertools.pairwise(figures):
        if (first.kind, first.unit) != (last.kind, last.unit) or None in (first.value, last.value) or not first.value:
            continue
        before, between = text[first.sentence.start : first.span.start], text[first.span.end : last.span.start]
        if _FROM.search(before) and _TO.match(between):
            return Levels(first=first, last=last)
    return None


def _rounded_from(figure: Figure) -> tuple[Decimal, Decimal]:
    """The ends of what rounds to the figure as written: 1.2 million stands for 1.15 to 1.25 million."""
    value = figure.value or Decimal(0)
    digits = value.as_tuple()
    if isinstance(digits.exponent, int) and digits.exponent < 0:
        step = Decimal(1).scaleb(digits.exponent)
    else:
        plain = str(abs(value))
        zeros = len(plain) - len(plain.rstrip("0"))
        step = Decimal(10) ** zeros if abs(value) >= 100 else Decimal(0)
    return value - step / 2, value + step / 2
