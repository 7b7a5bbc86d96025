"""Examples for the name recogniser: texts with names marked, already tagged and parsed by the pipeline it will work in.

The recogniser sees the tags the finished pipeline gives, mistakes and all, so each text is varied first (see corpus.py)
and then read by the trained parser. spaCy keeps those tags on the predicted side of each example.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from training.conllu import PARAGRAPH, read
from training.corpus import PARAGRAPH_JOINTS, Words, chosen, vary
from training.entities import NamedSentence, conll_names, gum_names, uner_names
from training.silver import silver_names

LONGEST_CHUNK = 4  # sentences
HELD_OUT_EVERY = 4  # one UNER document in so many is for choosing between recipes
Mark = tuple[int, int, str]  # first character, character after the last, label; UNKNOWN is no label
UNKNOWN = "?"


@spacy.registry.readers("copydesk.names.v1")
def names(
    *,
    treebanks: str,
    pipeline: str,
    teacher: str | None,
    sources: dict[str, float],
    rounds: int,
    seed: int,
    held_out: bool,
    hold_out: bool,
) -> Callable[[Language], Iterator[Example]]:
    """Marked texts of `sources` (how often each of "uner", "gum", "btc", "re3d", "ewt" comes).

    They come in `rounds` variations. `pipeline` tags the texts; `teacher`, a pipeline with names, types those of "ewt"
    (see silver.py).
    `hold_out` leaves out of "uner" every fourth document; `held_out` yields only those, unvaried.
    """
    ready: list[tuple[Doc, list[Mark]]] = []

    def read_names(nlp: Language) -> Iterator[Example]:
        if not ready:
            chance = random.Random(seed)  # noqa: S311 - shuffles training data
            reader = spacy.load(pipeline)
            silver = _silver(Path(treebanks), teacher) if teacher and "ewt" in sources else ()
            for _ in range(rounds):
                chunks = list(_chunks(Path(treebanks), sources, hold_out, held_out, chance))
                chunks += list(_cut(silver, sources.get("ewt", 0.0), chance))
                texts = [_as_text(chunk, None if held_out else chance) for chunk in chunks]
                docs = reader.pipe(text for text, _ in texts)
                ready.extend((doc, marks) for doc, (_, marks) in zip(docs, texts, strict=True))
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
        for document in chain(
            read(folder / "gum" / "train.conllu"), () if hold_out else read(folder / "gum" / "dev.conllu")
        ):
            yield from _cut(gum_names(document), sources["gum"], chance)
    for name in ("btc", "re3d"):
        if name in sources:
            yield from _cut(conll_names(folder / "ner" / f"{name}.conll"), sources[name], chance)


def _silver(folder: Path, teacher: str) -> tuple[NamedSentence, ...]:
    return silver_names(read(folder / "ewt" / "train.conllu"), spacy.load(teacher))


def _cut(sentences: Sequence[NamedSentence], rate: float, chance: random.Random) -> Iterator[tuple[NamedSentence, ...]]:
    position = 0
    while position < len(sentences):
        size = chance.randint(1, LONGEST_CHUNK)
        for _ in range(int(rate) + (chance.random() < rate - int(rate))):
            yield tuple(sentences[position : position + size])
        position += size


def _as_text(chunk: Sequence[NamedSentence], chance: random.Random | None) -> tuple[str, list[Mark]]:
    """The text of a chunk, varied when there is `chance`, and the names in it by character."""
    words = Words.empty()
    first_words = []
    joint = PARAGRAPH if chance is None else chosen(PARAGRAPH_JOINTS, chance)
    for sentence in chunk:
        if sentence.new_paragraph:
            words.add_break(joint)
        first_words.append(len(words.words))
        words.words += sentence.words
        words.spaces += (*sentence.spaces[:-1], True)
        words.tags += [""] * len(sentence.words)
    if chance is not None:
        vary(words, chance)
    starts = list(accumulate((len(w) + s for w, s in zip(words.words, words.spaces, strict=True)), initial=0))
    text = "".join(word + " " * space for word, space in zip(words.words, words.spaces, strict=True))
    marks = [
        (starts[base + start], starts[base + end - 1] + len(words.words[base + end - 1]), label)
        for base, sentence in zip(first_words, chunk, strict=True)
        for start, end, label in (*sentence.names, *((*words_unknown, UNKNOWN) for words_unknown in sentence.unknown))
    ]
    return text, marks


def _example(nlp: Language, doc: Doc, marks: Sequence[Mark]) -> Example | None:
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
    marked = spacy.util.filter_spans([span for span in spans if isinstance(span, Span)])
    names = [span for span in marked if span.label_ != UNKNOWN]
    if any(token.is_sent_start for name in names for token in name[1:]):
        return None
    reference.set_ents(names, missing=[span for span in marked if span.label_ == UNKNOWN], default="outside")
    return Example(predicted, reference)
