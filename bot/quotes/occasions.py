"""Whether two sentences tell of words spoken on two occasions: on another day, to another outlet.

Whoever counts every morning says the same sentence with another number. Only what both sentences state counts; what one
of them leaves out may be the other's.
"""

from __future__ import annotations

import re

from bot.quotes.quote import Quote

_DAY = re.compile(
    r"\b(?:on |last |this )?(mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (\d{1,2})\b|"
    r"\b(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b",
    re.IGNORECASE,
)
_TOLD = "told "


def are_apart(one: Quote, other: Quote, context: tuple[str, str]) -> bool:
    """Whether the sentences around two quotes (`context`, quotation included) name two occasions."""
    days = [_days(sentence, quote) for sentence, quote in zip(context, (one, other), strict=True)]
    hearers = [{step for step in quote.source_chain if step.startswith(_TOLD)} for quote in (one, other)]
    return any(left and right and left.isdisjoint(right) for left, right in (days, hearers))


def _days(sentence: str, quote: Quote) -> frozenset[tuple[str, ...]]:
    reported = sentence.replace(" ".join(quote.text.split()), " ")
    days = set()
    for match in _DAY.finditer(reported):
        weekday, month, day, early, late = (part.lower() if part else "" for part in match.groups())
        days.add((weekday,) if weekday else (month or late, day or early))
    kinds = {len(day) for day in days}
    return frozenset(days) if len(kinds) == 1 else frozenset()
