"""The yardstick: single-pass clustering over TF-IDF with a threshold tuned on the very articles it is judged on.

The idf is that of the whole set, known beforehand, which flatters it as well. Source: Allan, Papka and Lavrenko (1998),
On-line new event detection and tracking.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from spacy.lang.en.stop_words import STOP_WORDS

_WORD = re.compile(r"\w\w+")
_THRESHOLDS = tuple(step / 100 for step in range(4, 61, 2))


def single_pass(texts: Mapping[str, str], threshold: float) -> Mapping[str, int]:
    """Each article's cluster: that of the nearest centroid, or a new one where the cosine is under `threshold`."""
    vectors = _vectors(tuple(texts.values()))
    centroids: list[Counter[str]] = []
    found: dict[str, int] = {}
    for article, vector in zip(texts, vectors, strict=True):
        scored = [(_cosine(vector, centroid), number) for number, centroid in enumerate(centroids)]
        likeness, nearest = max(scored, key=lambda each: (each[0], -each[1]), default=(0.0, -1))
        if likeness < threshold:
            nearest = len(centroids)
            centroids.append(Counter())
        centroids[nearest].update(vector)
        found[article] = nearest
    return found


def thresholds() -> Sequence[float]:
    """Those worth trying."""
    return _THRESHOLDS


def _vectors(texts: Sequence[str]) -> list[Counter[str]]:
    counted = [Counter(word for word in _WORD.findall(text.lower()) if word not in STOP_WORDS) for text in texts]
    standing = Counter(word for each in counted for word in each)
    vectors = []
    for each in counted:
        weighed = Counter(
            {word: n * (math.log((1 + len(texts)) / (1 + standing[word])) + 1) for word, n in each.items()}
        )
        norm = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        vectors.append(Counter({word: weight / norm for word, weight in weighed.items()}))
    return vectors


def _cosine(vector: Mapping[str, float], centroid: Mapping[str, float]) -> float:
    norm = math.sqrt(sum(weight * weight for weight in centroid.values())) or 1.0
    return sum(weight * centroid.get(word, 0.0) for word, weight in vector.items()) / norm
