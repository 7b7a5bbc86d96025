"""How far two sets of words that are not the same mean the same: "employs 86 people", "a staff of 86"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from bot.language.word_similarity import vector

_NONE = 0.15  # cosine of words that have nothing in common but their language
_ALL = 0.55  # of words that stand for one another
_MOST = 24  # words of a sentence looked at, the heaviest


def kin(one: str, other: str) -> float:
    """How near two words are in meaning, 0 to 1."""
    return float(_scaled(vector(one) @ vector(other)))


def kin_share(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """Of the weight of the lighter side's words, the share whose meaning the other side has in other words, 0 to 1."""
    here, there = _words(ours), _words(theirs)
    if not here or not there:
        return 0.0
    near = _scaled(_matrix(here) @ _matrix(there).T)
    own, other = (np.array([side[word] for word in words]) for side, words in ((ours, here), (theirs, there)))
    found = near * np.minimum(own[:, None], other[None, :])
    return float(min(found.max(axis=1).sum(), found.max(axis=0).sum()))


def _words(weights: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(weights, key=lambda word: (-weights[word], word))[:_MOST])


@lru_cache(maxsize=8192)
def _matrix(words: Sequence[str]) -> Any:
    return np.stack([vector(word) for word in words])


def _scaled(cosines: Any) -> Any:
    return np.clip((cosines - _NONE) / (_ALL - _NONE), 0.0, 1.0)
