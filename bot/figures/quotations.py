"""Where an article's text stands between quotation marks, as far as a figure needs to know."""

from __future__ import annotations

import re

from bot.article import Span

_MARKED = re.compile(r"“[^”“\n]{1,2000}[”\n]|\"[^\"\n]{1,2000}\"|(?<!\w)‘[^‘\n]{1,600}?’(?!\w)")


def quoted_spans(text: str) -> tuple[Span, ...]:
    """Stretches between double or single marks within a paragraph; an unclosed mark reaches to the paragraph's end."""
    return tuple(Span(start=match.start(), end=match.end()) for match in _MARKED.finditer(text))
