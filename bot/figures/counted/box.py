"""What a number counts in a fact box: "$44m – contributions from the oil industry", "Engines: 27" (CHECKS 3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.figures.counted.clauses import NOUNS
from bot.figures.counted.phrases import Thing, thing
from bot.language.lemmas import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_LABEL = 4  # words of a label: "Payload to low orbit"
_NO_LABEL = ("DET", "PRON", "AUX", "NUM", "PUNCT", "SYM", "SPACE")
_RELATING = ("of", "to", "in", "per", "for", "by", "on", "at", "from", "with")
_SPELLED = 1  # letters of a word of which capitals say nothing: "A", "I"
_DASHES = ("-", "–", "—", ":")


def boxed(tokens: Sequence[Token]) -> Thing | None:
    """The first noun phrase behind the dash that follows an amount at the start of its sentence; None elsewhere.

    `tokens` are those of the amount.
    """
    first, last = tokens[0], tokens[-1]
    sentence = first.sent
    if first.i != sentence.start or last.i + 2 >= sentence.end or first.doc[last.i + 1].text not in _DASHES:
        return None
    if not first.doc[last.i + 1].whitespace_:
        return None
    noun = next((one for one in first.doc[last.i + 2 : sentence.end] if one.pos_ in NOUNS), None)
    if noun is None:
        return None
    while noun.i + 1 < sentence.end and noun.nbor().pos_ in NOUNS:
        noun = noun.nbor()
    return thing(noun, first.i, last.i) or Thing(text=noun.text, head=lemma_of(noun), noun=noun)


def labelled(tokens: Sequence[Token]) -> Thing | None:
    """The label right before an amount, where nothing but another label follows: "Engines: 27", "Total width: 12 m".

    `tokens` are those of the amount. A label is a few words that begin with a capital, behind the start of the
    sentence, another value or a bracket.
    """
    first, last = tokens[0], tokens[-1]
    colon = first.i - 1
    if colon <= first.sent.start or first.doc[colon].text != ":" or not first.doc[colon].whitespace_:
        return None
    if not _is_done(last):
        return None
    words: list[Token] = []
    for word in reversed(first.doc[max(first.sent.start, colon - _LABEL) : colon]):
        if word.pos_ in _NO_LABEL or not word.is_alpha:
            break
        words.insert(0, word)
    shouted = bool(words) and words[-1].is_upper and len(words[-1]) > _SPELLED
    while words and (not words[0].text[0].isupper() or (words[0].is_upper and not shouted)):
        del words[0]
    if not words:
        return None
    relation = next((at for at, word in enumerate(words) if word.lower_ in _RELATING and at), len(words))
    noun = words[relation - 1]
    return Thing(text=" ".join(word.text for word in words), head=lemma_of(noun), noun=noun)


def _is_done(last: Token) -> bool:
    """Whether nothing that could be counted follows a value: its sentence ends, or a bracket or a label begins."""
    if last.i + 1 >= last.sent.end:
        return True
    follows = last.nbor()
    return follows.is_punct or follows.is_space or follows.text[0].isupper() or not follows.is_alpha
