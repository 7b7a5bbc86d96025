"""Stretches of words that the encoder reads together: whole sentences where they are known, within its positions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

MOST_PIECES: Final = 160  # wished for; of 64 to 250 tried the parse is as good, and short windows are read faster
LONGEST: Final = 250  # pieces; a longer stretch without a break is cut where it is


def windows(sizes: Any, certain: Sequence[bool]) -> list[range]:
    """All words in order, cut before words that certainly begin a sentence. `sizes` are the pieces of each word."""
    ends = np.cumsum(sizes)
    found: list[range] = []
    start, last = 0, 0  # of the window; the latest certain start in it
    for word in range(len(sizes)):
        base = int(ends[start - 1]) if start else 0
        if certain[word] and word > start:
            if int(ends[word - 1]) - base > MOST_PIECES and last > start:
                found.append(range(start, last))
                start = last
            last = word
            base = int(ends[start - 1]) if start else 0
        if int(ends[word]) - base > LONGEST:
            cut = last if last > start else word
            found.append(range(start, cut))
            start = last = cut
    if len(sizes):
        found.append(range(start, len(sizes)))
    return found
