"""Numbers inside quotes: what counts as one, and which value words or digits stand for."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.numerals import AFTER_MONEY, ORDINALS, SCALES, SHORT_SCALES, SMALL, VAGUE
from bot.language.wordlist import words

_SCALES = SCALES | SHORT_SCALES | {"m": AFTER_MONEY["m"]}
# "First" and "second" are left out: an adverb and a unit more often than a place.
_OTHER = words("half quarter double triple twice") | set(VAGUE) | {word for word, at in ORDINALS.items() if at > 2}
_LONGEST = 15  # digits of a number that is compared by value


def is_number(key: str) -> bool:
    """Whether a word is a number in digits or letters; "one" is none, it is a pronoun too often."""
    if any(character.isdigit() for character in key):
        return True
    return key != "one" and (key in SMALL or (key in _SCALES and len(key) > 2) or key in _OTHER)


def value(keys: Sequence[str]) -> float | None:
    """The number all the words together stand for: 25, twenty five, 1.2 million; None where they are no number.

    >>> value(["twenty", "five"]), value(["1.2", "million"]), value(["plenty"])
    (25.0, 1200000.0, None)
    """
    total, current, seen = 0.0, 0.0, False
    for key in keys:
        if key in SMALL:
            current, seen = current + SMALL[key], True
        elif key in _SCALES and seen:
            current *= _SCALES[key]
            if _SCALES[key] > 100:
                total, current = total + current, 0.0
        elif len(key) <= _LONGEST and key.isascii() and key.replace(".", "", 1).isdecimal():
            current, seen = current + float(key), True
        elif key != "and":
            return None
    return total + current if seen else None
