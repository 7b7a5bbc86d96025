"""A weekday that is not that of its date: "Thursday, Dec 12, 2025" was a Friday (rule 23).

What it compares: a weekday written right before or after a date in full with the weekday of that date. A date without a
year is read as everywhere: near to publication, or on the side its verb says.

What it reports: `inconsistent`, with the right weekday: medium where the article says the year, low where the year had
to be concluded from the day of publication.

Limits: dates in figures only (12/12/2025) are not read, since newsrooms order them differently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_span
from bot.language.calendar_words import WEEKDAY, WEEKDAYS, weekday
from bot.language.dates import extract as dates
from bot.language.dates.date import Written
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "weekday_date"
RULES = (23,)

_AFTER = re.compile(rf"^,?\s+(?:a\s+)?\(?(?P<weekday>{WEEKDAY})")
_REACH = 16  # characters behind a date in which its weekday stands


def within(reading: Reading, _policy: Policy) -> Iterator[Finding]:
    """One finding a date with the wrong weekday."""
    article = reading.article
    for written in dates.written(article.text, article.written.day if article.written else None):
        after = _AFTER.match(article.text[written.span.end : written.span.end + _REACH])
        stated = written.weekday if written.weekday is not None else after and weekday(after["weekday"])
        if stated is not None and stated != written.day.weekday():
            yield _finding(reading, written, stated)


def _finding(reading: Reading, written: Written, stated: int) -> Finding:
    return Finding(
        check=NAME,
        rule=23,
        verdict=Verdict.INCONSISTENT,
        severity=Severity.MEDIUM if written.has_year else Severity.LOW,
        label="Weekday and date",
        explanation=f"{_told(written.day)} is a {WEEKDAYS[written.day.weekday()]}, not a {WEEKDAYS[stated]}.",
        left=of_span(reading, written.span),
    )


def _told(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
