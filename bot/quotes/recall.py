"""Find a quote by words somebody remembers: typing errors, trims and the outlet's spelling aside.

An index can only find whole terms. A quote is therefore indexed by its words, by its pairs of neighbouring words, and
by the beginnings and endings of its longer words: one typing error in a word of six letters or more leaves one of the
two intact. What the index hands over is compared letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz import fuzz

from bot.quotes.alignment.wording import read
from bot.quotes.vocabulary import STOP

_EDGE = 4  # letters of a beginning or ending
_SHORT_EDGE = 3  # of a word too short for two that do not overlap
_EDGED = 6  # letters of the shortest word with both
_FEW = 3  # words of weight under which pairs of small words are asked for too: "we will do it"
_ASKED = 60  # terms: more find nothing else and take time


def index_terms(text: str) -> tuple[str, ...]:
    """The distinct terms a quote is found by, letters and digits only; a figure in front keeps the kinds apart."""
    keys = _keys(text)
    return tuple(dict.fromkeys((*_words(keys), *_pairs(keys), *_edges(keys))))


def search_terms(words: str) -> tuple[str, ...]:
    """The terms to ask an index for, the most telling first; empty where nothing was said that could be found."""
    keys = _keys(words)
    telling = [key for key in keys if key not in STOP]
    pairs = list(_pairs(keys)) if len(telling) < _FEW else list(_pairs(keys, telling_only=True))
    return tuple(dict.fromkeys((*_words(keys), *pairs, *_edges(keys))))[:_ASKED]


def likeness(wanted: str, text: str) -> float:
    """How like a quote is to the words somebody looks for, 0 to 100.

    Part of a longer quote is as good as the whole; a quote shorter than what is wanted must hold at least half of it.

    >>> likeness("has to be realistic", "The plan has to be realistic."), likeness("has to be realistic", "Realistic.")
    (100.0, 0.0)
    """
    asked, said = read(wanted).folded, read(text).folded
    if not asked or 2 * len(said) < len(asked):
        return 0.0
    return float(fuzz.partial_ratio(asked, said))


def _keys(text: str) -> tuple[str, ...]:
    keys = ("".join(sign for sign in key if sign.isalnum()) for key in read(text).keys)
    return tuple(key for key in keys if key)


def _words(keys: tuple[str, ...]) -> Iterator[str]:
    return (key for key in keys if key not in STOP)


def _pairs(keys: tuple[str, ...], *, telling_only: bool = False) -> Iterator[str]:
    for one, other in pairwise(keys):
        if not telling_only or one not in STOP or other not in STOP:
            yield f"2{one}{other}"


def _edges(keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        if len(key) >= _EDGED and key not in STOP:
            size = _EDGE if len(key) >= 2 * _EDGE else _SHORT_EDGE
            yield f"3{key[:size]}"
            yield f"4{key[-size:]}"
