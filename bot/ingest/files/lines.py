"""Lines with their place on a page, put together into paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

_BROKEN = re.compile(r"(?P<start>[^\W\d_]{2,})[-\u00ad\u2010\ufffe]$")
_CLOSED = re.compile(r"[.!?:][\"'”’)\]]*$")
_WIDER = 1.25  # of the usual distance between lines: more is a new paragraph
_COMMON = 3  # a distance that occurs at least a third as often as the commonest
_INDENT = (4.0, 40.0)  # points a first line may stand in
_SIZE = 0.6  # points of difference between two fonts


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: `x` and `y` of its start and its font's size in points, `y` growing upwards."""

    page: int
    x: float
    y: float
    size: float
    text: str


def paragraphs(lines: list[Line]) -> list[str]:
    """The paragraphs the lines make: parted by distance, by an indented first line, or by another font size.

    At the foot of a column or page a paragraph goes on unless its last line ends a sentence. A word broken at a line's
    end is joined, with its hyphen where the text has it hyphenated elsewhere.
    """
    kept = [line for line in lines if line.text.strip()]
    usual = _usual_gap(kept)
    everything = " ".join(line.text for line in kept).lower()
    joined: list[str] = []
    above: Line | None = None
    for line in kept:
        words = " ".join(line.text.split())
        if above is None or _starts_paragraph(above, line, usual):
            joined.append(words)
        else:
            joined[-1] = _joined(joined[-1], words, everything)
        above = line
    return joined


def _usual_gap(lines: list[Line]) -> float:
    """The distance between two lines of a paragraph, in points: the smallest of the common ones."""
    gaps = Counter(
        round(above.y - line.y, 1)
        for above, line in pairwise(lines)
        if above.page == line.page and 0 < above.y - line.y < 4 * line.size and abs(above.size - line.size) < _SIZE
    )
    most = max(gaps.values(), default=0)
    return min((gap for gap, count in gaps.items() if count * _COMMON >= most), default=0.0)


def _starts_paragraph(above: Line, line: Line, usual: float) -> bool:
    if abs(above.size - line.size) > _SIZE:
        return True
    gap = above.y - line.y
    if above.page != line.page or gap <= 0:
        return bool(_CLOSED.search(above.text.strip()))
    low, high = _INDENT
    indented = low < line.x - above.x < high and bool(_CLOSED.search(above.text.strip()))
    return indented or gap > max(usual, 1.1 * line.size) * _WIDER


def _joined(start: str, rest: str, everything: str) -> str:
    broken = _BROKEN.search(start)
    if broken is None or not rest[:1].islower():
        return f"{start} {rest}"
    end = re.match(r"\w+", rest)
    compound = f"{broken['start']}-{end[0]}".lower() if end else ""
    return start + rest if compound in everything else start[:-1] + rest
