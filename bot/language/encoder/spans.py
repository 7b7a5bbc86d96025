"""Names as one tag a word: whether it begins, continues, ends or alone makes a name (Ratinov and Roth 2009), and the
likeliest sequence of such tags that makes sense (Viterbi 1967)."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

LABELS: Final = ("PERSON", "ORG", "LOC")
OUTSIDE: Final = 0  # the tag of a word that is in no name
_BEGINS, _INSIDE, _ENDS, _ALONE = range(4)
TAGS: Final = 1 + 4 * len(LABELS)
_NEVER: Final = -1e4  # score of a step that may not be taken


def tags_of(length: int, label: str) -> list[int]:
    """The tags of the words of a name of `length` words."""
    base = 1 + 4 * LABELS.index(label)
    if length == 1:
        return [base + _ALONE]
    return [base + _BEGINS, *[base + _INSIDE] * (length - 2), base + _ENDS]


def best_names(scores: Any) -> list[tuple[int, int, str]]:
    """The names (first word, word after the last, label) of one sentence; `scores` is words × TAGS."""
    path = _best_path(np.asarray(scores))
    names, start = [], 0
    for word, tag in enumerate(path):
        place = (tag - 1) % 4 if tag else None
        if place in (_BEGINS, _ALONE):
            start = word
        if place in (_ENDS, _ALONE):
            names.append((start, word + 1, LABELS[(tag - 1) // 4]))
    return names


def _best_path(scores: Any) -> list[int]:
    if not len(scores):
        return []
    if not scores.argmax(axis=1).any():
        return [OUTSIDE] * len(scores)  # no word looks like a name: nothing to weigh
    best = scores[0] + _FIRST
    back = np.zeros(scores.shape, dtype="int64")
    for word in range(1, len(scores)):
        reached = best[:, None] + _FOLLOWS
        back[word] = reached.argmax(axis=0)
        best = reached.max(axis=0) + scores[word]
    path = [int((best + _LAST).argmax())]
    for word in range(len(scores) - 1, 0, -1):
        path.append(int(back[word, path[-1]]))
    return path[::-1]


def _tables() -> tuple[Any, Any, Any]:
    places = [None if tag == OUTSIDE else (tag - 1) % 4 for tag in range(TAGS)]
    follows = np.full((TAGS, TAGS), _NEVER, dtype="float32")
    for before, place in enumerate(places):
        for after, next_place in enumerate(places):
            within = place in (_BEGINS, _INSIDE)
            same = next_place in (_INSIDE, _ENDS) and (before - 1) // 4 == (after - 1) // 4
            free = not within and next_place in (None, _BEGINS, _ALONE)
            if (within and same) or free:
                follows[before, after] = 0
    first = np.array([0 if place in (None, _BEGINS, _ALONE) else _NEVER for place in places], dtype="float32")
    last = np.array([0 if place in (None, _ENDS, _ALONE) else _NEVER for place in places], dtype="float32")
    return follows, first, last


_FOLLOWS, _FIRST, _LAST = _tables()
