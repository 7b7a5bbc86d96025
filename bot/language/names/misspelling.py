"""Whether two persons' names are one name, misspelled: Preibus and Priebus, Haley and Hayley Copeland."""

from __future__ import annotations

from typing import Final

from rapidfuzz.distance import OSA

from bot.language.names.transliteration import plain_letters, spelling

_SHORTEST: Final = 5  # letters; one letter makes another name of a shorter one: Mann, Munn
_ALONE: Final = 6  # letters of a surname that stands for its bearer without a given name
_LONG: Final = 7  # letters from which two slips still leave one name: Drattell, Dartell
# Letters that stand for each other where another alphabet is written in English: house style.
TWINS: Final = (frozenset("yi"), frozenset("vw"), frozenset("kc"), frozenset("sz"), frozenset("gh"), frozenset("jy"))


def is_misspelling(one: str, other: str) -> bool:
    """Whether two names, titles left out, are one person's, and one is a slip of the pen of the other.

    >>> is_misspelling("Reince Preibus", "Reince Priebus"), is_misspelling("Bouhel", "Mohamed Bouhlel")
    (True, True)
    >>> is_misspelling("Ann Larsen", "Eve Larson"), is_misspelling("Yanukovych", "Yanukovich")
    (False, False)
    """
    left, right = one.split(), other.split()
    if not left or not right:
        return False
    if len(left) == 1 or len(right) == 1:
        here, there = plain_letters(left[-1]), plain_letters(right[-1])
        return min(len(here), len(there)) >= _ALONE and _is_slip(here, there, most=1)
    surnames, given = ((plain_letters(left[at]), plain_letters(right[at])) for at in (-1, 0))
    if given[0] == given[1]:
        return _is_slip(*surnames, most=2)
    return surnames[0] == surnames[1] and _is_slip(*given, most=1)


def _is_slip(one: str, other: str, *, most: int) -> bool:
    """Whether one letter, of long words two, is put in, left out, exchanged or out of its place."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST or shorter[0] != longer[0] or spelling(one) == spelling(other):
        return False
    if longer == f"{shorter}s" or _is_house_style(one, other):
        return False
    steps = OSA.distance(one, other, score_cutoff=most)
    return steps == 1 or (steps == most == 2 and len(shorter) >= _LONG)


def is_word_off(one: str, other: str, *, most: int = 1) -> bool:
    """Whether a word of a name differs from another by a slip, in one article, where house style is no reason.

    With `most` 2, words of seven letters or more may differ by two. Plurals and what a place is called after are none.

    >>> is_word_off("Tump", "Trump"), is_word_off("Dartell", "Drattell", most=2), is_word_off("Korean", "Korea")
    (True, True, False)
    """
    shorter, longer = sorted((plain_letters(one), plain_letters(other)), key=len)
    if not shorter or shorter[0] != longer[0] or not (shorter + longer).isalpha():
        return False
    if longer in (f"{shorter}s", f"{shorter}n", f"{shorter}an"):
        return False
    steps = OSA.distance(shorter, longer, score_cutoff=most)
    return steps == 1 or (steps == most == 2 and len(shorter) >= _LONG)


def _is_house_style(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    differing = [frozenset((a, b)) for a, b in zip(one, other, strict=True) if a != b]
    return all(pair in TWINS for pair in differing)
