"""Where a text is inside double quotation marks: enough to keep quoted names from being a pronoun's antecedent.

By paragraph, so that a mark nobody closes costs one. Single marks are left out: most are apostrophes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from bot.article import Span

_MARK: Final = re.compile(r"[\"“”„«»]|\n\s*")
_OPENERS: Final = frozenset("“„«")


def spans(text: str) -> tuple[Span, ...]:
    """The stretches between marks, in order, without overlap; the marks belong to them."""
    found: list[Span] = []
    opened: int | None = None
    for match in _MARK.finditer(text):
        mark = match.group()
        if mark[0] == "\n":
            if opened is not None:
                found.append(Span(start=opened, end=match.start()))
            opened = None
        elif opened is None:
            opened = match.start() if mark in _OPENERS or mark == '"' else None
        elif mark not in _OPENERS:
            found.append(Span(start=opened, end=match.end()))
            opened = None
    if opened is not None:
        found.append(Span(start=opened, end=len(text)))
    return tuple(found)


def covers(quoted: Sequence[Span], offset: int) -> bool:
    """Whether a character lies inside one of the stretches."""
    at = bisect_right(quoted, offset, key=lambda span: span.start) - 1
    return at >= 0 and offset < quoted[at].end
