"""What somebody looks for, taken apart: words, quoted words, numbers, a link, and the days it is about.

"drones since Monday", "“no time to anchor”", "1,183 jobs last week", "https://…": read without the language pipeline,
so that a look-up answers at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from bot.language import quotations
from bot.language.calendar_words import FULL_WEEKDAY, MONTHS, SHORT_MONTHS
from bot.language.dates import days
from bot.language.dates import extract as dates
from bot.language.dates.days import Days
from bot.language.dates.resolution import resolve
from bot.language.dates.tense import Direction
from bot.language.dates.told import Context
from bot.language.numerals import AFTER_MONEY, SCALES, SHORT_SCALES, alternatives

_LINK: Final = re.compile(r"<(https?://[^>|\s]+)[^>]*>|(https?://\S+|www\.\S+)", re.IGNORECASE)
_SHORT: Final = alternatives([*SHORT_MONTHS, "March", "May"])
# Words that are months only beside a number or a preposition: "march on", "may", "sep".
_DOUBTFUL: Final = (
    rf"(?<=\d )(?:{_SHORT})|(?:{_SHORT})(?= \d)|(?<=since )(?:{_SHORT})|(?<=in )(?:{_SHORT})|(?<=last )(?:{_SHORT})"
)
_SURE: Final = alternatives([name for name in MONTHS if name not in ("March", "May")])
_CALENDAR: Final = re.compile(rf"\b(?:{FULL_WEEKDAY}|{_SURE}|{_DOUBTFUL})\b", re.IGNORECASE)
_SCALES: Final = {**SCALES, **SHORT_SCALES, "m": AFTER_MONEY["m"]}
_NUMBER: Final = re.compile(
    r"(?<![\w.,-])[$£€¥]?(?P<digits>\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?:\s?(?P<scale>{alternatives([*_SCALES])})\b)?(?:\s?(?:%|per ?cent\b|pc\b))?(?!\w)",
    re.IGNORECASE,
)
_FROM: Final = {"since", "from", "as of"}
_UP_TO: Final = {"until", "till", "by", "through", "up to"}
_BEFORE: Final = {"before", "ahead of", "prior to"}
_ASKED_CHARS: Final = 400  # of a question; what goes on longer is a pasted text


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to the archive. `since` and `until` are days, both included; None is open."""

    words: str  # what is left when the rest is taken out
    phrases: tuple[str, ...] = ()
    numbers: tuple[Decimal, ...] = ()
    link: str | None = None
    since: date | None = None
    until: date | None = None


def ask(question: str, today: date) -> Asked:
    """The question taken apart; weekdays and "last week" count back from `today`."""
    rest = " ".join(question[:_ASKED_CHARS].split())
    link = _LINK.search(rest)
    rest = _LINK.sub(" ", rest)
    quoted = quotations.find(rest)
    phrases = tuple(found for quotation in quoted if (found := quotation.span.of(rest).strip(" ,.")))
    for quotation in reversed(quoted):
        rest = f"{rest[: quotation.outer.start]} {rest[quotation.outer.end :]}"
    rest, since, until = _without_days(rest, today)
    numbers = tuple(_value(match) for match in _NUMBER.finditer(rest))
    return Asked(
        words=" ".join(_NUMBER.sub(" ", rest).split()),
        phrases=phrases,
        numbers=numbers,
        link=(link[1] or link[2]) if link else None,
        since=since,
        until=until,
    )


def _without_days(text: str, today: date) -> tuple[str, date | None, date | None]:
    """The text without its dates, and the days they bound."""
    text = _CALENDAR.sub(lambda match: match.group().capitalize(), text)
    since = until = None
    kept, end = [], 0
    for hit, stretch in _stretches(text, today):
        bound = hit.stated("bound") or ""
        kept.append(text[end : hit.reach + hit.before.start()])
        end = hit.match.end()
        first, last = stretch
        if bound == "after":
            since = days.shifted(last, 1)
        elif bound in _BEFORE:
            until = days.shifted(first, -1)
        else:
            since = since if bound in _UP_TO else first
            until = until if bound in _FROM else last
    return " ".join((*kept, text[end:])), since, until


def _stretches(text: str, today: date) -> Iterator[tuple[dates.Hit, Days]]:
    """The dates of the text that name days, in order, none overlapping."""
    for hit in dates.hits(text):
        sure = bool(hit.before.group().strip())
        context = Context(published=today, reference=today, direction=Direction.BACK, preposition=sure)
        told = resolve(hit.pattern, hit.match, context) if sure or hit.pattern != "year" else None
        if told and told.days:
            yield hit, _past(told.days, today) if told.anchored else told.days


def _past(stretch: Days, today: date) -> Days:
    """Days told without their year, in the last year they were: an archive knows nothing of days to come."""
    if stretch[0] <= today:
        return stretch
    first, last = (
        day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day) for day in stretch
    )
    return first, last


def _value(match: re.Match[str]) -> Decimal:
    digits = Decimal(re.sub(r"[,  ]", "", match["digits"]))
    return digits * _SCALES[match["scale"].lower()] if match["scale"] else digits
