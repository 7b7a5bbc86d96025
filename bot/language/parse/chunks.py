"""Pieces of a long text, cut where a reader would pause: what is parsed in one go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.marks import CLOSING, OPENING

# Best first: between paragraphs, between lines, after a sentence, between words.
_PLACES = (
    re.compile(r"\n\s*\n\s*"),
    re.compile(r"\n\s*"),
    re.compile(rf"[.!?…][{CLOSING})\]]*\s+(?=[{OPENING}(\[]?[^\W\d_a-z])"),
    re.compile(r"\s+"),
)


def cut(text: str, limit: int) -> Iterator[str]:
    """Pieces of at most `limit` characters that together are `text`, none empty.

    A piece ends at the last paragraph break within the limit, else at a line break, the end of a sentence, a blank, or,
    in a run of more than `limit` characters without any, anywhere.
    """
    start = 0
    while len(text) - start > limit:
        end = _end(text, start, start + limit)
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]


def _end(text: str, start: int, furthest: int) -> int:
    earliest = start + (furthest - start) // 2
    for place in _PLACES:
        found = [match.end() for match in place.finditer(text, earliest, furthest)]
        if found:
            return found[-1]
    return furthest
