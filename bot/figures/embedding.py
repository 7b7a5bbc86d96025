"""A figure's embedding: what its article says it measures, as a vector that two newsrooms' words have in common.

It is the mean of the vectors of likeness (bot/language/encoder/likeness.py) of the figure's own tokens, which have
taken in the sentence around them, as 48 whole numbers of one byte. What sort of number it is shows in it too ("40" and
"40", "twelve" and "1,904"): docs/decisions/0014-likeness-of-figures.md says why that was left in.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

_FULL: Final = 127  # the largest whole number of a byte with a sign


def embed(tokens: Sequence[Token]) -> str | None:
    """The embedding of a figure that stands in `tokens`, in base64; None without vectors of likeness."""
    if not tokens or not len(tokens[0].doc.tensor):
        return None
    mean = tokens[0].doc.tensor[[token.i for token in tokens]].mean(axis=0)
    largest = float(np.abs(mean).max())
    if not largest:
        return None
    return b64encode(np.rint(mean * (_FULL / largest)).astype("int8").tobytes()).decode("ascii")


def likeness(one: str | None, other: str | None) -> float:
    """How alike two figures' surroundings are in meaning: the cosine of their embeddings, -1 to 1; 0 without one."""
    if one is None or other is None:
        return 0.0
    here, there = _unpacked(one), _unpacked(other)
    return float(here @ there) if len(here) == len(there) else 0.0


@lru_cache(maxsize=16384)
def _unpacked(embedding: str) -> Any:
    vector = np.frombuffer(b64decode(embedding), dtype="int8").astype("float32")
    return vector / max(float(np.linalg.norm(vector)), 1.0)
