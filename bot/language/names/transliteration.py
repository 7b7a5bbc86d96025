"""Spellings of one name: accents, apostrophes and the ways other alphabets are written in English."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from bot.language.stems import fold

_UNDECOMPOSED: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
# Ukrainian and Russian endings and letters, Arabic and Chinese letters: the first stands for all in a group.
_VARIANTS: Final = (
    (re.compile(r"(?:iy|yy|yi|ii|iĭ|ij|y|i)$"), "y"),
    (re.compile(r"(?:ei|ey|ej|eï|ai|ay|aj)(?=$|\W)"), "ey"),
    (re.compile(r"(?:ks|x)"), "ks"),
    (re.compile(r"(?:tch|tsch)"), "ch"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"(?:kh|gh|q)"), "k"),
    (re.compile(r"(?:ye|je|ie)"), "e"),
    (re.compile(r"(?:yu|iu|ju)"), "u"),
    (re.compile(r"(?:ya|ia|ja)"), "a"),
    (re.compile(r"(.)\1"), r"\1"),
)
_ONE_SOUND: Final = str.maketrans({"g": "k", "q": "k", "c": "k", "z": "s", "v": "w"})
_ALIKE: Final = 86.0  # percent of letters shared; Gaddafi and Kadafi have 77, Qaddafi and Gadhafi 86, Merz and März 75
_ENDINGS: Final = (("a", "y"), ("a", ""), ("aya", "y"), ("ova", "ov"), ("eva", "ev"), ("ina", "in"))


@lru_cache(maxsize=20_000)
def spelling(word: str) -> str:
    """What the spellings of a word share.

    >>> spelling("Zelenskyy") == spelling("Zelensky"), spelling("Sergey") == spelling("Sergei")
    (True, True)
    >>> spelling("Gödel") == spelling("Godel")
    True
    """
    plain = plain_letters(word)
    for pattern, written in _VARIANTS:
        plain = pattern.sub(written, plain)
    return plain


@lru_cache(maxsize=20_000)
def plain_letters(word: str) -> str:
    """Lower case without accents, apostrophes and points."""
    plain = fold(word).translate(_UNDECOMPOSED)
    return "".join(character for character in plain if character.isalnum() or character == "-")


@lru_cache(maxsize=20_000)
def are_spellings(one: str, other: str) -> bool:
    """Whether two words may be one name written in two ways; the endings of husband and wife are told apart."""
    left, right = spelling(one), spelling(other)
    if left == right:
        return True
    if min(len(left), len(right)) < 5 or _are_genders(left, right):
        return False
    return left[0] == right[0] and fuzz.ratio(left, right) >= _ALIKE


@lru_cache(maxsize=20_000)
def sound_alike(one: str, other: str) -> bool:
    """Whether two words share their consonants: Muammar and Moammar, Gaddafi and Qadhafi; not Ivan and Ivana.

    >>> sound_alike("Gaddafi", "Qadhafi"), sound_alike("Ivan", "Ivana")
    (True, False)
    """
    left, right = spelling(one), spelling(other)
    if _are_genders(left, right) or not left or not right:
        return False
    return len(_consonants(left)) > 1 and _consonants(left) == _consonants(right)


@lru_cache(maxsize=20_000)
def _consonants(folded: str) -> str:
    plain = re.sub(r"dh", "d", folded).translate(_ONE_SOUND)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", plain))


def _are_genders(left: str, right: str) -> bool:
    return any(
        one.endswith(female)
        and other.endswith(male)
        and one[: len(one) - len(female)] == other[: len(other) - len(male)]
        for one, other in ((left, right), (right, left))
        for female, male in _ENDINGS
    )
