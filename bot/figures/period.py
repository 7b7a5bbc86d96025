"""When a figure was counted: the stretch of days its sentence gives for it (CHECKS 3 and 7)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.article import Span
from bot.figures.figure import Period
from bot.language.date import DateMention

_NEAR = 160  # characters between a figure and the date that is about it
_WHEN_SAID = re.compile(
    r"(?:said|says|told|announced|reported|wrote|added|statement|interview|speech|published|released)[^.;,]{0,12}$"
)


def period_of(text: str, number: Span, sentence: Span, mentions: Sequence[DateMention]) -> Period | None:
    """The period of the nearest resolved date of the sentence, unless it tells when something was said."""
    near = [
        mention
        for mention in mentions
        if mention.resolved
        and sentence.contains(mention.span)
        and not mention.span.overlaps(number)
        and _gap(mention.span, number) <= _NEAR
        and not _WHEN_SAID.search(text[sentence.start : mention.span.start])
    ]
    if not near:
        return None
    closest = min(near, key=lambda mention: _gap(mention.span, number))
    return Period(start=closest.start, end=closest.end)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)
