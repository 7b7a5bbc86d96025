"""Treebank sentences as texts: many sentences a text, joined and varied afresh in every round.

News comes with curly quotation marks, dashes, headlines without a full stop and paragraphs of one sentence; the
treebanks have mostly straight marks. Each text a round yields is varied by chance (seeded): marks and dashes, case,
the space between paragraphs and how many sentences stand together.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from bot.language.encoder.components import SPACE_TAG
from training.conllu import PARAGRAPH, Document, Sentence

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
    starts: list[bool | int | None]  # as spaCy's Doc takes them

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
