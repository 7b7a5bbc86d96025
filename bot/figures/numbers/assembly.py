"""Number, unit and hedge put together: the amounts of a sentence, before anything is known of what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from bot.figures.figure import Hedge, Kind
from bot.figures.numbers import ages, hedges, numerals, quantities, ranges, scales, written_units
from bot.figures.numbers.amount import Amount
from bot.figures.numbers.lexemes import Lexeme, lower_at, text_at
from bot.figures.numbers.nonfigures import is_part_of_name, is_pronoun_one
from bot.language.wordlist import words

_MULTIPLES: dict[str, Decimal] = {
    "doubled": Decimal(2), "doubling": Decimal(2), "doubles": Decimal(2), "tripled": Decimal(3), "tripling": Decimal(3),
    "trebled": Decimal(3), "trebling": Decimal(3), "quadrupled": Decimal(4), "quadrupling": Decimal(4),
    "quintupled": Decimal(5), "halved": Decimal("0.5"), "halving": Decimal("0.5"), "twofold": Decimal(2),
    "threefold": Decimal(3), "fourfold": Decimal(4), "fivefold": Decimal(5), "sixfold": Decimal(6),
    "tenfold": Decimal(10), "hundredfold": Decimal(100),
}  # fmt: skip
_BOUNDED = (Kind.LENGTH, Kind.DURATION)
_WITHIN = hedges.Bound(hedge=Hedge.AT_MOST)
_HOW = words("much many often big large likely high long fast")
_AFTER_TWICE = {"as", "the", "its", "that", "their", "what"}
# A sentence without a digit is worth reading when a word of this kind stands in it.
MAY_SPELL = re.compile(
    r"\b(?:"
    + "|".join((*numerals.SMALL, *scales.SCALES, *numerals.ORDINALS, *_MULTIPLES))
    + r"|half|thirds?|quarters?|score"
    r"|twice|double|triple|dozens|scores|hundreds|thousands|millions|billions|trillions|tens)\b",
    re.IGNORECASE,
)


def read(lexemes: Sequence[Lexeme], barred: Sequence[bool]) -> list[Amount]:
    """The amounts of one sentence, in order; `barred[i]` says that the sign at i belongs to a date or an idiom."""
    found: list[Amount] = []
    at = 0
    while at < len(lexemes):
        made = () if barred[at] else _at(lexemes, at, barred)
        found.extend(made)
        at = max(at + 1, made[-1].last) if made else _after_barred(lexemes, at, barred)
    found = [ages.share(lexemes, one, other) for one, other in zip([None, *found], found, strict=False)]
    return [_with_unit_of_next(lexemes, one, other) for one, other in zip_longest(found, found[1:])]


def _with_unit_of_next(lexemes: Sequence[Lexeme], one: Amount, other: Amount | None) -> Amount:
    """ "eight or nine euros", "raised from 50 to 75 milligrams": the unit stands once for both."""
    joint = lower_at(lexemes, one.last)
    levels = joint == "to" and lower_at(lexemes, one.opens - 1) == "from"
    if other is None or other.opens != one.last + 1 or not (levels or joint in ("or", "and")):
        return one
    if (
        one.kind is not Kind.COUNT
        or one.unit
        or other.unit is None
        or other.kind in (Kind.MULTIPLE, Kind.ORDINAL, Kind.AGE)
    ):
        return one
    return (
        one
        if lexemes[other.first].text in written_units.SYMBOLS
        else replace(one, kind=other.kind, unit=other.unit, per=other.per)
    )


def _after_barred(lexemes: Sequence[Lexeme], at: int, barred: Sequence[bool]) -> int:
    """Past the sign at `at`, and past the whole number where one starts there that is no figure."""
    if barred[at]:
        return at + 1
    numeral = numerals.read(lexemes, at)
    return max(at + 1, numeral.last) if numeral else at + 1


def _at(lexemes: Sequence[Lexeme], at: int, barred: Sequence[bool]) -> tuple[Amount, ...]:
    multiple = _multiple(lexemes, at)
    if multiple:
        return (multiple,)
    left = quantities.read(lexemes, at)
    if left is None or any(barred[left.first : left.last]):
        return ()
    joined = ranges.join(lexemes, left, barred)
    if joined:
        return joined
    hedged = _hedged(lexemes, left)
    return () if _is_none(lexemes, hedged) else (hedged,)


def _multiple(lexemes: Sequence[Lexeme], at: int) -> Amount | None:
    """ "twice as many", "doubled", "tenfold"."""
    word = lexemes[at].lower
    value = _MULTIPLES.get(word)
    following = lexemes[at + 1] if at + 1 < len(lexemes) else None
    if (
        word in ("twice", "double", "triple")
        and following
        and following.lower in _AFTER_TWICE
        and _compares(lexemes, at)
    ):
        value = Decimal(3 if word == "triple" else 2)
    if word == "half" and lower_at(lexemes, at + 1) == "as" and lower_at(lexemes, at + 2) in _HOW:
        value = Decimal("0.5")  # "half as many"
    if value is None or lower_at(lexemes, at + 1) == "down":  # "doubling down on it"
        return None
    bound, opens = hedges.before(lexemes, at)
    return Amount(
        first=at,
        last=at + 1,
        opens=opens,
        value=value,
        interval=hedges.interval(bound, value),
        hedge=bound.hedge,
        kind=Kind.MULTIPLE,
        noun=at + 1,
    )


def _compares(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether "twice as" goes on to compare ("twice as many"), not to say when ("scored twice as United won")."""
    return lower_at(lexemes, at + 1) != "as" or text_at(lexemes, at + 2).islower()


def _hedged(lexemes: Sequence[Lexeme], amount: Amount) -> Amount:
    if amount.value is None or amount.kind is Kind.ORDINAL:
        _, opens = hedges.before(lexemes, amount.first)
        return replace(amount, opens=opens)
    bound, opens = hedges.before(lexemes, amount.first, kind=amount.kind)
    noun = amount.noun
    if bound is hedges.EXACT and amount.kind in _BOUNDED and lower_at(lexemes, opens - 1) == "within":
        bound, opens = _WITHIN, opens - 1  # "within 48 hours"
    elif bound is hedges.EXACT:
        bound, noun = hedges.after(lexemes, amount.last)
        noun = max(noun, amount.noun)
    return replace(amount, opens=opens, noun=noun, hedge=bound.hedge, interval=hedges.interval(bound, amount.value))


def _is_none(lexemes: Sequence[Lexeme], amount: Amount) -> bool:
    """Whether what was read is no figure after all: a year, a name, a pronoun."""
    if amount.unit is None and amount.kind is Kind.COUNT:
        if ranges.is_bare_year(lexemes, amount, hedged=amount.hedge is not Hedge.EXACT):
            return True
        if is_pronoun_one(lexemes, amount.first, amount.last):
            return True
    if amount.kind is Kind.ORDINAL and lexemes[amount.first].lower == "first":
        following = numerals.read(lexemes, amount.last) if amount.last < len(lexemes) else None
        if following is not None and not following.ordinal:
            return True  # "in its first ten days" there are ten
    if amount.kind in (Kind.MONEY, Kind.MAGNITUDE) or lexemes[amount.first].sort == "mark":
        return False
    if amount.unit is not None:
        return lexemes[amount.first].glued and is_part_of_name(lexemes, amount.first, amount.last)
    last = amount.noun if amount.hedge is not Hedge.EXACT else amount.last
    return is_part_of_name(lexemes, amount.first, last)
