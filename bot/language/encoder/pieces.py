"""Words cut into pieces the encoder knows: the longest known piece first, as BERT's WordPiece does (Schuster and
Nakajima 2012; Devlin et al. 2019).

A word is lower-cased, its accents are taken off and each mark in it stands alone, as the encoder was pretrained.
What is lost so, case and the space before a word, the encoder gets as features of their own (`case_of`, `gap_of`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Final

CONTINUED: Final = "##"
UNKNOWN: Final = "[UNK]"
BEGIN: Final = "[CLS]"
END: Final = "[SEP]"
MOST_PIECES: Final = 8  # of one word; the middle of a longer one is passed over
_KEPT_AT_END: Final = 3  # pieces of a word that is too long: its ending tells its form
_LONGEST_PIECE: Final = 24  # characters
_REMEMBERED: Final = 100_000  # words


class Case(IntEnum):
    """How a word is written."""

    LOWER = 0
    TITLE = 1
    UPPER = 2
    INITIAL = 3
    MIXED = 4
    DIGITS = 5
    CODE = 6
    MARK = 7


class Gap(IntEnum):
    """What stands before a word."""

    NONE = 0
    SPACE = 1
    BREAK = 2


class Pieces:
    """The pieces in the order of their rows in the embedding; `[UNK]`, `[CLS]` and `[SEP]` are among them."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self.pieces = tuple(pieces)
        self._row = {piece: row for row, piece in enumerate(self.pieces)}
        self.unknown, self.begin, self.end = (self._row[name] for name in (UNKNOWN, BEGIN, END))
        self._remembered: dict[str, tuple[tuple[int, ...], Case]] = {}

    def cut(self, word: str) -> tuple[int, ...]:
        """The rows of the word's pieces, one to MOST_PIECES of them."""
        return self.look_up(word)[0]

    def look_up(self, word: str) -> tuple[tuple[int, ...], Case]:
        """The rows of the word's pieces and how it is written; remembered."""
        found = self._remembered.get(word)
        if found is None:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered = {}  # a new table: another thread may be reading the old one
            found = self._remembered[word] = self._bounded(word), case_of(word)
        return found

    def _bounded(self, word: str) -> tuple[int, ...]:
        plain = word if len(word) <= 200 else word[:150] + word[-50:]
        rows = [row for part in parts(plain) for row in self._cut_part(part)]
        if len(rows) > MOST_PIECES:
            rows = rows[: MOST_PIECES - _KEPT_AT_END] + rows[-_KEPT_AT_END:]
        return tuple(rows) or (self.unknown,)

    def _cut_part(self, part: str) -> Iterable[int]:
        start = 0
        while start < len(part):
            prefix = CONTINUED if start else ""
            for end in range(min(len(part), start + _LONGEST_PIECE), start, -1):
                row = self._row.get(prefix + part[start:end])
                if row is not None:
                    yield row
                    start = end
                    break
            else:
                yield self.unknown
                return


def parts(word: str) -> list[str]:
    """A word in lower case without accents, cut at its marks; control characters and what is no letter are left out."""
    found: list[str] = []
    joined = False
    for character in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(character)
        if kind == "Mn" or kind[0] == "C" or character.isspace():
            continue
        alone = kind[0] in "PS"
        if alone or not joined:
            found.append(character)
        else:
            found[-1] += character
        joined = not alone
    return found


def case_of(word: str) -> Case:
    """How the word is written."""
    if not any(character.isalpha() for character in word):
        return Case.DIGITS if any(character.isdigit() for character in word) else Case.MARK
    if any(character.isdigit() for character in word):
        return Case.CODE
    if word.islower():
        return Case.LOWER
    if word.isupper():
        return Case.INITIAL if len(word.strip(".")) == 1 else Case.UPPER
    return Case.TITLE if word[0].isupper() and word[1:].islower() else Case.MIXED
