"""Small numbers in words, as dates count with them."""

from __future__ import annotations

from typing import Final

_WORDS: Final = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "a couple of": 2,
}
NUMBER: Final = (
    r"(?:a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|\d{1,3})"
)


def value(stated: str) -> int | None:
    """The number `stated` in words or digits; None for "several" and whatever else is no number.

    >>> value("three"), value("A"), value("14"), value("several")
    (3, 1, 14, None)
    """
    plain = " ".join(stated.lower().split())
    if plain.isdecimal() and plain.isascii():
        return int(plain)
    return _WORDS.get(plain)
