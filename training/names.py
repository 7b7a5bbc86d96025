"""Texts with names marked and nothing else: chunks of the corpora of names, varied as the treebanks' are."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Final

from training.corpus import PARAGRAPH_JOINTS, Words, chosen, vary
from training.entities import NamedSentence, conll_names, uner_names

LONGEST_CHUNK: Final = 4  # sentences
Mark = tuple[int, int, str]  # first character, character after the last, label; UNKNOWN is no label
UNKNOWN: Final = ""


def named_texts(folder: Path, sources: Mapping[str, float], seed: int) -> Iterator[tuple[str, list[Mark]]]:
    """One round of texts and the names in them, by character. `sources` says how often each of "uner", "btc" and "re3d"
    comes: 3 is three times, 0.25 a random quarter."""
    chance = random.Random(seed)  # noqa: S311 - shuffles training data
    for chunk in _chunks(folder, sources, chance):
        yield _as_text(chunk, chance)


def _chunks(folder: Path, sources: Mapping[str, float], chance: random.Random) -> Iterator[tuple[NamedSentence, ...]]:
    if "uner" in sources:
        for sentences in uner_names(folder / "ewt" / "dev.conllu", folder / "uner" / "ewt-dev.iob2").values():
            yield from _cut(sentences, sources["uner"], chance)
    for name in ("btc", "re3d"):
        if name in sources:
            yield from _cut(conll_names(folder / "ner" / f"{name}.conll"), sources[name], chance)


def _cut(sentences: Sequence[NamedSentence], rate: float, chance: random.Random) -> Iterator[tuple[NamedSentence, ...]]:
    position = 0
    while position < len(sentences):
        size = chance.randint(1, LONGEST_CHUNK)
        for _ in range(int(rate) + (chance.random() < rate - int(rate))):
            yield tuple(sentences[position : position + size])
        position += size


def _as_text(chunk: Sequence[NamedSentence], chance: random.Random) -> tuple[str, list[Mark]]:
    """The text of a chunk, varied, and the names in it by character."""
    words = Words.empty()
    first_words = []
    joint = chosen(PARAGRAPH_JOINTS, chance)
    for sentence in chunk:
        if sentence.new_paragraph:
            words.add_break(joint)
        first_words.append(len(words.words))
        words.words += sentence.words
        words.spaces += (*sentence.spaces[:-1], True)
        words.tags += [""] * len(sentence.words)
    vary(words, chance)
    starts = list(accumulate((len(w) + s for w, s in zip(words.words, words.spaces, strict=True)), initial=0))
    text = "".join(word + " " * space for word, space in zip(words.words, words.spaces, strict=True))
    marks = [
        (starts[base + start], starts[base + end - 1] + len(words.words[base + end - 1]), label)
        for base, sentence in zip(first_words, chunk, strict=True)
        for start, end, label in (*sentence.names, *((*words_unknown, UNKNOWN) for words_unknown in sentence.unknown))
    ]
    return text, marks
