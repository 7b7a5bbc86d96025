"""Fractions in digits: 2½, 2 1/2, 3/4, 1/16 (CHECKS 1)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from bot.figures.numbers.lexemes import Lexeme, lower_at, sort_at
from bot.figures.numbers.numeral import Numeral
from bot.figures.numbers.scales import magnitude, whole

_SMALL_PARTS = (16, 32, 64)  # of which only one is a fraction: "1/16", not the 5/16 of a date


def after_digits(lexemes: Sequence[Lexeme], last: int, value: Decimal) -> Numeral | None:
    """ "2½", "2 1/2" and "3/4": what a fraction makes of the digits before `last`."""
    if sort_at(lexemes, last) == "glyph":
        end, factor = magnitude(lexemes, last + 1, money=False)
        return Numeral(first=last, last=end, value=(value + glyph(lexemes[last])) * factor, factor=factor)
    if lower_at(lexemes, last) == "/" and sort_at(lexemes, last + 1) == "number" and lexemes[last + 1].glued:
        part = _slash(value, lexemes[last + 1])
        return None if part is None else Numeral(first=last, last=last + 2, value=part, ratio=True)
    if (
        sort_at(lexemes, last) == "number"
        and lower_at(lexemes, last + 1) == "/"
        and sort_at(lexemes, last + 2) == "number"
        and not lexemes[last].glued
    ):
        part = _slash(whole(lexemes[last].text), lexemes[last + 2])
        if part is None:
            return None
        end, factor = magnitude(lexemes, last + 3, money=False)
        return Numeral(first=last, last=end, value=(value + part) * factor, factor=factor)
    return None


def _slash(over: Decimal | None, under: Lexeme) -> Decimal | None:
    below = whole(under.text)
    if over is None or not 0 < over < (below or 0):
        return None
    if below is None or not (below in (2, 3, 4, 5, 8, 10) or (over == 1 and below in _SMALL_PARTS)):
        return None
    return over / below


def glyph(lexeme: Lexeme) -> Decimal:
    """The value of a vulgar fraction, to six places."""
    exact = unicodedata.numeric(lexeme.text)
    return Decimal(round(exact * 1_000_000)) / 1_000_000
