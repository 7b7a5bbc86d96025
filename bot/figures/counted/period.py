"""When a figure was counted: the stretch of days its sentence gives for it (CHECKS 3 and 7)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from bot.article import Span
from bot.figures.figure import Period
from bot.language.dates.date import DateMention
from bot.language.numerals import alternatives
from bot.language.reporting_verbs import forms

_NEAR = 160  # characters between a figure and the date that is about it
# "3,000, down from 5,000 in 2010": the date behind is of what the figure is compared with.
_COMPARES = re.compile(
    r"\b(?:up|down|fewer|more|less|higher|lower) (?:from|than)\b|\bcompared (?:with|to)\b|\bagainst\b"
)
_OPENS_STRETCH = re.compile(r"\b(between|from)\s$", re.IGNORECASE)
_JOINERS = {"between": ("and",), "from": ("to", "until", "till", "through")}
_LEAD = 10  # characters before a date that hold what opens a stretch: "between ", "throughout "
_SAID_NEAR = 40  # characters before a date in which a word of telling may stand


class Periods:
    """The resolved dates of an article that say when something was, and not when it was told."""

    def __init__(self, text: str, mentions: Sequence[DateMention]) -> None:
        self._text = text
        self._found = sorted(
            (
                mention
                for mention in mentions
                if mention.resolved
                and not _when_said().search(text[max(0, mention.span.start - _SAID_NEAR) : mention.span.start])
            ),
            key=lambda mention: mention.span.start,
        )
        self._found = [*_joined(text, self._found)]
        self._starts = [mention.span.start for mention in self._found]

    def of(self, number: Span, sentence: Span) -> Period | None:
        """The period of the date of the sentence that is nearest to the number."""
        first = bisect_left(self._starts, max(sentence.start, number.start - 2 * _NEAR))
        last = bisect_left(self._starts, min(sentence.end, number.end + _NEAR + 1))
        near = [
            mention
            for mention in self._found[first:last]
            if sentence.contains(mention.span)
            and not mention.span.overlaps(number)
            and _gap(mention.span, number) <= _NEAR
            and not _COMPARES.search(self._text, number.end, max(number.end, mention.span.start))
        ]
        if not near:
            return None
        closest = min(near, key=lambda mention: _gap(mention.span, number))
        return Period(start=closest.start, end=closest.end)


@cache
def _when_said() -> re.Pattern[str]:
    """What makes the date behind it the day of the telling."""
    verbs = alternatives([*forms("direct"), *forms("source", "strong"), "reported", "published", "released"])
    return re.compile(rf"\b(?:{verbs}|statement|interview|speech)\b[^.;,\n]{{0,12}}$")


def _joined(text: str, mentions: Sequence[DateMention]) -> Iterator[DateMention]:
    """The mentions, two that are the ends of one stretch as one: "between March 2015 and March 2016"."""
    at = 0
    while at < len(mentions):
        one, other = mentions[at], mentions[at + 1] if at + 1 < len(mentions) else None
        if other is not None and _is_stretch(text, one, other):
            yield replace(one, span=Span(start=one.span.start, end=other.span.end), end=other.end)
            at += 1
        else:
            yield one
        at += 1


def _is_stretch(text: str, one: DateMention, other: DateMention) -> bool:
    if one.start is None or other.end is None or other.end <= one.start:
        return False
    opens = _OPENS_STRETCH.search(text, max(0, one.span.start - _LEAD), one.span.start)
    return opens is not None and text[one.span.end : other.span.start].strip() in _JOINERS[opens.group(1).lower()]


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)
