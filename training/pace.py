"""How the training walks through its texts: the learning rate and the batches."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Iterator
from itertools import count, islice

import spacy
from spacy.training import Example


@spacy.registry.schedules("copydesk.cosine.v1")
def cosine(initial: float, last: float, warmup: int, total: int) -> Iterator[float]:
    """Rises to `initial` over `warmup` steps, then falls along a cosine to `last` at step `total`."""
    for step in count():
        if step < warmup:
            yield initial * (step + 1) / warmup
        else:
            done = min(1.0, (step - warmup) / max(1, total - warmup))
            yield last + (initial - last) * (1 + math.cos(math.pi * done)) / 2


@spacy.registry.batchers("copydesk.even_batches.v1")
def even_batches(words: int, buffer: int, seed: int) -> Callable[[Iterable[Example]], Iterator[list[Example]]]:
    """Batches of about `words` tokens of texts of like length, in random order.

    The parser takes a step for the whole batch at a time: one long text among short ones makes it walk nearly alone.
    """
    chance = random.Random(seed)  # noqa: S311 - shuffles training data

    def cut(examples: Iterable[Example]) -> Iterator[list[Example]]:
        stream = iter(examples)
        while pool := sorted(islice(stream, buffer), key=len):
            batches: list[list[Example]] = [[]]
            for example in pool:
                if (len(batches[-1]) + 1) * len(example) > words and batches[-1]:
                    batches.append([])
                batches[-1].append(example)
            chance.shuffle(batches)
            yield from batches

    return cut
