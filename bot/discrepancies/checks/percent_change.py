"""A percent change that does not follow from its own two numbers: "rose from 50 to 75, a 30 % increase" (rule 22).

What it compares: in one sentence, two levels of one unit told as "from … to …" and a percentage that is told as a rise
or a fall, or as an increase, drop and the like.

What it reports: `inconsistent`, medium, with the percentage the two levels give. Levels and percentage are taken as
rounded to the digits they are written with, and half a point is allowed.

Limits: levels in two sentences, and percentages that are levels themselves (those are the business of
percentage_points), are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from bot.discrepancies.finding import Finding
from bot.discrepancies.levels import Levels, find
from bot.discrepancies.sides import of_figure
from bot.figures.figure import Figure, Kind
from bot.figures.numbers.scales import is_whole
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "percent_change"
RULES = (22,)


def within(reading: Reading, _policy: Policy) -> Iterator[Finding]:
    """One finding a percentage that its levels contradict."""
    for _, group in groupby(reading.figures, key=lambda figure: figure.sentence):
        figures = list(group)
        levels = find(reading.article.text, figures)
        if levels is None or levels.first.kind in (Kind.PERCENT, Kind.RATIO):
            continue
        for figure in figures:
            if figure.kind is Kind.PERCENT and figure.change and figure.value is not None:
                low, high = levels.percent_range()
                room = Decimal("0.5") if is_whole(figure.value) else Decimal("0.05")
                if not low - room <= abs(figure.value) <= high + room:
                    yield _finding(reading, figure, levels)


def _finding(reading: Reading, figure: Figure, levels: Levels) -> Finding:
    low, high = levels.percent_range()
    right = (low + high) / 2
    return Finding(
        check=NAME,
        rule=22,
        verdict=Verdict.INCONSISTENT,
        severity=Severity.MEDIUM,
        label="Percent change",
        explanation=f"From {levels.first.text} to {levels.last.text} is {right:.3g} percent, not {figure.text}.",
        left=of_figure(reading, figure),
        right=of_figure(reading, levels.first),
        others=(of_figure(reading, levels.last),),
    )
