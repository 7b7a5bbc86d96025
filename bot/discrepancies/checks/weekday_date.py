"""A weekday that is not that of its date: "Thursday, Dec 12, 2025" was a Friday (rule 23).

What it compares: a weekday written right before or after a date in full with the weekday of that date. A date without a
year is read as everywhere: near to publication, or on the side its verb says. "Yesterday, Tuesday", "today (Thursday)"
and "tomorrow, Friday" are held against the day of the article; and a day that its month does not have ("31 June", "42
October") is told.

What it reports: `inconsistent`, with the right weekday: medium where the article says the year or the month has no
such day, low where the day of publication had to say it.

Limits: dates in figures only (12/12/2025) are not read, since newsrooms order them differently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.article import Span
from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_span
from bot.language.calendar_words import FULL_MONTH, FULL_WEEKDAY, MONTHS, WEEKDAY, WEEKDAYS, month, weekday
from bot.language.dates import extract as dates
from bot.language.dates.date import Written
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "weekday_date"
RULES = (23,)

_AFTER = re.compile(rf"^,?\s+(?:a\s+)?\(?(?P<weekday>{WEEKDAY})")
_FROM_TODAY = {"yesterday": -1, "today": 0, "tomorrow": 1}
_RELATIVE = re.compile(
    rf"\b(?P<day>yesterday|today|tomorrow)(?:, (?:on )?| \()(?P<weekday>{FULL_WEEKDAY})(?=[,.;)])", re.IGNORECASE
)
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # days
# "On 42 October", "31st of June", "February 30, 2026"; "May 35" may be anything.
_DAY_OF_MONTH = re.compile(
    rf"\b(?:on|until|since|from|before|after|by)(?: {FULL_WEEKDAY},?)? (?:the )?"
    rf"(?P<day>[3-9]\d)(?:st|nd|rd|th)?(?: of)? (?P<month>{FULL_MONTH})"
    rf"|\b(?P<day2>[3-9]\d)(?:st|nd|rd|th)?(?: of)? (?P<month2>{FULL_MONTH})(?=,? \d{{4}}\b)"
    rf"|\b(?P<month3>{FULL_MONTH}) (?P<day3>[3-9]\d)(?=(?:st|nd|rd|th)\b|, \d{{4}}\b)"
    rf"|\bon (?:{FULL_WEEKDAY},? )?(?P<month4>{FULL_MONTH}) (?P<day4>[3-9]\d)\b(?![,.:]?\d)"
)
_REACH = 16  # characters behind a date in which its weekday stands


def within(reading: Reading, _policy: Policy) -> Iterator[Finding]:
    """One finding a date with the wrong weekday."""
    article = reading.article
    for written in dates.written(article.text, article.written.day if article.written else None):
        after = _AFTER.match(article.text[written.span.end : written.span.end + _REACH])
        stated = written.weekday if written.weekday is not None else after and weekday(after["weekday"])
        if stated is not None and stated != written.day.weekday():
            yield _finding(reading, written, stated)
    yield from _relative(reading)
    yield from _impossible(reading)


def _relative(reading: Reading) -> Iterator[Finding]:
    """The weekdays put beside "today" and its like that are those of another day."""
    article = reading.article
    if article.written is None:
        return
    for found in _RELATIVE.finditer(article.text):
        stated = weekday(found["weekday"])
        right = (article.written.day.weekday() + _FROM_TODAY[found["day"].lower()]) % 7
        if stated is not None and stated != right:
            yield _told_wrong(
                reading,
                Span(start=found.start(), end=found.end()),
                f"{found['day'].capitalize()} is a {WEEKDAYS[right]} by the day of the article.",
                Severity.LOW,
            )


def _impossible(reading: Reading) -> Iterator[Finding]:
    """The days no month of the name has."""
    for found in _DAY_OF_MONTH.finditer(reading.article.text):
        name = next(found[group] for group in ("month", "month2", "month3", "month4") if found[group])
        number = month(name)
        day = next(int(found[group]) for group in ("day", "day2", "day3", "day4") if found[group])
        if number is not None and day > _LONGEST[number - 1]:
            words = f"{MONTHS[number - 1]} has {_LONGEST[number - 1]} days at most."
            yield _told_wrong(reading, Span(start=found.start(), end=found.end()), words, Severity.MEDIUM)


def _told_wrong(reading: Reading, span: Span, words: str, severity: Severity) -> Finding:
    return Finding(
        check=NAME,
        rule=23,
        verdict=Verdict.INCONSISTENT,
        severity=severity,
        label="Weekday and date",
        explanation=words,
        left=of_span(reading, span),
    )


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
