"""An announced list that is longer or shorter than announced: "three reasons", and two numbered ones follow (rule 24).

What it compares: a count of reasons, steps, questions and the like where a colon or the end of the paragraph follows,
with the numbers of the paragraphs or clauses that follow ("1.", "2)", "First,", "Second,"), or behind a colon with the
paragraphs that start with a bullet; and a count with the names behind its colon or between its dashes: "Four men were
charged: Tom Birch, Eve Holt and Karl Brandt."

What it reports: `inconsistent`, medium, with how many the text numbers or names.

Limits: other lists without numbers are never counted, and neither are lists whose numbering does not start with one.
Names are counted where nothing but names, ages and "and" stands between colon and full stop, the last behind an "and".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_figure
from bot.figures.figure import Figure, Hedge, Kind
from bot.language.names.name import NameKind
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
_BULLETS = re.compile(r"[^\n]?:?(?:\n+[ \t]*(?:[-*•–·]|&bull;)[ \t]+[^\n]+)+")
_WORD = r"(?:[A-Z][\w’'-]+|[A-Z]\.|de|van|von|al|bin|el)"
_NAME = re.compile(rf"{_WORD}(?: {_WORD})*")
_NAMES = re.compile(
    r"(?P<before>[^\n:.;–—]{0,80}?)"
    r"(?::\s+(?P<names>[A-Z][^\n:.–—]{3,300}?(?:,? and |; and )[A-Z][^\n:.;–—]{1,60})(?=[.\n]|$)"
    r"| [–—] (?P<dashed>[A-Z][^\n:.–—]{3,300}?,? and [A-Z][^\n:.;–—]{1,60}) [–—])"
)
_BETWEEN_NUMBERS = re.compile(r"\d|\b(?:including|among|such as|led|of (?:whom|which|them))\b")
_AGES = re.compile(r",? (?:\(\d{1,3}\)|(?:aged )?\d{1,3}(?=,|;| and|$))")
_PARTED = re.compile(r"; and |;|,? and |, ")
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
            yield _finding(reading, figure, count, "numbered")
    for figure in reading.figures:
        count = _named(figure, reading) if _counts(figure) else 0
        if count and count != figure.value:
            yield _finding(reading, figure, count, "named")


def _counts(figure: Figure) -> bool:
    """Whether a figure is a small plain count, the first of its sentence to tell how many there are."""
    small = figure.value is not None and 2 <= figure.value <= _LONGEST and figure.value % 1 == 0
    return figure.kind is Kind.COUNT and small and figure.hedge is Hedge.EXACT and figure.head is not None


def _named(figure: Figure, reading: Reading) -> int:
    """How many names stand behind a count's colon or between its dashes; 0 where anything else stands there too.

    A single word counts where it was read as a person or a place: "Marks and Spencer" may be one or two.
    """
    found = _NAMES.match(reading.article.text, figure.span.end, figure.sentence.end)
    if found is None or _BETWEEN_NUMBERS.search(found["before"]):
        return 0
    parts = [part.strip() for part in _PARTED.split(_AGES.sub("", found["names"] or found["dashed"]))]
    names = [part for part in parts if part]
    known = {
        form
        for name in reading.names
        if name.kind is not NameKind.ORGANISATION
        for form in (name.canonical, *name.forms)
    }
    told = all(_NAME.fullmatch(name) and (" " in name or name in known) for name in names)
    return len(names) if len(names) > 1 and told else 0


def _announces(figure: Figure) -> bool:
    small = figure.value is not None and 2 <= figure.value <= _LONGEST
    return figure.kind is Kind.COUNT and small and figure.head in _ANNOUNCED and figure.hedge is Hedge.EXACT


def _numbered(text: str) -> int:
    """How far the numbers after the announcement run from one; 0 where they do not, or start again."""
    for numbers in (
        [int(found) for found in _DIGITS.findall(text)],
        [ORDINALS[found.lower()] for found in _SPELLED.findall(text)],
        _bulleted(text),
    ):
        if numbers[:1] == [1] and len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
            return len(numbers)
    return 0


def _bulleted(text: str) -> list[int]:
    """The numbers the bullets right behind a colon would have."""
    found = _BULLETS.match(text)
    return list(range(1, found[0].count("\n") + 1)) if found else []


def _finding(reading: Reading, figure: Figure, count: int, how: str) -> Finding:
    return Finding(
        check=NAME,
        rule=24,
        verdict=Verdict.INCONSISTENT,
        severity=Severity.MEDIUM,
        label="Announced list",
        explanation=f"{figure.text} announced, {count} {how}.",
        left=of_figure(reading, figure),
    )
