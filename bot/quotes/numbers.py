"""Numbers inside quotes: what counts as one, and which value words or digits stand for."""

from __future__ import annotations

from collections.abc import Sequence

from bot.quotes.vocabulary import words

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {word: float(value) for value, word in enumerate(_ONES.split())}
_UNITS |= {word: 20.0 + 10 * at for at, word in enumerate(_TENS.split())}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SCALES |= {"k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12}
_OTHER = words("half third quarter dozen dozens double triple twice hundreds thousands millions billions")
_LONGEST = 15  # digits of a number that is compared by value


def is_number(key: str) -> bool:
    """Whether a word is a number in digits or letters; "one" is none, it is a pronoun too often."""
    if any(character.isdigit() for character in key):
        return True
    return key != "one" and (key in _UNITS or (key in _SCALES and len(key) > 2) or key in _OTHER)


def value(keys: Sequence[str]) -> float | None:
    """The number all the words together stand for: 25, twenty five, 1.2 million; None where they are no number.

    >>> value(["twenty", "five"]), value(["1.2", "million"]), value(["plenty"])
    (25.0, 1200000.0, None)
    """
    total, current, seen = 0.0, 0.0, False
    for key in keys:
        if key in _UNITS:
            current, seen = current + _UNITS[key], True
        elif key in _SCALES and seen:
            current *= _SCALES[key]
            if _SCALES[key] > 100:
                total, current = total + current, 0.0
        elif len(key) <= _LONGEST and key.isascii() and key.replace(".", "", 1).isdecimal():
            current, seen = current + float(key), True
        elif key != "and":
            return None
    return total + current if seen else None
