"""What multiplies a number: the scale behind it, a power of ten, the capital of "7 B people" (CHECKS 1)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.figures.numbers.lexemes import Lexeme, lower_at, plain, text_at
from bot.language import numerals
from bot.language.wordlist import words

SCALES = {word: Decimal(value) for word, value in numerals.SCALES.items()}
_SHORT_SCALES = {word: Decimal(value) for word, value in numerals.SHORT_SCALES.items()}
_AFTER_MONEY = {word: Decimal(value) for word, value in numerals.AFTER_MONEY.items()}
_CLOSING = {"“": "”", "‘": "’", '"': '"', "«": "»"}
_POWERS = {sign: str(place) for place, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_MOST_POWER = 15  # of ten; higher ones are no number of news
_MOST_DIGITS = 24  # longer strings of digits are keys and noise, and would strain every sum
_MOST_IN_A_ROW = 12  # a trillion has more, and is written with groups or in words: so many in a row are a key
_MANY = words("people men women children")
_NOT_MANY = words("is was has as does goes class pupils students this his its")


def whole(text: str) -> Decimal | None:
    """The value of one group of digits, in any script; None where it is too long to be a figure.

    >>> whole("12,345,678,901,234"), whole("12345678901234")
    (Decimal('12345678901234'), None)
    """
    digits = plain(text)
    if text.isdecimal() and len(text) > _MOST_IN_A_ROW:
        return None
    return Decimal(digits) if len(digits) <= _MOST_DIGITS else None


def is_whole(value: Decimal) -> bool:
    """Whether a number has no fraction, however large it is: a remainder of 1e40 is none that decimals can give.

    >>> is_whole(Decimal("1e40")), is_whole(Decimal("1.5"))
    (True, False)
    """
    return value == value.to_integral_value()


def magnitude(lexemes: Sequence[Lexeme], last: int, *, money: bool) -> tuple[int, Decimal]:
    """Where the scales that start at `last` end, and their product; `money` makes a bare "m" or "b" a scale."""
    factor = Decimal(1)
    if text_at(lexemes, last) in _CLOSING.values() and _is_marked(lexemes, last):
        last += lower_at(lexemes, last + 1) in SCALES  # “1.5” million
    capital = _capital(lexemes, last)
    if capital:
        return last + 1, capital
    while last < len(lexemes):
        hyphen = lower_at(lexemes, last) == "-" and last + 1 < len(lexemes) and lexemes[last + 1].glued
        word = lower_at(lexemes, last + hyphen)
        scale = SCALES.get(word) or _SHORT_SCALES.get(word)
        if scale is None and money and lexemes[last].glued:
            scale = _AFTER_MONEY.get(word)
        if scale is None or factor * scale > Decimal(10) ** 15:
            break
        last, factor = last + hyphen + 1, factor * scale
    return last, factor


def power(lexemes: Sequence[Lexeme], at: int) -> tuple[int, Decimal] | None:
    """ "x 10^6", "× 10⁶": where the power of ten at `at` ends, and what it is."""
    if lower_at(lexemes, at) not in ("x", "×") or lower_at(lexemes, at + 1) != "10":
        return None
    raised = text_at(lexemes, at + 2)
    end, digits = at + 3, "".join(_POWERS.get(sign, "") for sign in raised)
    if raised == "^":
        end, digits = at + 4, text_at(lexemes, at + 3)
    if not (digits.isdecimal() and int(digits) <= _MOST_POWER):
        return None
    return end, Decimal(10) ** int(digits)


def _is_marked(lexemes: Sequence[Lexeme], closing: int) -> bool:
    """Whether a number alone stands between quotation marks, of which the second is at `closing`."""
    return _CLOSING.get(text_at(lexemes, closing - 2)) == lexemes[closing].text


def _capital(lexemes: Sequence[Lexeme], at: int) -> Decimal | None:
    """The million or billion of "7 B people" and "7B people"; a class is 3B, and a road M4."""
    people = lower_at(lexemes, at + 1)
    if text_at(lexemes, at) not in ("M", "B") or not (people in _MANY or people.endswith("s")) or people in _NOT_MANY:
        return None
    return _AFTER_MONEY[lexemes[at].lower] if text_at(lexemes, at + 1).islower() else None
