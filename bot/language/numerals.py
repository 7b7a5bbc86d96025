"""Numbers in words: the one table of small numbers, scales and ordinals, and their reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_TO_NINETEEN: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TO_NINETY: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_TO_NINETEENTH: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
)
_ONES, _TENS, _ORDINALS = _TO_NINETEEN.split(), _TO_NINETY.split(), _TO_NINETEENTH.split()
SMALL: Final = {word: place for place, word in enumerate(_ONES)} | {
    word: 10 * place for place, word in enumerate(_TENS, start=2)
}
SCALES: Final = {
    "hundred": 100, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9,
    "trillion": 10**12, "dozen": 12,
}  # fmt: skip
SHORT_SCALES: Final = {
    "k": 10**3, "mn": 10**6, "mln": 10**6, "mio": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12,
    "lakhs": 10**5, "crores": 10**7,
}  # fmt: skip
AFTER_MONEY: Final = {"m": 10**6, "b": 10**9, "t": 10**12}  # magnitudes only where a currency or a digit is beside them
VAGUE: Final = {
    "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9,
    "trillions": 10**12,
}  # fmt: skip
ORDINALS: Final = (
    {word: place for place, word in enumerate(_ORDINALS, start=1)}
    | {word.removesuffix("y") + "ieth": 10 * place for place, word in enumerate(_TENS, start=2)}
    | {"hundredth": 100}
)
DENOMINATORS: Final = (
    {"half": 2, "halves": 2, "quarter": 4, "quarters": 4, "thousandth": 1000}
    | {word: value for word, value in ORDINALS.items() if 3 <= value <= 10 or value == 100}
    | {f"{word}s": value for word, value in ORDINALS.items() if 3 <= value <= 10 or value == 100}
)
_COUPLE: Final = "a couple of"
_ROUND: Final = ("hundred", "thousand", "dozen")  # scales in which people count days and years


def alternatives(entries: Sequence[str]) -> str:
    """The words of a table as the inside of a pattern, a longer one before one it begins with."""
    return "|".join(map(re.escape, sorted(entries, key=len, reverse=True)))


_HYPHEN: Final = r"(?:[-‐‑]| )"

# Patterns, to be compiled without regard to case; a blank stands for whatever the pattern around them allows there.
CARDINAL: Final = rf"(?:(?:{alternatives(_TENS)})(?:{_HYPHEN}(?:{alternatives(_ONES[1:10])}))?|{alternatives(_ONES)})"
NUMBER: Final = rf"(?:{_COUPLE}|(?:{CARDINAL}|an?)(?: (?:{alternatives(_ROUND)})(?: and {CARDINAL})?)?|\d{{1,3}})"
ORDINAL: Final = rf"(?:(?:{alternatives(_TENS)}){_HYPHEN}(?:{alternatives(_ORDINALS[:9])})|{alternatives([*ORDINALS])})"
_ORDINAL_DIGITS: Final = re.compile(r"(\d+)(?:st|nd|rd|th)")
_JOINT: Final = re.compile(r"[-‐‑\s]+")


def value(stated: str) -> int | None:
    """The number `stated` in words or digits; None for "several" and whatever else is no number.

    >>> value("three"), value("A"), value("14"), value("twenty-four"), value("a hundred and five"), value("several")
    (3, 1, 14, 24, 105, None)
    """
    plain = " ".join(stated.lower().split())
    if plain.isdecimal() and plain.isascii():
        return int(plain)
    return 2 if plain == _COUPLE else _sum(_JOINT.split(plain))


def ordinal(stated: str) -> int | None:
    """The place `stated` in words or digits names; None where it names none.

    >>> ordinal("fourth"), ordinal("Twenty-first"), ordinal("3rd"), ordinal("next")
    (4, 21, 3, None)
    """
    plain = stated.lower()
    if digits := _ORDINAL_DIGITS.fullmatch(plain):
        return int(digits[1])
    *tens, last = _JOINT.split(plain)
    if not tens:
        return ORDINALS.get(last)
    place = ORDINALS.get(last, 0)
    return SMALL[tens[0]] + place if len(tens) == 1 and tens[0] in _TENS and 0 < place < 10 else None


def _sum(words: Sequence[str]) -> int | None:
    """What the words stand for together: twenty four, a hundred and five, two dozen."""
    total = current = 0
    for at, word in enumerate(words):
        if word in ("a", "an") and at == 0:
            current = 1
        elif word in SMALL:
            current += SMALL[word]
        elif word in SCALES and at:
            current *= SCALES[word]
            if SCALES[word] > 100:
                total, current = total + current, 0
        elif word != "and" or not at:
            return None
    return total + current
