"""How near two words are in meaning: "employee" and "worker", "car" and "vehicle", by the encoder's own vectors.

A word's vector is the mean of its pieces' rows in the embedding of the shipped pipeline, less the mean of all rows,
which every word shares (Mu and Viswanath 2018). It stands for the word by itself, whatever its sentence.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from bot.language.encoder import weights
from bot.language.encoder.quantized import unpack_four
from bot.language.shipped import SHIPPED

_ROWS: Final = 4096  # unpacked together


class WordVectors:
    """The vectors of the pieces, unpacked as they are asked for."""

    def __init__(self, folder: Path) -> None:
        """Those of the encoder in `folder`. Raises OSError where its files are missing."""
        self._pieces, self._rows, self._scales = weights.load_embedding(folder)
        total = sum(self._unpacked(slice(at, at + _ROWS)).sum(axis=0) for at in range(0, len(self._rows), _ROWS))
        self._mean = total / len(self._rows)

    def vector(self, word: str) -> Any:
        """The word's vector, of length 1; case does not matter."""
        found = self._unpacked(list(self._pieces.cut(word))).mean(axis=0) - self._mean
        return found / max(float(np.linalg.norm(found)), 1e-6)

    def _unpacked(self, rows: Any) -> Any:
        return unpack_four(self._rows[rows], self._scales[rows])


@lru_cache(maxsize=16384)
def vector(word: str) -> Any:
    """The word's vector in the shipped pipeline, of length 1: the product of two is their cosine, -1 to 1."""
    return _shipped().vector(word)


@cache
def _shipped() -> WordVectors:
    return WordVectors(SHIPPED / "encoder")
