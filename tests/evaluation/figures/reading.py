"""A reader for many texts that differ in a word: each stretch that the encoder reads by itself is read once.

The parse is the desk's own, but for the rounding of sums that are added up in another order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

import numpy as np

from bot.extraction import Reader
from bot.language.encoder.components import Encoder
from bot.language.encoder.reading import Words
from bot.language.encoder.transformer import Transformer
from bot.language.pipeline import Pipeline

_MOST = 40_000  # words kept, about 60 MB; then it starts anew


class Remembering:
    """The encoder with a memory: the vectors of a window of words depend on nothing but the window."""

    def __init__(self, encoder: Transformer) -> None:
        self._encoder = encoder
        self._kept: dict[bytes, Any] = {}
        self._words = 0
        self.pieces, self.width = encoder.pieces, encoder.width

    def __call__(self, words: Words, windows: Sequence[range]) -> Any:
        """One vector a word, as the encoder gives it."""
        keys = [_key(words, window) for window in windows]
        unknown = [window for window, key in zip(windows, keys, strict=True) if key not in self._kept]
        vectors = self._encoder(words, unknown) if unknown else np.zeros((len(words), self.width), dtype="float32")
        for window, key in zip(windows, keys, strict=True):
            span = slice(window.start, window.stop)
            if key in self._kept:
                vectors[span] = self._kept[key]
            else:
                self._keep(key, vectors[span].copy())
        return vectors

    def _keep(self, key: bytes, vectors: Any) -> None:
        self._kept[key] = vectors
        self._words += len(vectors)

    def forget(self) -> None:
        """Start anew where much has been kept."""
        if self._words > _MOST:
            self._kept.clear()
            self._words = 0


class RememberingReader(Reader):
    """Reads as the desk reads, and fast what it has mostly read before."""

    def __init__(self) -> None:
        pipeline = Pipeline.load()
        step = cast(Encoder, pipeline._nlp.get_pipe("encoder"))
        self._memory = Remembering(step.learned.encoder)
        step.trained = replace(step.learned, encoder=cast(Transformer, self._memory))
        super().__init__(pipeline)

    def forget(self) -> None:
        """Start anew where much has been kept: between two articles."""
        self._memory.forget()


def _key(words: Words, window: range) -> bytes:
    first = int(words.firsts[window.start])
    last = int(words.firsts[window.stop]) if window.stop < len(words) else len(words.rows)
    cut = [part[first:last].tobytes() for part in (words.rows, words.cases, words.gaps)]
    return b"".join((*cut, (words.firsts[window.start : window.stop] - first).tobytes()))
