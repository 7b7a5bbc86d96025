"""A number grouped as no number is: "4,2000" (rule 1).

What it compares: groups of digits parted by commas, of which all but the first must have three digits (or, as in India,
two before the last three).

What it reports: `inconsistent`, low. Nobody can say which number was meant, so it is compared with nothing.

Limits: a comma without a space in a list or a date ("May 4,2016") is left alone, and so is a decimal comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.article import Span
from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_span
from bot.figures.numbers.lexemes import MALFORMED
from bot.language.calendar_words import MONTH
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "malformed_number"
RULES = (1,)

_GROUPED = re.compile(rf"(?<![\w.,/-]){MALFORMED}(?![\w,/-])")
_DAY = re.compile(rf"(?:{MONTH})\.?\s+$")
_BEFORE = 12  # characters before a number in which the month of a date stands


def within(reading: Reading, _policy: Policy) -> Iterator[Finding]:
    """One finding a number that is no number."""
    text = reading.article.text
    for found in _GROUPED.finditer(text):
        if not _DAY.search(text, max(0, found.start() - _BEFORE), found.start()):
            yield Finding(
                check=NAME,
                rule=1,
                verdict=Verdict.INCONSISTENT,
                severity=Severity.LOW,
                label="Number",
                explanation=f"{found.group()} is no number: its digits are not in groups of three.",
                left=of_span(reading, Span(start=found.start(), end=found.end())),
            )
