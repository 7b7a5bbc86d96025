"""Whether two sentences tell of words spoken on two occasions: on another day, to another outlet.

Whoever counts every morning says the same sentence with another number. Only what both sentences state counts; what one
of them leaves out may be the other's.
"""

from __future__ import annotations

import re

from bot.language.calendar_words import FULL_WEEKDAY, MONTH, month, weekday
from bot.quotes.quote import Quote

_DAY = re.compile(
    rf"\b(?:(?P<weekday>{FULL_WEEKDAY})|(?P<month>{MONTH}) (?P<day>\d{{1,2}})\b|"
    rf"(?P<day2>\d{{1,2}}) (?P<month2>{MONTH}))"
)
_TOLD = "told "


def are_apart(one: Quote, other: Quote, context: tuple[str, str]) -> bool:
    """Whether the sentences around two quotes (`context`, quotation included) name two occasions."""
    days = [_days(sentence, quote) for sentence, quote in zip(context, (one, other), strict=True)]
    hearers = [{step for step in quote.source_chain if step.startswith(_TOLD)} for quote in (one, other)]
    return any(left and right and left.isdisjoint(right) for left, right in (days, hearers))


def _days(sentence: str, quote: Quote) -> frozenset[tuple[int, ...]]:
    """The weekdays the sentence around a quote names, or its days of a month; nothing where it has both."""
    reported = sentence.replace(" ".join(quote.text.split()), " ")
    days: set[tuple[int, ...]] = set()
    for match in _DAY.finditer(reported):
        name = match["month"] or match["month2"]
        days.add((month(name), int(match["day"] or match["day2"])) if name else (weekday(match["weekday"]),))
    kinds = {len(day) for day in days}
    return frozenset(days) if len(kinds) == 1 else frozenset()
