"""Treebank documents as spaCy examples: many sentences a text, cut, joined and varied afresh in every round.

News comes with curly quotation marks, dashes, headlines without a full stop and paragraphs of one sentence; the
treebanks have mostly straight marks. Each text a round yields is varied by chance (seeded): marks and dashes, case,
the space between paragraphs and how many sentences stand together.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from training.conllu import PARAGRAPH, Document, Sentence, read

SPACE_TAG = "_SP"
USUAL_CHUNK = 4  # sentences at most; long texts are dear, since the parser's oracle looks at every pair of words
LONGEST_CHUNK = 14  # now and then, so that the parser meets whole articles
PARAGRAPH_JOINTS = ((PARAGRAPH, 0.5), (" ", 0.35), ("\n", 0.15))


@dataclass(slots=True, kw_only=True)
class Words:
    """Columns of one spaCy Doc under construction; heads count from 0 within the text."""

    words: list[str]
    spaces: list[bool]
    tags: list[str]
    pos: list[str]
    morphs: list[str]
    lemmas: list[str]
    heads: list[int]
    deps: list[str]
    starts: list[bool]

    @classmethod
    def empty(cls) -> Words:
        return cls(words=[], spaces=[], tags=[], pos=[], morphs=[], lemmas=[], heads=[], deps=[], starts=[])

    def add_sentence(self, document: Document, sentence: Sentence) -> None:
        """Appends a sentence as it stands in its document: a word is followed by a space where the text has one."""
        base = len(self.words)
        for position, token in enumerate(sentence.tokens):
            self.words.append(token.form)
            self.spaces.append(document.text[token.end : token.end + 1].isspace())
            self.tags.append(token.xpos)
            self.pos.append(token.upos)
            self.morphs.append("" if token.feats == "_" else token.feats)
            self.lemmas.append(token.form if token.lemma == "_" else token.lemma)
            self.heads.append(base + token.head)
            self.deps.append("ROOT" if token.relation == "root" else token.relation)
            self.starts.append(position == 0)

    def add_break(self, joint: str) -> None:
        """Ends a paragraph. Line breaks are a token of their own that hangs on the word before, as spaCy cuts them."""
        if not self.words:
            return
        if joint == " ":
            self.spaces[-1] = True
            return
        self.spaces[-1] = False
        self.words.append(joint)
        self.spaces.append(False)
        self.tags.append(SPACE_TAG)
        self.pos.append("SPACE")
        self.morphs.append("")
        self.lemmas.append(joint)
        self.heads.append(len(self.words) - 2)
        self.deps.append("dep")
        self.starts.append(False)

    def doc(self, nlp: Language) -> Doc:
        return Doc(
            nlp.vocab,
            words=self.words,
            spaces=self.spaces,
            tags=self.tags,
            pos=self.pos,
            morphs=self.morphs,
            lemmas=self.lemmas,
            heads=self.heads,
            deps=self.deps,
            sent_starts=self.starts,
        )


@spacy.registry.readers("copydesk.whole_documents.v1")
def whole_documents(paths: list[str]) -> Callable[[Language], Iterator[Example]]:
    """Unvaried documents, for measuring."""

    def read_all(nlp: Language) -> Iterator[Example]:
        for path in paths:
            for document in read(Path(path)):
                yield example(nlp, gold(nlp, document))

    return read_all


@spacy.registry.readers("copydesk.varied_chunks.v1")
def varied_chunks(paths: list[str], repeat: dict[str, float], seed: int) -> Callable[[Language], Iterator[Example]]:
    """Chunks of a few sentences, shuffled and varied. `repeat` says how often a genre comes in a round, if
    not once: 2 is twice, 0.5 a random half."""
    chance = random.Random(seed)  # noqa: S311 - shuffles training data

    documents: list[Document] = []

    def read_round(nlp: Language) -> Iterator[Example]:
        if not documents:  # spaCy asks for the examples once a component
            documents.extend(document for path in paths for document in read(Path(path)))
        chunks = [
            (document, chunk)
            for document in documents
            for chunk in _chunks(document, chance)
            for _ in range(_times(repeat.get(document.genre, 1.0), chance))
        ]
        chance.shuffle(chunks)
        for document, chunk in chunks:
            words = joined(document, chunk, chosen(PARAGRAPH_JOINTS, chance))
            vary(words, chance)
            yield example(nlp, words.doc(nlp))

    return read_round


def gold(nlp: Language, document: Document) -> Doc:
    """A document as the treebank has it, paragraphs divided by an empty line."""
    return joined(document, document.sentences, PARAGRAPH).doc(nlp)


def example(nlp: Language, reference: Doc) -> Example:
    """The same text as our tokenizer cuts it, beside the treebank's annotation."""
    return Example(nlp.make_doc(reference.text), reference)


def joined(document: Document, sentences: Iterable[Sentence], joint: str) -> Words:
    """Sentences of one document as columns; `joint` stands between paragraphs."""
    words = Words.empty()
    end = None
    for sentence in sentences:
        start = sentence.tokens[0].start
        if end is not None and PARAGRAPH in document.text[end:start]:
            words.add_break(joint)
        words.add_sentence(document, sentence)
        end = sentence.tokens[-1].end
    return words


def vary(words: Words, chance: random.Random) -> None:
    """Changes marks, dashes and case of one text in place; the annotation stays true."""
    _vary_marks(words, chance)
    if chance.random() < 0.4:
        dash = chance.choice(("–", "—"))
        words.words[:] = [
            dash if word in {"--", "–", "—"} or _free_hyphen(words, i) else word for i, word in enumerate(words.words)
        ]
    case = chance.random()
    if case < 0.03:
        words.words[:] = [word.lower() for word in words.words]
    elif case < 0.045:
        words.words[:] = [word.upper() if len(word.upper()) == len(word) else word for word in words.words]


def chosen(weighted: tuple[tuple[str, float], ...], chance: random.Random) -> str:
    """One of the texts, by its weight."""
    return chance.choices([name for name, _ in weighted], [weight for _, weight in weighted])[0]


def _free_hyphen(words: Words, index: int) -> bool:
    before = index > 0 and words.spaces[index - 1]
    return words.words[index] == "-" and before and words.spaces[index]


def _vary_marks(words: Words, chance: random.Random) -> None:
    style = chance.random()
    if style < 0.4:
        _make_curly(words)
    elif style < 0.6:
        straight = str.maketrans("“”‘’", "\"\"''")
        words.words[:] = [word.translate(straight) for word in words.words]


def _make_curly(words: Words) -> None:
    for index, word in enumerate(words.words):
        opens = words.tags[index] == "``" or (index == 0 or words.spaces[index - 1])
        if word == '"':
            words.words[index] = "“" if opens and words.tags[index] != "''" else "”"
        elif word == "'":
            words.words[index] = "‘" if words.tags[index] == "``" else "’"
        elif "'" in word:
            words.words[index] = word.replace("'", "’")


def _times(rate: float, chance: random.Random) -> int:
    return int(rate) + (chance.random() < rate - int(rate))


def _chunks(document: Document, chance: random.Random) -> Iterator[tuple[Sentence, ...]]:
    position = 0
    while position < len(document.sentences):
        size = chance.randint(1, LONGEST_CHUNK if chance.random() < 0.05 else USUAL_CHUNK)
        yield document.sentences[position : position + size]
        position += size
