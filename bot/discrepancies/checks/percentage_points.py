"""Percent said for percentage points: "rose from 10 % to 15 %, a 5 % increase" is 5 points, or 50 % (rule 22).

What it compares: in one sentence, two shares told as "from … to …" and a percentage told as a rise or a fall.

What it reports: `inconsistent`, medium, when the percentage is the difference of the two shares and not their relative
change (the slip is named), or when it is neither. Figures told in percentage points are compared with the difference.

Limits: shares and change in two sentences are left alone; so are changes hedged as more or less than a bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from bot.discrepancies.finding import Finding
from bot.discrepancies.levels import Levels, find
from bot.discrepancies.sides import of_figure
from bot.figures.figure import Figure, Hedge, Kind
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "percentage_points"
RULES = (22,)

_SLIP = "Percent is said for percentage points."
_ROOM = Decimal("0.5")


def within(reading: Reading, _policy: Policy) -> Iterator[Finding]:
    """One finding a change of a share that its levels contradict."""
    for _, group in groupby(reading.figures, key=lambda figure: figure.sentence):
        figures = list(group)
        levels = find(reading.article.text, figures)
        if levels is None or levels.first.kind is not Kind.PERCENT:
            continue
        for figure in figures:
            if figure in (levels.first, levels.last) or figure.value is None or figure.hedge is not Hedge.EXACT:
                continue
            slip = _slip(figure, levels)
            if slip is not None:
                yield _finding(reading, figure, levels, slip)


def _slip(figure: Figure, levels: Levels) -> str | None:
    """What is wrong with a change of a share; empty where it is wrong without a known slip, None where it is right."""
    value = abs(figure.value or Decimal(0))
    points = abs(value - levels.difference()) <= _ROOM
    if figure.kind is Kind.PERCENTAGE_POINTS and figure.unit == "percentage_point":
        return None if points else ""
    if figure.kind is not Kind.PERCENT or not figure.change:
        return None
    low, high = levels.percent_range()
    if low - _ROOM <= value <= high + _ROOM:
        return None
    return _SLIP if points else ""


def _finding(reading: Reading, figure: Figure, levels: Levels, slip: str) -> Finding:
    low, high = levels.percent_range()
    told = f"{levels.difference().normalize():f} percentage points, or {(low + high) / 2:.3g} percent"
    return Finding(
        check=NAME,
        rule=22,
        verdict=Verdict.INCONSISTENT,
        severity=Severity.MEDIUM,
        label="Percent and points",
        explanation=f"From {levels.first.text} to {levels.last.text} is {told}, not {figure.text}.",
        left=of_figure(reading, figure),
        right=of_figure(reading, levels.first),
        others=(of_figure(reading, levels.last),),
        slip=slip or None,
    )
