"""What a number counts that opens a line of a fact box: "$44m – contributions from the oil industry" (CHECKS 3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.figures.counted.clauses import NOUNS
from bot.figures.counted.phrases import Thing, thing
from bot.language.lemmas import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

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
