"""What the encoder sees of a document: its words without white space, as pieces with case and gap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.language.encoder.pieces import Gap, Pieces

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of a document in order. The arrays of `rows`, `cases` and `gaps` have one number a piece."""

    tokens: tuple[int, ...]  # the document's tokens that are no white space
    firsts: Any  # first piece of each word
    rows: Any  # row of the embedding
    cases: Any
    gaps: Any

    def __len__(self) -> int:
        return len(self.tokens)


def shown(doc: Doc, pieces: Pieces) -> Words:
    """The words of `doc` as pieces; no begin or end mark among them."""
    tokens: list[int] = []
    firsts: list[int] = []
    rows: list[int] = []
    cases: list[int] = []
    gaps: list[int] = []
    gap = Gap.BREAK
    for number, token in enumerate(doc):
        text = token.text
        if text.isspace():
            gap = Gap.BREAK if "\n" in text else max(gap, Gap.SPACE)
            continue
        cut, case = pieces.look_up(text)
        tokens.append(number)
        firsts.append(len(rows))
        rows += cut
        cases += [case] * len(cut)
        gaps += [gap] * len(cut)
        gap = Gap.SPACE if token.whitespace_ else Gap.NONE
    as_array = {"rows": rows, "cases": cases, "gaps": gaps, "firsts": firsts}
    return Words(tokens=tuple(tokens), **{name: np.array(values, dtype="int64") for name, values in as_array.items()})
