"""An age that does not fit the birth date beside it: "Ms Ofori, 39, born on 3 May 1990" (rule 23).

What it compares: an age and a birth date or birth year in the same sentence, when the sentence has one of each.

What it reports: `inconsistent`, medium, with the age the birth date gives on the day of publication. A birth year
allows two ages, the one before and the one after the birthday.

Limits: without a date of publication it is silent; so it is about the dead ("who died at 80"), about ages at another
time ("was 20 when"), and where a sentence names several ages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from bot.article import Span
from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_figure
from bot.figures.figure import Figure, Hedge, Kind
from bot.language.dates import extract as dates
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "age_birth"
RULES = (23,)

_BORN_IN = re.compile(r"\bborn (?:in|around) (?:[A-Z]\w+ )?(?P<year>(?:18|19|20)\d\d)\b")
_BORN = re.compile(r"\bborn\b")
_ANOTHER_TIME = re.compile(
    r"\b(?:died|dead|death|when|then|at the time|was aged|were|had been|would have been|at the age)\b"
)


def within(reading: Reading, _policy: Policy) -> Iterator[Finding]:
    """One finding an age that its birth date contradicts."""
    published = reading.article.written
    if published is None:
        return
    text = reading.article.text
    for sentence, group in groupby(reading.figures, key=lambda figure: figure.sentence):
        ages = [figure for figure in group if _is_age(figure)]
        words = sentence.of(text)
        if len(ages) != 1 or not _BORN.search(words) or _ANOTHER_TIME.search(words):
            continue
        possible = _ages(text, sentence, published.day)
        if possible and int(ages[0].value or 0) not in possible:
            yield _finding(reading, ages[0], possible)


def _is_age(figure: Figure) -> bool:
    return (
        figure.kind is Kind.AGE and figure.unit == "year" and figure.value is not None and figure.hedge is Hedge.EXACT
    )


def _ages(text: str, sentence: Span, today: date) -> list[int]:
    """The ages the birth date of a sentence allows today, youngest first; empty without exactly one birth date."""
    written = dates.written(text, today)
    born = [each.day for each in written if each.has_year and sentence.contains(each.span)]
    if len(born) == 1:
        birth = born[0]
        return [today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))]
    year = _BORN_IN.search(text, sentence.start, sentence.end)
    if born or year is None:
        return []
    oldest = today.year - int(year["year"])
    return [oldest - 1, oldest]


def _finding(reading: Reading, age: Figure, possible: list[int]) -> Finding:
    told = " or ".join(map(str, possible))
    return Finding(
        check=NAME,
        rule=23,
        verdict=Verdict.INCONSISTENT,
        severity=Severity.MEDIUM,
        label="Age and birth date",
        explanation=f"The birth date makes {told} years, not {age.text}.",
        left=of_figure(reading, age),
    )
