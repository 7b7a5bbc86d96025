"""Examples for the name recogniser: texts with names marked, already tagged and parsed by the pipeline it will work in.

The recogniser sees the tags the finished pipeline gives, mistakes and all, so each text is varied first (see corpus.py)
and then read by the trained parser. spaCy keeps those tags on the predicted side of each example.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from training.conllu import read
from training.corpus import Words, vary
from training.entities import NamedSentence, conll_names, gum_names, uner_names

LONGEST_CHUNK = 4  # sentences
HELD_OUT_EVERY = 4  # one UNER document in so many is for choosing between recipes


@spacy.registry.readers("copydesk.names.v1")
def names(
    treebanks: str, pipeline: str, sources: dict[str, float], rounds: int, seed: int, held_out: bool, hold_out: bool
) -> Callable[[Language], Iterator[Example]]:
    """Marked texts of `sources` ("uner", "gum", "btc", "re3d": how often each comes a round), `rounds` times varied.

    `hold_out` leaves out of "uner" every fourth document; `held_out` yields only those, unvaried.
    """
    ready: list[tuple[Doc, list[tuple[int, int, str]]]] = []

    def read_names(nlp: Language) -> Iterator[Example]:
        if not ready:
            chance = random.Random(seed)  # noqa: S311 - shuffles training data
            reader = spacy.load(pipeline)
            for _ in range(rounds):
                chunks = list(_chunks(Path(treebanks), sources, hold_out, held_out, chance))
                texts = [_as_words(chunk, None if held_out else chance) for chunk in chunks]
                docs = reader.pipe(("".join(w + " " * s for w, s in zip(t.words, t.spaces, strict=True)) for t in texts))
                ready.extend(zip(docs, map(_marks, chunks, texts), strict=True))
        for doc, marks in ready:
            if (example := _example(nlp, doc, marks)) is not None:
                yield example

    return read_names


def _chunks(
    folder: Path, sources: dict[str, float], hold_out: bool, held_out: bool, chance: random.Random
) -> Iterator[tuple[NamedSentence, ...]]:
    if "uner" in sources:
        layer = uner_names(folder / "ewt" / "dev.conllu", folder / "uner" / "ewt-dev.iob2")
        for position, sentences in enumerate(layer.values()):
            apart = position % HELD_OUT_EVERY == 0
            if apart == held_out or (not hold_out and not held_out):
                yield from _cut(sentences, sources["uner"], chance)
    if "gum" in sources:
        for document in chain(read(folder / "gum" / "train.conllu"), () if hold_out else read(folder / "gum" / "dev.conllu")):
            yield from _cut(gum_names(document), sources["gum"], chance)
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


def _as_words(chunk: Sequence[NamedSentence], chance: random.Random | None) -> Words:
    words = Words.empty()
    words.words = [word for sentence in chunk for word in sentence.words]
    words.spaces = [space for sentence in chunk for space in (*sentence.spaces[:-1], True)]
    words.tags = [""] * len(words.words)
    if chance is not None:
        vary(words, chance)
    return words


def _marks(chunk: Sequence[NamedSentence], words: Words) -> list[tuple[int, int, str]]:
    """The names as characters of the varied text."""
    starts, position = [], 0
    for word, space in zip(words.words, words.spaces, strict=True):
        starts.append(position)
        position += len(word) + space
    marks, base = [], 0
    for sentence in chunk:
        for first, after, label in sentence.names:
            last = base + after - 1
            marks.append((starts[base + first], starts[last] + len(words.words[last]), label))
        base += len(sentence.words)
    return marks


def _example(nlp: Language, doc: Doc, marks: Sequence[tuple[int, int, str]]) -> Example | None:
    """The tagged document in the vocabulary of `nlp`, and the same with its names.

    None when the parser broke a sentence inside a name: the recogniser keeps to sentences and could not learn it.
    """
    columns = {
        "words": [token.text for token in doc],
        "spaces": [bool(token.whitespace_) for token in doc],
        "tags": [token.tag_ for token in doc],
        "pos": [token.pos_ for token in doc],
        "deps": [token.dep_ for token in doc],
        "heads": [token.head.i for token in doc],
    }
    predicted, reference = Doc(nlp.vocab, **columns), Doc(nlp.vocab, **columns)
    spans = [reference.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in marks]
    names = spacy.util.filter_spans([span for span in spans if isinstance(span, Span)])
    if any(token.is_sent_start for name in names for token in name[1:]):
        return None
    reference.ents = names
    return Example(predicted, reference)
