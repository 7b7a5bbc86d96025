"""A weekday that is not that of its date: "Thursday, Dec 12, 2025" was a Friday (rule 23).

What it compares: a weekday written right before or after a date in full with the weekday of that date. A date without a
year is taken in the year that brings it nearest to publication.

What it reports: `inconsistent`, with the right weekday: medium where the article says the year, low where the year had
to be concluded from the day of publication.

Limits: dates in figures only (12/12/2025) are not read, since newsrooms order them differently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.article import Span
from bot.discrepancies.calendar import Written, dates_in
from bot.discrepancies.discrepancy import Finding, Severity, Verdict
from bot.discrepancies.sides import of_span
from bot.policy import Policy
from bot.reading import Reading

NAME = "weekday_date"
RULES = (23,)

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED = r"(?P<weekday>Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)(?:day|nesday|sday|rsday|urday)?\.?"
_BEFORE = re.compile(rf"\b{_NAMED},?\s+(?:the\s+)?$")
_AFTER = re.compile(rf"^,?\s+(?:a\s+)?\(?{_NAMED}\b")


def within(reading: Reading, _policy: Policy) -> Iterator[Finding]:
    """One finding a date with the wrong weekday."""
    text = reading.article.text
    for written in dates_in(reading):
        before = _BEFORE.search(text, max(0, written.span.start - 16), written.span.start)
        named = before or _AFTER.match(text[written.span.end : written.span.end + 16])
        if named and _WEEKDAYS[written.day.weekday()][:3] != named["weekday"][:3]:
            start = before.start() if before else written.span.start
            yield _finding(reading, written, Span(start=start, end=written.span.end), named["weekday"])


def _finding(reading: Reading, written: Written, span: Span, stated: str) -> Finding:
    full = next(name for name in _WEEKDAYS if name.startswith(stated[:3]))
    return Finding(
        check=NAME,
        rule=23,
        verdict=Verdict.INCONSISTENT,
        severity=Severity.MEDIUM if written.has_year else Severity.LOW,
        label="Weekday and date",
        explanation=f"{_told(written.day)} is a {_WEEKDAYS[written.day.weekday()]}, not a {full}.",
        left=of_span(reading, span),
    )


def _told(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
