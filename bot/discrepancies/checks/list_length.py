"""An announced list that is longer or shorter than announced: "three reasons", and two numbered ones follow (rule 24).

What it compares: a count of reasons, steps, questions and the like where a colon or the end of the paragraph follows,
with the numbers of the paragraphs or clauses that follow ("1.", "2)", "First,", "Second,").

What it reports: `inconsistent`, medium, with how many the text numbers.

Limits: lists without numbers are never counted, and neither are lists whose numbering does not start with one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_figure
from bot.figures.figure import Figure, Hedge, Kind
from bot.language.numerals import ORDINALS, alternatives
from bot.language.wordlist import words
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "list_length"
RULES = (24,)

_ANNOUNCED = words(
    "reason point step way thing condition demand question measure proposal lesson rule takeaway option goal priority "
    "problem challenge recommendation change tip fact"
)
_OPENS = re.compile(r"^[^\n.]{0,80}(?::|\.?\s*\n)")
_DIGITS = re.compile(r"(?:^|\n)[ \t]*(\d{1,2})[.)][ \t]+\S")
_LONGEST = 20  # entries a list is announced with in news; more are a table
_ORDINALS = [word for word, place in ORDINALS.items() if place <= _LONGEST]
_SPELLED = re.compile(rf"(?:^|[\n.;:]\s*)(?:and\s+)?({alternatives(_ORDINALS)})(?:ly)?,\s", re.IGNORECASE)
_FAR = 4000  # characters after the announcement in which its list stands


def within(reading: Reading, _policy: Policy) -> Iterator[Finding]:
    """One finding an announced list of another length."""
    text = reading.article.text
    for figure in reading.figures:
        if not _announces(figure) or not _OPENS.match(text[figure.span.end :]):
            continue
        follows = text[figure.sentence.end - 1 : figure.sentence.end + _FAR]
        count = _numbered(follows)
        if count and count != figure.value:
            yield _finding(reading, figure, count)


def _announces(figure: Figure) -> bool:
    small = figure.value is not None and 2 <= figure.value <= _LONGEST
    return figure.kind is Kind.COUNT and small and figure.head in _ANNOUNCED and figure.hedge is Hedge.EXACT


def _numbered(text: str) -> int:
    """How far the numbers after the announcement run from one; 0 where they do not, or start again."""
    for numbers in (
        [int(found) for found in _DIGITS.findall(text)],
        [ORDINALS[found.lower()] for found in _SPELLED.findall(text)],
    ):
        if numbers[:1] == [1] and len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
            return len(numbers)
    return 0


def _finding(reading: Reading, figure: Figure, count: int) -> Finding:
    return Finding(
        check=NAME,
        rule=24,
        verdict=Verdict.INCONSISTENT,
        severity=Severity.MEDIUM,
        label="Announced list",
        explanation=f"{figure.text} announced, {count} numbered.",
        left=of_figure(reading, figure),
    )
