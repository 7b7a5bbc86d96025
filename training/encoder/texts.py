"""What the encoder learns from: texts of the sources as pieces, with whatever of tags, tree and names is known.

A treebank's text has all of it; text of a corpus of names has names alone. What is unknown is IGNORED, so that nothing
is learned from it.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from bot.language.encoder.pieces import Pieces
from bot.language.encoder.reading import Words as Shown
from bot.language.encoder.reading import shown
from bot.language.encoder.spans import OUTSIDE, tags_of
from bot.language.encoder.weights import Labels
from training.conllu import PARAGRAPH, Document
from training.corpus import PARAGRAPH_JOINTS, Words, chosen, example, vary
from training.entities import NamedSentence

IGNORED: Final = -100
USUAL_CHUNK: Final = 6  # sentences at most
LONGEST_CHUNK: Final = 16
LONG: Final = 0.2  # share of longer chunks, so that whole paragraphs are met
_LAYERS: Final = ("tags", "pos", "morphs", "starts", "heads", "relations")
_OFTEN_ENOUGH: Final = 3  # times a label must occur to be learned

Mark = tuple[int, int, str]  # first character, character after the last, label; "" is unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Documents whose sentences come `times` a round; `parsed` when the treebank's annotation is to be learned,
    `names` for each sentence of each document, None where its names are not known."""

    documents: tuple[Document, ...] = ()
    names: tuple[tuple[NamedSentence, ...] | None, ...] = ()
    parsed: bool = True
    times: float = 1.0
    by_genre: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text for training, by word: numbers of labels, heads as positions in the text, IGNORED where unknown."""

    text: str
    words: Shown
    tags: np.ndarray
    pos: np.ndarray
    morphs: np.ndarray
    starts: np.ndarray
    sentence: np.ndarray  # number of the sentence, -1 where the tree is unknown
    heads: np.ndarray
    relations: np.ndarray
    names: np.ndarray


def labels_of(documents: Iterable[Document]) -> Labels:
    """All labels that are frequent enough; the rest is not learned."""
    counts: tuple[Counter[str], ...] = (Counter(), Counter(), Counter(), Counter())
    for document in documents:
        for sentence in document.sentences:
            for token in sentence.tokens:
                relation = "ROOT" if token.relation == "root" else token.relation
                feats = "" if token.feats == "_" else token.feats
                for counter, value in zip(counts, (token.xpos, token.upos, feats, relation), strict=True):
                    counter[value] += 1
    kept = [tuple(sorted(value for value, n in counter.items() if n >= _OFTEN_ENOUGH)) for counter in counts]
    return Labels(tags=kept[0], pos=kept[1], morphs=kept[2], relations=kept[3])


def texts(nlp: Language, sources: Sequence[Source], pieces: Pieces, labels: Labels, seed: int) -> Iterator[Text]:
    """One round: every source's texts cut, joined and varied by chance, in the order they stand."""
    chance = random.Random(seed)  # noqa: S311 - shuffles training data
    numbers = _numbers(labels)
    for source in sources:
        for document, names in zip(source.documents, source.names or (None,) * len(source.documents), strict=True):
            times = source.times * source.by_genre.get(document.genre, 1.0)
            for chunk in _chunks(len(document.sentences), chance):
                for _ in range(int(times) + (chance.random() < times - int(times))):
                    reference, marks = _joined(nlp, document, names, chunk, chance)
                    yield as_text(nlp, reference, marks, parsed=source.parsed, pieces=pieces, numbers=numbers)


def _chunks(count: int, chance: random.Random) -> Iterator[range]:
    position = 0
    while position < count:
        size = chance.randint(1, LONGEST_CHUNK if chance.random() < LONG else USUAL_CHUNK)
        yield range(position, min(position + size, count))
        position += size


def _numbers(labels: Labels) -> dict[str, dict[str, int]]:
    layers = {"tags": labels.tags, "pos": labels.pos, "morphs": labels.morphs, "relations": labels.relations}
    return {layer: {value: number for number, value in enumerate(values)} for layer, values in layers.items()}


def _joined(
    nlp: Language, document: Document, names: Sequence[NamedSentence] | None, chunk: range, chance: random.Random
) -> tuple[Doc, list[Mark] | None]:
    """The sentences of a chunk as one varied text with its annotation, and the names where they are known."""
    words, firsts, end = Words.empty(), [], None
    joint = chosen(PARAGRAPH_JOINTS, chance)
    for at in chunk:
        sentence = document.sentences[at]
        if end is not None and PARAGRAPH in document.text[end : sentence.tokens[0].start]:
            words.add_break(joint)
        firsts.append(len(words.words))
        words.add_sentence(document, sentence)
        end = sentence.tokens[-1].end
    vary(words, chance)
    reference = words.doc(nlp)
    if names is None:
        return reference, None
    placed = zip(chunk, firsts, strict=True)
    return reference, [mark for at, first in placed for mark in _marks(reference, first, names[at])]


def _marks(reference: Doc, first: int, sentence: NamedSentence) -> Iterator[Mark]:
    unknown = ((start, end, "") for start, end in sentence.unknown)
    for start, end, label in (*sentence.names, *unknown):
        last = reference[first + end - 1]
        yield reference[first + start].idx, last.idx + len(last), label


def as_text(
    nlp: Language,
    reference: Doc,
    marks: Sequence[Mark] | None,
    *,
    parsed: bool,
    pieces: Pieces,
    numbers: dict[str, dict[str, int]],
) -> Text:
    """The reference as our tokenizer cuts it. `marks` are its names, None where they are not known."""
    pair = example(nlp, reference)
    words = shown(pair.predicted, pieces)
    count = len(words)
    columns = {name: np.full(count, IGNORED, dtype="int64") for name in _LAYERS}
    sentence = np.full(count, -1, dtype="int64")
    if parsed:
        _fill_labels(columns, pair, words.tokens, numbers)
        sentence[:] = np.cumsum(columns["starts"] == 1) - 1
        _fill_tree(columns, pair, words.tokens, sentence, numbers["relations"])
    names = _name_tags(pair.predicted, words.tokens, marks)
    return Text(text=reference.text, words=words, sentence=sentence, names=names, **columns)


def _fill_labels(
    columns: dict[str, np.ndarray], pair: Example, at: Sequence[int], numbers: dict[str, dict[str, int]]
) -> None:
    """The labels of single words and the starts of sentences, where the treebank cuts the word as we do."""
    for layer, attribute in (("tags", "TAG"), ("pos", "POS"), ("morphs", "MORPH")):
        aligned = pair.get_aligned(attribute, as_string=True)
        known = numbers[layer]
        columns[layer][:] = [IGNORED if aligned[i] is None else known.get(aligned[i], IGNORED) for i in at]
    starts = pair.get_aligned_sent_starts()  # type: ignore[no-untyped-call]  # spaCy states no types for it
    columns["starts"][:] = [IGNORED if starts[i] is None else int(starts[i] == 1) for i in at]


def _fill_tree(
    columns: dict[str, np.ndarray], pair: Example, at: Sequence[int], sentence: np.ndarray, numbers: dict[str, int]
) -> None:
    """Heads within the sentence, and their relations."""
    heads, relations = pair.get_aligned_parse(projectivize=False)  # type: ignore[no-untyped-call]  # nor for this
    place = {token: word for word, token in enumerate(at)}
    for word, token in enumerate(at):
        head = place.get(heads[token]) if heads[token] is not None else None
        if head is not None and sentence[head] == sentence[word]:
            columns["heads"][word] = head
            columns["relations"][word] = numbers.get(relations[token], IGNORED)


def _name_tags(doc: Doc, at: Sequence[int], marks: Sequence[Mark] | None) -> np.ndarray:
    tags = np.full(len(doc), IGNORED if marks is None else OUTSIDE, dtype="int64")
    for start, end, label in sorted(marks or (), key=lambda mark: (mark[2] != "", mark[0] - mark[1])):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            tags[span.start : span.end] = tags_of(span.end - span.start, label) if label else IGNORED
    return tags[list(at)]
