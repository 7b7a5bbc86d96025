"""Where a figure was counted, as far as the sentence says."""

from __future__ import annotations

from collections.abc import Sequence

from bot.article import Span
from bot.language.name import Name, NameKind

_LEADS = ("in", "at", "near", "across", "around", "inside", "outside", "throughout", "over", "on", "of")
_REACH = 60


def place_of(text: str, number: Span, end: int, names: Sequence[Name]) -> str | None:
    """The place after a preposition of place within 60 characters; the number's sentence ends at `end`."""
    stop = min(end, number.end + _REACH)
    for name in names:
        if name.kind is not NameKind.LOCATION:
            continue
        for mention in name.mentions:
            if not number.end <= mention.start < stop:
                continue
            before = text[number.end : mention.start].split()
            if before and before[-1].lower() in _LEADS:
                return name.canonical
    return None
