"""Numbers as news writes them: digits, words, magnitudes, fractions and vague amounts (CHECKS 1 and 2)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.figures.numbers.lexemes import Lexeme, glued_at, is_malformed, lower_at, sort_at
from bot.figures.numbers.scales import SCALES, magnitude, power, whole
from bot.language import numerals
from bot.language.wordlist import words

SMALL = {word: Decimal(value) for word, value in numerals.SMALL.items()}
ORDINALS = numerals.ORDINALS
_VAGUE = {word: Decimal(value) for word, value in numerals.VAGUE.items()}
_DENOMINATORS = numerals.DENOMINATORS
_OF = words("of the a an its their his her our all")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_HYPHENS = ("-", "‐", "‑")
_AFTER_SCORES = words("a an the his her its their another twice only again")
_SMALL_PARTS = (16, 32, 64)  # of which only one is a fraction: "1/16", not the 5/16 of a date


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number at `lexemes[first:last]`; `value` is None for a vague amount, which lies between `low` and `high`."""

    first: int
    last: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    written: bool = False  # in words, not digits
    ratio: bool = False  # a fraction or "one in five"
    ordinal: bool = False
    factor: Decimal = Decimal(1)  # the magnitude `value` was multiplied with


def read(lexemes: Sequence[Lexeme], first: int, *, money: bool = False) -> Numeral | None:
    """The number that starts at `lexemes[first]`, as long as it goes; None where none starts.

    `money` says a currency stands before it, which makes a bare "m" or "b" a magnitude. Strings of more than 24 digits
    are no numbers.
    """
    lexeme = lexemes[first]
    if lexeme.sort in ("number", "glyph"):
        found = _digits(lexemes, first, money=money)
    elif lexeme.lower in _VAGUE and not _is_verb(lexemes, first):
        low = _VAGUE[lexeme.lower]
        found = Numeral(first=first, last=first + 1, value=None, low=low, high=10 * low, written=True)
    else:
        found = _words(lexemes, first)
    return found and (_out_of(lexemes, found) or _of_scale(lexemes, found) or found)


def _is_verb(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether "scores" says what somebody does: "scores an upset", "scores twice"; a number it is "of" things."""
    return lexemes[at].lower == "scores" and (
        lower_at(lexemes, at + 1) in _AFTER_SCORES or sort_at(lexemes, at + 1) == "number"
    )


def _of_scale(lexemes: Sequence[Lexeme], part: Numeral) -> Numeral | None:
    """ "a quarter of a million", "three-quarters of a million": so much of a thousand or more."""
    at = part.last
    signs = [lower_at(lexemes, at + k) for k in range(3)]
    if not part.ratio or part.value is None or signs[0] != "of" or signs[1] not in ("a", "an"):
        return None
    scale = SCALES.get(signs[2], Decimal(0))
    if scale < 1000:
        return None
    return replace(part, last=at + 3, value=part.value * scale, ratio=False, factor=scale)


def _digits(lexemes: Sequence[Lexeme], first: int, *, money: bool) -> Numeral | None:
    lexeme = lexemes[first]
    if lexeme.sort == "glyph":
        if sort_at(lexemes, first + 1) == "glyph" and lexemes[first + 1].glued:
            return None
        return Numeral(first=first, last=first + 1, value=_glyph(lexeme), ratio=True)
    if is_malformed(lexeme.text):
        return Numeral(first=first, last=first + 1, value=None)
    value = whole(lexeme.text)
    if value is None or (lexeme.text[0] == "0" and lexeme.text[1:].isdecimal()):
        return None
    return _with_rest(lexemes, first, value, money=money)


def _with_rest(lexemes: Sequence[Lexeme], first: int, value: Decimal, *, money: bool) -> Numeral | None:
    """The number whose first group of digits is worth `value`, with ending, fraction and scale."""
    last = first + 1
    if lower_at(lexemes, last) == _ending(value) and lexemes[last].glued:
        return Numeral(first=first, last=last + 1, value=value, ordinal=True)
    fraction = _fraction_after(lexemes, last, value)
    if fraction:
        return replace(fraction, first=first)
    raised = power(lexemes, last)
    if raised:
        return Numeral(first=first, last=raised[0], value=value * raised[1])
    halved = _and_a_part(lexemes, first, last, value)
    if halved:
        return replace(halved, written=False)
    last, factor = magnitude(lexemes, last, money=money)
    return Numeral(first=first, last=last, value=value * factor, factor=factor)


def _ending(value: Decimal) -> str:
    """The ending of the ordinal of `value`: 21st, 12th; the "st" of "14st" is none."""
    teen = value % 100 in range(11, 14)
    return "th" if teen or value % 1 else _ENDINGS.get(int(value % 10), "th")


def _fraction_after(lexemes: Sequence[Lexeme], last: int, value: Decimal) -> Numeral | None:
    """ "2½", "2 1/2" and "3/4": what a fraction makes of the digits before `last`."""
    if sort_at(lexemes, last) == "glyph":
        end, factor = magnitude(lexemes, last + 1, money=False)
        return Numeral(first=last, last=end, value=(value + _glyph(lexemes[last])) * factor, factor=factor)
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


def _words(lexemes: Sequence[Lexeme], first: int) -> Numeral | None:
    word = lexemes[first].lower
    if word == "half":
        return _half(lexemes, first)
    if word in ("a", "an"):
        return _article(lexemes, first)
    if word == "tens" and lower_at(lexemes, first + 1) == "of" and lower_at(lexemes, first + 2) in _VAGUE:
        low = 10 * _VAGUE[lexemes[first + 2].lower]
        return Numeral(first=first, last=first + 3, value=None, low=low, high=10 * low, written=True)
    if word not in SMALL:
        ordinal = ORDINALS.get(word)
        if ordinal is None or (word == "second" and lower_at(lexemes, first - 1) == "per"):
            return None
        return Numeral(first=first, last=first + 1, value=Decimal(ordinal), written=True, ordinal=True)
    return _spelled(lexemes, first, SMALL[word])


def _spelled(lexemes: Sequence[Lexeme], first: int, lead: Decimal) -> Numeral:
    """The number in words that starts at `first` with `lead`: twenty-one, a hundred and two, two million."""
    total, current, at, factor = Decimal(0), lead, first + 1, Decimal(1)
    while at < len(lexemes):
        step = _joint(lexemes, at)
        word = lower_at(lexemes, at + step)
        if word in ORDINALS and current in range(20, 100, 10) and step and ORDINALS[word] < 10:
            return Numeral(first=first, last=at + step + 1, value=current + ORDINALS[word], written=True, ordinal=True)
        if word in SCALES:
            scale = SCALES[word]
            factor *= scale
            if scale == 100 or word == "dozen":
                current *= scale
            else:
                total, current = total + current * scale, Decimal(0)
        elif word in SMALL and _fits(current, SMALL[word], scaled=factor != 1):
            current += SMALL[word]
        else:
            break
        at += step + 1
    value = total + current
    part = _of_it(lexemes, first, at, value)
    return part or Numeral(first=first, last=at, value=value, written=True, factor=factor)


def _fits(current: Decimal, small: Decimal, *, scaled: bool) -> bool:
    """Whether `small` can follow within one number: twenty-one, two hundred and five, not "five six"."""
    if current % 100 == 0:
        return scaled
    return current % 10 == 0 and current % 100 >= 20 and 0 < small < 10


def _joint(lexemes: Sequence[Lexeme], at: int) -> int:
    """How many signs join a number word to the next: the hyphen of twenty-one, the "and" of two hundred and five."""
    if lexemes[at].text in ("-", "‐", "‑") and lexemes[at].glued:
        return 1
    before = lexemes[at - 1].lower
    return 1 if lexemes[at].lower == "and" and before in SCALES and lower_at(lexemes, at + 1) in SMALL else 0


def _of_it(lexemes: Sequence[Lexeme], first: int, at: int, value: Decimal) -> Numeral | None:
    """ "two-thirds", "three quarters", "two and a half"."""
    if at >= len(lexemes):
        return None
    step = 1 if lexemes[at].text in ("-", "‐", "‑") and lexemes[at].glued else 0
    below = _DENOMINATORS.get(lower_at(lexemes, at + step))
    plural = below and lower_at(lexemes, at + step).endswith("s")
    if below and 0 < value < below and (plural or value == 1):
        return Numeral(first=first, last=at + step + 1, value=value / below, written=True, ratio=True)
    return _and_a_part(lexemes, first, at, value)


def _and_a_part(lexemes: Sequence[Lexeme], first: int, at: int, value: Decimal) -> Numeral | None:
    """ "two and a half", "three-and-a-half", "one and three quarters", each with the scale that follows."""
    signs = [at + k for k in range(6) if lower_at(lexemes, at + k) not in _HYPHENS or not glued_at(lexemes, at + k)]
    if len(signs) < 3 or [lower_at(lexemes, sign) for sign in signs[:1]] != ["and"]:
        return None
    over = Decimal(1) if lower_at(lexemes, signs[1]) in ("a", "one") else SMALL.get(lower_at(lexemes, signs[1]))
    below = _DENOMINATORS.get(lower_at(lexemes, signs[2]))
    if not over or not below or over >= below or below > 4 or lower_at(lexemes, signs[2]).endswith("s") != (over > 1):
        return None
    end, factor = magnitude(lexemes, signs[2] + 1, money=False)
    return Numeral(first=first, last=end, value=(value + over / below) * factor, written=True, factor=factor)


def _half(lexemes: Sequence[Lexeme], first: int) -> Numeral | None:
    """ "half of the seats", "half a million", "half a dozen"; not the half of a match."""
    word = lower_at(lexemes, first + 1)
    joint = glued_at(lexemes, first + 1) and word in _HYPHENS
    if joint and glued_at(lexemes, first + 2):
        word = lower_at(lexemes, first + 2)  # "half-a-million", "half-million"
    lead = first + 1 + joint + (word in ("a", "an"))
    lead += lower_at(lexemes, lead) in _HYPHENS and joint
    if lower_at(lexemes, lead) in SCALES:
        scale = SCALES[lexemes[lead].lower]
        return Numeral(first=first, last=lead + 1, value=scale / 2, written=True, factor=scale)
    if joint:
        return None
    if word not in _OF:
        by = lower_at(lexemes, first - 1) == "by" and _is_over(lexemes, first + 1)
        return Numeral(first=first, last=first + 1, value=Decimal("0.5"), written=True, ratio=True) if by else None
    hour = word in ("a", "an")
    return Numeral(first=first, last=first + 1 + hour, value=Decimal("0.5"), written=True, ratio=not hour)


def _article(lexemes: Sequence[Lexeme], first: int) -> Numeral | None:
    """ "a million", "a dozen", "a third of"; "a" alone is no number."""
    word = lower_at(lexemes, first + 1)
    if word in SCALES:
        return _spelled(lexemes, first, Decimal(1))
    below = _DENOMINATORS.get(word)
    following = lower_at(lexemes, first + 2)
    if below and (following in _SHARE_OF or (lower_at(lexemes, first - 1) in _BY and _is_over(lexemes, first + 2))):
        return Numeral(first=first, last=first + 2, value=Decimal(1) / below, written=True, ratio=True)
    return None


def _out_of(lexemes: Sequence[Lexeme], over: Numeral) -> Numeral | None:
    """ "one in five", "nine out of 10", "hundreds of thousands": a second number that completes the first."""
    at = over.last
    if over.value is None:
        if lower_at(lexemes, at) == "of" and lower_at(lexemes, at + 1) in _VAGUE and over.last == over.first + 1:
            low = (over.low or 1) * _VAGUE[lexemes[at + 1].lower]
            return replace(over, last=at + 2, low=low, high=None)
        return None
    step = (
        1 if lower_at(lexemes, at) == "in" else 2 if [lower_at(lexemes, at + k) for k in (0, 1)] == ["out", "of"] else 0
    )
    if over.ordinal or over.ratio or not step or at + step >= len(lexemes):
        return None
    step += lower_at(lexemes, at + step) == "every"
    under = _digits(lexemes, at + step, money=False) if sort_at(lexemes, at + step) == "number" else None
    under = under or _whole_of_words(lexemes, at + step)
    if not under or under.value is None or under.ordinal or not 0 < over.value < under.value:
        return None
    if step == 1 and (over.value > 20 or under.value not in _ROUND_WHOLES):
        return None
    return replace(over, last=under.last, value=over.value / under.value, ratio=True)


def _whole_of_words(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """The whole of "one in five" and "one in a million" in words."""
    word = lower_at(lexemes, at)
    if word in SMALL:
        return _spelled(lexemes, at, SMALL[word])
    scaled = word in ("a", "an") and lower_at(lexemes, at + 1) in SCALES and lower_at(lexemes, at + 1) != "dozen"
    return _spelled(lexemes, at, Decimal(1)) if scaled else None


def _is_over(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether no noun follows: "by a third.", "by a third to 40", not "by a third party"."""
    return at >= len(lexemes) or sort_at(lexemes, at) == "mark" or lexemes[at].lower in _NO_NOUN


_SHARE_OF = words("of more less fewer higher lower")
_BY = words("by up down than over nearly almost about around")
_NO_NOUN = words("to in since from on over and after between during this last as at for compared when while")
_ROUND_WHOLES = {Decimal(n) for n in (*range(2, 11), 12, 15, 20, 25, 50, 100, 500, 1000, 10_000, 100_000, 1_000_000)}


def _glyph(lexeme: Lexeme) -> Decimal:
    exact = unicodedata.numeric(lexeme.text)
    return Decimal(round(exact * 1_000_000)) / 1_000_000
