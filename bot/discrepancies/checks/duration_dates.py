"""A duration that does not fit its two dates: "from May 3 to May 10, three weeks" (rule 23).

What it compares: in one sentence, two dates, two days of one month or two years told as "from … to …", "between … and
…" or "3-7 May", and one exact duration in days, weeks, months or years right behind them ("for six days", "lasts six
days") or before them ("for six days, from").

What it reports: `inconsistent`, medium, with the time between the two. Counting may include either end or both, and a
unit may be begun: six to eight days all fit a week.

Limits: hedged durations, several durations in one sentence, and durations that follow another verb are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise

from bot.article import Span
from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_figure, of_span
from bot.figures.figure import Figure, Hedge, Kind
from bot.language.calendar_words import MONTH
from bot.language.dates import extract as dates
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "duration_dates"
RULES = (23,)

_DAYS = {"day": Decimal(1), "week": Decimal(7), "month": Decimal("30.44"), "year": Decimal("365.25")}
_LONGEST_MONTH = 31  # days
_YEAR, _DAYS_OF_YEAR = 2024, 366  # one with a 29 February, and its days
_YEARS = re.compile(
    r"\b(?:from|between) (?P<first>(?:1[6-9]|20)\d\d) (?:to|and|until|through) (?P<last>(?:1[6-9]|20)\d\d)\b"
)
_DAYS_OF_A_MONTH = re.compile(
    rf"\b(?:(?:from|between) )?(?P<first>[0-3]?\d) ?(?:to|and|until|through|–|-) ?(?P<last>[0-3]?\d) {MONTH}"
    rf"|\b(?:(?:from|between) )?{MONTH} (?P<first2>[0-3]?\d) ?(?:to|and|until|through|–|-) ?"
    r"(?P<last2>[0-3]?\d)\b(?![,.:]?\d)"
)
_BEFORE = re.compile(r"^\s*(?:,|\(|–|—)\s*(?:(?:running|lasting)\s+)?(?:from\s+|between\s+)?$")
_JOIN = re.compile(r"^\s*(?:to|until|till|through|and|–|-)\s*$")
_LEAD = re.compile(r"\b(?:[Ff]rom|[Bb]etween)\s+(?:\w+,?\s+)?$")
_BESIDE = re.compile(
    r"^\s*(?:[,(–—-]+\s*(?:that is|or|a period of|a total of|a span of|a stretch of|lasting|for|a)?"
    r"|\)?,?\s*(?:and\s+)?(?:will\s+)?last(?:s|ed)?(?:\s+for)?)\s*$"
)


def within(reading: Reading, _policy: Policy) -> Iterator[Finding]:
    """One finding a duration that its dates contradict."""
    for sentence, group in groupby(reading.figures, key=lambda figure: figure.sentence):
        durations = [figure for figure in group if _is_plain(figure)]
        if len(durations) != 1:
            continue
        stretch = _dates(reading, sentence) or _days_of_a_month(reading, sentence) or _years(reading, sentence)
        if stretch is not None and _is_beside(reading, durations[0], stretch[0]):
            low, high = stretch[1], stretch[2]
            stated = (durations[0].value or Decimal(0)) * _DAYS[durations[0].unit or "day"]
            room = _DAYS[durations[0].unit or "day"] if durations[0].unit != "day" else Decimal(0)
            if not low - room <= stated <= high + room:
                yield _finding(reading, durations[0], stretch[0], high)


def _is_plain(figure: Figure) -> bool:
    return (
        figure.kind is Kind.DURATION
        and figure.unit in _DAYS
        and figure.value is not None
        and figure.hedge is Hedge.EXACT
        and figure.comparable
    )


def _is_beside(reading: Reading, duration: Figure, stretch: Span) -> bool:
    """Whether the duration is put right beside the dates, as their restatement."""
    text = reading.article.text
    if duration.span.end <= stretch.start:
        return bool(_BEFORE.match(text[duration.span.end : stretch.start]))
    return bool(_BESIDE.match(text[stretch.end : duration.span.start]))


def _dates(reading: Reading, sentence: Span) -> tuple[Span, Decimal, Decimal] | None:
    """Where two dates of a sentence stand, and the fewest and most days between them."""
    text = reading.article.text
    published = reading.article.written
    written = dates.written(text, published.day if published else None)
    found = [each for each in written if sentence.contains(each.span)]
    for one, other in pairwise(found):
        joined = _JOIN.match(text[one.span.end : other.span.start])
        days = Decimal((other.day - one.day).days)
        if not one.has_year and not other.has_year:  # each may have been read into another year
            first, last = (date(_YEAR, each.day.month, each.day.day) for each in (one, other))
            days = Decimal((last - first).days % _DAYS_OF_YEAR)  # "from Dec. 22 through Jan. 25"
        if joined and _LEAD.search(text[sentence.start : one.span.start]) and days > 0:
            return Span(start=one.span.start, end=other.span.end), days - 1, days + 1
    return None


def _days_of_a_month(reading: Reading, sentence: Span) -> tuple[Span, Decimal, Decimal] | None:
    """The same of two days of one month that is named once: "from 3 to 7 May"."""
    found = _DAYS_OF_A_MONTH.search(reading.article.text, sentence.start, sentence.end)
    if found is None:
        return None
    first, last = (int(found[name] or found[f"{name}2"]) for name in ("first", "last"))
    if not 1 <= first < last <= _LONGEST_MONTH:
        return None
    days = Decimal(last - first)
    return Span(start=found.start(), end=found.end()), days - 1, days + 1


def _years(reading: Reading, sentence: Span) -> tuple[Span, Decimal, Decimal] | None:
    found = _YEARS.search(reading.article.text, sentence.start, sentence.end)
    if found is None or found["first"] >= found["last"]:
        return None
    days = (int(found["last"]) - int(found["first"])) * _DAYS["year"]
    return Span(start=found.start(), end=found.end()), days, days


def _finding(reading: Reading, duration: Figure, stretch: Span, days: Decimal) -> Finding:
    unit = duration.unit or "day"
    long = days / _DAYS[unit]
    return Finding(
        check=NAME,
        rule=23,
        verdict=Verdict.INCONSISTENT,
        severity=Severity.MEDIUM,
        label="Duration and dates",
        explanation=f"The dates are {long:.0f} {unit}s apart at most, not {duration.text}.",
        left=of_figure(reading, duration),
        right=of_span(reading, stretch),
    )
