"""The encoder's arithmetic with numpy: word pieces in, one vector a word out.

The same layers as BERT (Devlin et al. 2019), whose weights it started from, with two features of a word added to the
embedding: how it is written and what stands before it. numpy gives the interpreter's lock back inside its matrix
products, so that other threads go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from bot.language.encoder.pieces import Case, Gap, Pieces
from bot.language.encoder.quantized import unpack_four
from bot.language.encoder.reading import Words

_EPSILON: Final = 1e-12  # added to a variance, as the network was trained
_HEADS: Final = 12  # of attention, as the network was trained
_MOST: Final = 1_200  # pieces, filling counted, that go through the layers together
_GELU: Final = float(np.sqrt(2 / np.pi))


@dataclass(frozen=True, slots=True, kw_only=True)
class Affine:
    """Weights and bias, as `x @ weight + bias`."""

    weight: Any
    bias: Any

    def __call__(self, x: Any) -> Any:
        return x @ self.weight + self.bias


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """Layer normalisation (Ba et al. 2016)."""

    weight: Any
    bias: Any

    def __call__(self, x: Any) -> Any:
        x = x - x.mean(axis=-1, keepdims=True)
        spread = np.sqrt(np.einsum("...i,...i->...", x, x)[..., None] / x.shape[-1] + _EPSILON)
        x *= self.weight / spread
        x += self.bias
        return x


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Attention and a feed-forward network, each added and normalised."""

    into: Affine
    out: Affine
    attended: Norm
    up: Affine
    down: Affine
    fed: Norm

    def __call__(self, x: Any, absent: Any) -> Any:
        x = self.attended(x + self.out(self._attend(x, absent)))
        return self.fed(x + self.down(gelu(self.up(x))))

    def _attend(self, x: Any, absent: Any) -> Any:
        windows, pieces, width = x.shape
        parts = self.into(x).reshape(windows, pieces, 3, _HEADS, width // _HEADS).transpose(2, 0, 3, 1, 4)
        query, key, value = parts
        scores = query @ key.transpose(0, 1, 3, 2)
        scores *= 1 / np.sqrt(width // _HEADS, dtype="float32")
        scores += absent
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        return (scores @ value).transpose(0, 2, 1, 3).reshape(windows, pieces, width)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transformer:
    """The encoder. `embedding` and `scales` are the packed rows of the pieces, unpacked as they are used."""

    pieces: Pieces
    embedding: Any
    scales: Any
    position: Any
    case: Any
    gap: Any
    embedded: Norm
    layers: tuple[Layer, ...]

    @property
    def width(self) -> int:
        """Numbers a word."""
        return int(self.position.shape[1])

    def __call__(self, words: Words, windows: Sequence[range]) -> Any:
        """One vector a word, words × width. Each window of words is read by itself; together they are all words."""
        vectors = np.zeros((len(words), self.width), dtype="float32")
        sizes = np.diff(np.append(words.firsts, len(words.rows)))
        for group in _alike(windows, words):
            read = self._read(words, group)
            for window, encoded in zip(group, read, strict=True):
                span = slice(window.start, window.stop)
                firsts = words.firsts[span] - words.firsts[window.start]
                pieces = int(sizes[span].sum())
                vectors[span] = np.add.reduceat(encoded[1 : pieces + 1], firsts, axis=0) / sizes[span, None]
        return vectors

    def _read(self, words: Words, group: Sequence[range]) -> Any:
        spans = [_pieces_of(words, window) for window in group]
        longest = max(span.stop - span.start for span in spans) + 2
        rows = np.full((len(group), longest), self.pieces.end, dtype="int64")
        cases = np.full((len(group), longest), Case.MARK, dtype="int64")
        gaps = np.full((len(group), longest), Gap.NONE, dtype="int64")
        absent = np.full((len(group), 1, 1, longest), -1e9, dtype="float32")
        for at, span in enumerate(spans):
            size = span.stop - span.start
            rows[at, 0], rows[at, 1 : size + 1] = self.pieces.begin, words.rows[span]
            cases[at, 1 : size + 1], gaps[at, 1 : size + 1] = words.cases[span], words.gaps[span]
            absent[at, ..., : size + 2] = 0
        found, where = np.unique(rows, return_inverse=True)
        embedding = unpack_four(self.embedding[found], self.scales[found])
        x = embedding[where.reshape(rows.shape)] + self.position[:longest] + self.case[cases] + self.gap[gaps]
        x = self.embedded(x)
        for layer in self.layers:
            x = layer(x, absent)
        return x


def gelu(x: Any) -> Any:
    """Gaussian error linear units by their tanh form (Hendrycks and Gimpel 2016); `x` is overwritten."""
    inner = x * x
    inner *= 0.044715 * _GELU
    inner += _GELU
    inner *= x
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= 0.5
    return inner


def _pieces_of(words: Words, window: range) -> slice:
    end = words.firsts[window.stop] if window.stop < len(words) else len(words.rows)
    return slice(int(words.firsts[window.start]), int(end))


def _alike(windows: Sequence[range], words: Words) -> list[list[range]]:
    """Windows of like length in groups, so that little is filled up."""
    sizes = {window: _pieces_of(words, window).stop - _pieces_of(words, window).start for window in windows}
    groups: list[list[range]] = []
    for window in sorted(windows, key=lambda each: (sizes[each], each.start)):
        if groups and (len(groups[-1]) + 1) * (sizes[window] + 2) <= _MOST:
            groups[-1].append(window)
        else:
            groups.append([window])
    return groups
