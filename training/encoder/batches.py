"""Texts of like length side by side, as the network takes them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch

from bot.language.encoder.pieces import Case, Gap, Pieces
from training.encoder.network import Batch
from training.encoder.texts import IGNORED, Text

_LAYERS = ("tags", "pos", "morphs", "starts", "heads", "relations", "names")


def batches(texts: Sequence[Text], pieces: Pieces, *, most: int, positions: int, seed: int) -> Iterator[Batch]:
    """All texts once in batches of about `most` pieces; a text longer than the positions is left out."""
    chance = random.Random(seed)  # noqa: S311 - shuffles training data
    order = [text for text in texts if 0 < len(text.words.rows) <= positions - 2]
    chance.shuffle(order)
    order.sort(key=lambda text: len(text.words.rows) // 8 + chance.random())
    groups: list[list[Text]] = [[]]
    for text in order:
        if groups[-1] and (len(groups[-1]) + 1) * (len(text.words.rows) + 2) > most:
            groups.append([])
        groups[-1].append(text)
    chance.shuffle(groups)
    for group in groups:
        if group:
            yield batch(group, pieces)


def batch(texts: Sequence[Text], pieces: Pieces) -> Batch:
    """One batch of these texts, each between a begin and an end mark."""
    longest = max(len(text.words.rows) for text in texts) + 2
    most_words = max(len(text.words) for text in texts)
    rows = np.full((len(texts), longest), pieces.end, dtype="int64")
    cases = np.full((len(texts), longest), Case.MARK, dtype="int64")
    gaps = np.full((len(texts), longest), Gap.NONE, dtype="int64")
    present = np.zeros((len(texts), longest), dtype=bool)
    word_of = np.full((len(texts), longest), most_words, dtype="int64")
    columns: dict[str, Any] = {name: np.full((len(texts), most_words), IGNORED, dtype="int64") for name in _LAYERS}
    columns["sentence"] = np.full((len(texts), most_words), -1, dtype="int64")
    for at, text in enumerate(texts):
        size, count = len(text.words.rows), len(text.words)
        rows[at, 0], rows[at, 1 : size + 1] = pieces.begin, text.words.rows
        cases[at, 1 : size + 1], gaps[at, 1 : size + 1] = text.words.cases, text.words.gaps
        present[at, : size + 2] = True
        sizes = np.diff([*text.words.firsts, size])
        word_of[at, 1 : size + 1] = np.repeat(np.arange(count), sizes)
        for name, column in columns.items():
            column[at, :count] = getattr(text, name)
    given = {"rows": rows, "cases": cases, "gaps": gaps, "present": present, "word_of": word_of, **columns}
    return Batch(**{name: torch.from_numpy(values) for name, values in given.items()})
