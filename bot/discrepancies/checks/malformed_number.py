"""A number whose digits are grouped as no number is: "4,2000 passengers" (rule 1).

What it compares: nothing; it looks at how each figure of the article is written. Behind a comma stand three digits, in
the Indian grouping two and at the end three.

What it reports: `inconsistent`, low. Which number was meant it does not guess, and the figure is compared with none.

Limits: a comma before one or two digits may be a decimal sign or the comma of a list, and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_figure
from bot.figures.figure import Figure
from bot.figures.numbers.lexemes import is_malformed
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "malformed_number"
RULES = (1,)


def within(reading: Reading, _policy: Policy) -> Iterator[Finding]:
    """One finding a number with a group of digits too long."""
    for figure in reading.figures:
        if figure.value is None and any(map(is_malformed, _numbers(figure))):
            yield Finding(
                check=NAME,
                rule=1,
                verdict=Verdict.INCONSISTENT,
                severity=Severity.LOW,
                label="Malformed number",
                explanation=f"{figure.text} is no number: a comma stands before three digits.",
                left=of_figure(reading, figure),
            )


def _numbers(figure: Figure) -> list[str]:
    """The digits of a figure without the signs around them."""
    return [word.strip("$€£¥₹+-−%") for word in figure.text.split()]
