"""Numbers as news writes them: digits, words, magnitudes, fractions and vague amounts (CHECKS 1 and 2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.figures.numbers.lexemes import DOTTED, MALFORMED, Lexeme, lower_at, sort_at
from bot.language import numerals
from bot.language.wordlist import words

_MOST_DIGITS = 24  # longer strings of digits are keys and noise, and would strain every sum
SMALL = {word: Decimal(value) for word, value in numerals.SMALL.items()}
SCALES = {word: Decimal(value) for word, value in numerals.SCALES.items()}
ORDINALS = numerals.ORDINALS
_SHORT_SCALES = {word: Decimal(value) for word, value in numerals.SHORT_SCALES.items()}
_AFTER_MONEY = {word: Decimal(value) for word, value in numerals.AFTER_MONEY.items()}
_VAGUE = {word: Decimal(value) for word, value in numerals.VAGUE.items()}
_DENOMINATORS = numerals.DENOMINATORS
_SCORED = words("a an the his her its their our one two three four five six twice again against for in on")
_OF = words("of the a an its their his her our all")
_GROUPING = re.compile(r"[,'’\u00a0\u2009\u202f]")
_DECIMAL_COMMA = re.compile(r"\d{1,3}(?:\.\d{3})*,\d{1,2}")
_DOTTED, _MALFORMED = re.compile(DOTTED), re.compile(MALFORMED)


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
    elif lexeme.lower in _VAGUE and not (lexeme.lower == "scores" and lower_at(lexemes, first + 1) in _SCORED):
        low = _VAGUE[lexeme.lower]
        found = Numeral(first=first, last=first + 1, value=None, low=low, high=10 * low, written=True)
    else:
        found = _words(lexemes, first)
    return found and (_out_of(lexemes, found) or found)


def whole(text: str) -> Decimal | None:
    """The value of one group of digits, in any script; None where it is too long to be a figure, or grouped wrongly.

    >>> whole("1,200"), whole("1,5"), whole("1.234,56"), whole("1.050.000"), whole("10'000"), whole("4,2000")
    (Decimal('1200'), Decimal('1.5'), Decimal('1234.56'), Decimal('1050000'), Decimal('10000'), None)
    """
    if _MALFORMED.fullmatch(text):
        return None
    if _DECIMAL_COMMA.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    plain = _GROUPING.sub("", text.replace(".", "") if _DOTTED.fullmatch(text) else text)
    return Decimal(plain) if len(plain) <= _MOST_DIGITS else None


def _digits(lexemes: Sequence[Lexeme], first: int, *, money: bool) -> Numeral | None:
    lexeme = lexemes[first]
    if lexeme.sort == "glyph":
        if sort_at(lexemes, first + 1) == "glyph" and lexemes[first + 1].glued:
            return None
        return Numeral(first=first, last=first + 1, value=_glyph(lexeme), ratio=True)
    value = whole(lexeme.text)
    if value is None or (lexeme.text[0] == "0" and lexeme.text[1:].isdecimal()):
        return None
    last = first + 1
    if lexemes[last : last + 1] and lexemes[last].glued and _ends(value, lexemes[last].lower):
        return Numeral(first=first, last=last + 1, value=value, ordinal=True)
    fraction = _fraction_after(lexemes, last, value)
    if fraction:
        return replace(fraction, first=first)
    last, factor = _magnitude(lexemes, last, money=money)
    return Numeral(first=first, last=last, value=value * factor, factor=factor)


def _ends(value: Decimal, ending: str) -> bool:
    """Whether this is how an ordinal of the value ends: 1st, 11th, 22nd; 14st is a weight."""
    teen = value % 100 in (11, 12, 13)
    return ending == ("th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(int(value % 10), "th"))


def _fraction_after(lexemes: Sequence[Lexeme], last: int, value: Decimal) -> Numeral | None:
    """ "2½", "2 1/2" and "3/4": what a fraction makes of the digits before `last`."""
    if sort_at(lexemes, last) == "glyph":
        return Numeral(first=last, last=last + 1, value=value + _glyph(lexemes[last]))
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
        return None if part is None else Numeral(first=last, last=last + 3, value=value + part)
    return None


def _slash(over: Decimal | None, under: Lexeme) -> Decimal | None:
    below = whole(under.text)
    if over is None or below not in (2, 3, 4, 5, 8, 10) or not 0 < over < below:
        return None
    return over / below


def _magnitude(lexemes: Sequence[Lexeme], last: int, *, money: bool) -> tuple[int, Decimal]:
    factor = Decimal(1)
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


def _hyphen(lexemes: Sequence[Lexeme], at: int) -> int:
    """How many signs the hyphen at `at` takes, right behind a word: 1, or 0 where none stands there."""
    return int(lexemes[at].text in ("-", "‐", "‑") and lexemes[at].glued)


def _joint(lexemes: Sequence[Lexeme], at: int) -> int:
    """How many signs join a number word to the next: the hyphen of twenty-one, the "and" of two hundred and five."""
    if _hyphen(lexemes, at):
        return 1
    before = lexemes[at - 1].lower
    return 1 if lexemes[at].lower == "and" and before in SCALES and lower_at(lexemes, at + 1) in SMALL else 0


def _of_it(lexemes: Sequence[Lexeme], first: int, at: int, value: Decimal) -> Numeral | None:
    """ "two-thirds", "three quarters", "two and a half"."""
    if at >= len(lexemes):
        return None
    scaled = _of_a_scale(lexemes, first, at, value)
    if scaled is not None:
        return scaled
    step = _hyphen(lexemes, at)
    below = _DENOMINATORS.get(lower_at(lexemes, at + step))
    plural = below and lower_at(lexemes, at + step).endswith("s")
    if below and 0 < value < below and (plural or value == 1):
        return Numeral(first=first, last=at + step + 1, value=value / below, written=True, ratio=True)
    half = next((last for joint in _AND_A_HALF if (last := _joined(lexemes, at, joint))), None)
    if half is not None:
        end, factor = _magnitude(lexemes, half, money=False)
        return Numeral(first=first, last=end, value=(value + Decimal("0.5")) * factor, written=True, factor=factor)
    return None


_AND_A_HALF = (("and", "a", "half"), ("-", "and", "-", "a", "-", "half"))


def _joined(lexemes: Sequence[Lexeme], at: int, words: Sequence[str]) -> int | None:
    """The index after these signs, where they stand at `at`."""
    stand = [lower_at(lexemes, at + place) for place in range(len(words))] == list(words)
    return at + len(words) if stand else None


def _of_a_scale(lexemes: Sequence[Lexeme], first: int, at: int, value: Decimal) -> Numeral | None:
    """ "a quarter of a million", "three quarters of a million": a share of a round number is a number."""
    step = _hyphen(lexemes, at)
    below = _DENOMINATORS.get(lower_at(lexemes, at + step))
    last = _joined(lexemes, at + step + 1, ("of", "a"))
    scale = SCALES.get(lower_at(lexemes, last)) if last else None
    if below is None or last is None or scale is None or not 0 < value < below or lower_at(lexemes, last) == "dozen":
        return None
    return Numeral(first=first, last=last + 1, value=value * scale / below, written=True, factor=scale)


def _half(lexemes: Sequence[Lexeme], first: int) -> Numeral | None:
    """ "half of the seats", "half a million", "half a dozen"; not the half of a match."""
    word = lower_at(lexemes, first + 1)
    if word in ("a", "an") and lower_at(lexemes, first + 2) in SCALES:
        return Numeral(
            first=first,
            last=first + 3,
            value=SCALES[lexemes[first + 2].lower] / 2,
            written=True,
            factor=SCALES[lexemes[first + 2].lower],
        )
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
    scaled = _of_a_scale(lexemes, first, first + 1, Decimal(1)) if below else None
    if scaled is not None:
        return scaled
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
    under = _digits(lexemes, at + step, money=False) if sort_at(lexemes, at + step) == "number" else None
    under = under or (
        _spelled(lexemes, at + step, SMALL[lexemes[at + step].lower]) if lexemes[at + step].lower in SMALL else None
    )
    if not under or under.value is None or under.ordinal or not 0 < over.value < under.value:
        return None
    if step == 1 and (over.value > 20 or under.value not in _ROUND_WHOLES):
        return None
    return replace(over, last=under.last, value=over.value / under.value, ratio=True)


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
