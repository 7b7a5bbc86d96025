"""Lines with their place on a page, put together into paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from bot.language.marks import CLOSING

_BROKEN = re.compile(r"(?P<start>[^\W\d_]{2,})[-\u00ad\u2010\ufffe]$")
_CHAIN = re.compile(r"\w+(?:-\w+)+")
_CLOSED = re.compile(rf"[.!?:][{CLOSING})\]]*$")
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
    compounds = _compounds(kept)
    joined: list[list[str]] = []
    above: Line | None = None
    for line in kept:
        words = " ".join(line.text.split())
        if above is None or _starts_paragraph(above, line, usual):
            joined.append([words])
        else:
            joined[-1][-1] = _going_on(joined[-1][-1], words, compounds)
            joined[-1].append(words)
        above = line
    return ["".join(pieces) for pieces in joined]


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


def _compounds(lines: list[Line]) -> frozenset[str]:
    """The words hyphenated within a line, in small letters, two parts at a time."""
    chains = (chain.split("-") for line in lines for chain in _CHAIN.findall(line.text.lower()))
    return frozenset(f"{first}-{second}" for chain in chains for first, second in pairwise(chain))


def _going_on(above: str, below: str, compounds: frozenset[str]) -> str:
    """A line as it stands before the next of its paragraph: with a space, or without the hyphen of a broken word."""
    broken = _BROKEN.search(above)
    if broken is None or not below[:1].islower():
        return f"{above} "
    end = re.match(r"\w+", below)
    compound = f"{broken['start']}-{end[0]}".lower() if end else ""
    return above if compound in compounds else above[:-1]
