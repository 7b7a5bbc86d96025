"""Whether two sentences tell of words spoken on two occasions: on another day, to another outlet, in another manner.

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
_BEFORE = r"(?:\w+ ){0,3}"
# How somebody lets themselves be heard. Who answers reporters says again what the statement said, in other words.
_MANNERS = {
    "written": re.compile(
        r"\b(?:statement|tweet(?:ed|s)?|twitter|facebook|instagram|e-?mail(?:ed)?|letter|op-ed|essay|memo|wrote|"
        r"press release)\b",
        re.IGNORECASE,
    ),
    "interview": re.compile(r"\binterview(?:ed)?\b", re.IGNORECASE),
    "press": re.compile(
        r"\b(?:told|to|asked by|with) (?:the )?(?:reporters|journalists)\b|\b(?:news|press) (?:conference|briefing)\b",
        re.IGNORECASE,
    ),
    "assembly": re.compile(
        rf"\b(?:told|to|before|in|at|during|addressing) (?:the|an?|his|her|their) {_BEFORE}"
        r"(?:council|parliament|committee|court|jury|crowd|rally|supporters|senate|congress|lawmakers|hearing|assembly|"
        r"audience|speech|address)\b",
        re.IGNORECASE,
    ),
}


def are_apart(one: Quote, other: Quote, context: tuple[str, str]) -> bool:
    """Whether the sentences around two quotes (`context`, quotation included) name two occasions."""
    days = [_days(sentence, quote) for sentence, quote in zip(context, (one, other), strict=True)]
    hearers = [{step for step in quote.source_chain if step.startswith(_TOLD)} for quote in (one, other)]
    return any(left and right and left.isdisjoint(right) for left, right in (days, hearers))


def differ_in_manner(one: Quote, other: Quote, context: tuple[str, str]) -> bool:
    """Whether the one was written and the other spoken, or one spoken to the press and the other to an assembly.

    A sentence that tells of two manners ("told reporters in a written statement") tells of neither.
    """
    here, there = (_manners(quote, sentence) for quote, sentence in zip((one, other), context, strict=True))
    return len(here) == len(there) == 1 and here != there


def _manners(quote: Quote, sentence: str) -> set[str]:
    reported = _reported(sentence, quote)
    found = {manner for manner, told in _MANNERS.items() if told.search(reported)}
    if any(step.startswith(_TOLD) for step in quote.source_chain):
        found.add("interview")
    return found


def _reported(sentence: str, quote: Quote) -> str:
    """The sentence around a quote without its words."""
    return sentence.replace(" ".join(quote.text.split()), " ")


def _days(sentence: str, quote: Quote) -> frozenset[tuple[int, ...]]:
    """The weekdays the sentence around a quote names, or its days of a month; nothing where it has both."""
    days: set[tuple[int, ...]] = set()
    for match in _DAY.finditer(_reported(sentence, quote)):
        name = match["month"] or match["month2"]
        days.add((month(name), int(match["day"] or match["day2"])) if name else (weekday(match["weekday"]),))
    kinds = {len(day) for day in days}
    return frozenset(days) if len(kinds) == 1 else frozenset()
