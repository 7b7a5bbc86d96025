"""Magnitudes of earthquakes: a number that a scale of its own measures, without a unit (CHECKS 1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.figures.figure import Kind
from bot.figures.numbers.amount import Amount
from bot.figures.numbers.lexemes import Lexeme, glued_at, lower_at, text_at
from bot.language.wordlist import words

QUAKES = words(
    "earthquake quake tremor temblor aftershock foreshock shock seism earthquakes quakes tremors aftershocks"
)
_HIGHEST = Decimal(10)  # no magnitude above it was ever measured
_BETWEEN = words("of a an about around at least was is as preliminary estimated nearly almost over some -")
_REACH = 4  # signs between "magnitude" and its number: "magnitude of at least 6.1"
_SCALE = 6  # signs between a number and the name of its scale: "6.4 on the open-ended Richter scale"


def marked(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether the "M" of "M7.1" stands at `at`, in a sentence of earthquakes; a road is an M25 as well."""
    written = text_at(lexemes, at) in ("M", "Mw") and glued_at(lexemes, at + 1) and "." in text_at(lexemes, at + 1)
    return written and any(sign.lower in QUAKES for sign in lexemes)


def measured(lexemes: Sequence[Lexeme], amount: Amount) -> Amount:
    """`amount` as a magnitude, where "magnitude" or the Richter scale stands by it; else as it is."""
    if amount.kind is not Kind.COUNT or amount.unit or amount.value is None or not 0 < amount.value <= _HIGHEST:
        return amount
    last = amount.last
    if lower_at(lexemes, last) in ("-", "‐", "‑"):
        last += 1
    if lower_at(lexemes, last) in ("magnitude", "magnitudes") and lower_at(lexemes, last + 1) != "of":
        return replace(amount, kind=Kind.MAGNITUDE, last=last + 1, attributive=False, noun=last + 1)
    named = _is_named(lexemes, amount.first) or marked(lexemes, amount.first - 1)
    return replace(amount, kind=Kind.MAGNITUDE) if named or _is_on_scale(lexemes, amount.last) else amount


def _is_named(lexemes: Sequence[Lexeme], first: int) -> bool:
    for at in range(first - 1, max(-1, first - 2 - _REACH), -1):
        if lexemes[at].lower == "magnitude":
            return True
        if lexemes[at].lower not in _BETWEEN:
            return False
    return False


def _is_on_scale(lexemes: Sequence[Lexeme], last: int) -> bool:
    """ "6.4 on the Richter scale", "6.4 on the moment magnitude scale"."""
    if lower_at(lexemes, last) != "on":
        return False
    near = [sign.lower for sign in lexemes[last : last + _SCALE]]
    return "richter" in near or ("magnitude" in near and "scale" in near)
