"""Numbers as news writes them: digits, words, magnitudes, fractions and vague amounts (CHECKS 1 and 2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.figures.figure import Kind
from bot.figures.numbers import units
from bot.figures.numbers.fractions import after_digits, glyph
from bot.figures.numbers.lexemes import Lexeme, glued_at, is_malformed, lower_at, sort_at
from bot.figures.numbers.numeral import Numeral
from bot.figures.numbers.scales import SCALES, is_whole, magnitude, power, whole
from bot.language import numerals
from bot.language.wordlist import words

SMALL = {word: Decimal(value) for word, value in numerals.SMALL.items()}
ORDINALS = numerals.ORDINALS
_VAGUE = {word: Decimal(value) for word, value in numerals.VAGUE.items()}
_DENOMINATORS = numerals.DENOMINATORS
_OF = words("of the a an its their his her our all")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_TEN = 10  # from which a word is no digit of a decimal
_MOST_ORDINAL = 10**9  # from which nothing is counted off in figures
_HYPHENS = ("-", "‐", "‑")
_AFTER_SCORES = words("a an the his her its our their another one two three four five six twice only again against")


def read(lexemes: Sequence[Lexeme], first: int, *, money: bool = False) -> Numeral | None:
    """The number that starts at `lexemes[first]`, as long as it goes; None where none starts.

    `money` says a currency stands before it, which makes a bare "m" or "b" a magnitude. Strings of more than 24 digits,
    or of more than 12 without groups, are no numbers.
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
        return Numeral(first=first, last=first + 1, value=glyph(lexeme), ratio=True)
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
    fraction = after_digits(lexemes, last, value)
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
    if not is_whole(value) or value >= _MOST_ORDINAL:
        return "th"
    teen = value % 100 in range(11, 14)
    return "th" if teen else _ENDINGS.get(int(value % 10), "th")


def _words(lexemes: Sequence[Lexeme], first: int) -> Numeral | None:
    word = lexemes[first].lower
    if word == "half":
        return _half(lexemes, first)
    if word in ("a", "an"):
        return _article(lexemes, first)
    if word in ("several", "many", "tens"):
        return _many(lexemes, first)
    if word not in SMALL and word != "nought":
        ordinal = ORDINALS.get(word)
        if ordinal is None or (word == "second" and lower_at(lexemes, first - 1) == "per"):
            return None
        return Numeral(first=first, last=first + 1, value=Decimal(ordinal), written=True, ordinal=True)
    spelled = _spelled(lexemes, first, SMALL.get(word, Decimal(0)))
    return _pointed(lexemes, spelled) or (spelled if word in SMALL else None)


def _pointed(lexemes: Sequence[Lexeme], whole_part: Numeral) -> Numeral | None:
    """A number in words with its decimals spoken out: "zero point five", "two point seven five million"."""
    at = whole_part.last + 1
    if lower_at(lexemes, whole_part.last) != "point" or whole_part.value is None:
        return None
    digits = ""
    while SMALL.get(lower_at(lexemes, at), _TEN) < _TEN:
        digits, at = digits + str(SMALL[lower_at(lexemes, at)]), at + 1
    if not digits:
        return None
    last, factor = magnitude(lexemes, at, money=False)
    return replace(whole_part, last=last, value=Decimal(f"{whole_part.value}.{digits}") * factor, factor=factor)


def _many(lexemes: Sequence[Lexeme], first: int) -> Numeral | None:
    """ "several hundred", "tens of thousands": a vague amount, from two or ten of the scale on."""
    if lexemes[first].lower != "tens":
        scale = SCALES.get(lower_at(lexemes, first + 1))
        last, low, high = first + 2, 2 * (scale or 0), 10 * (scale or 0)
    else:
        scale = _VAGUE.get(lower_at(lexemes, first + 2)) if lower_at(lexemes, first + 1) == "of" else None
        last, low, high = first + 3, 10 * (scale or 0), 100 * (scale or 0)
    if scale is None:
        return None
    return Numeral(first=first, last=last, value=None, low=Decimal(low), high=Decimal(high), written=True)


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
    """ "two and a half", "three-and-a-half", "a million and a half", each with the scale that follows."""
    signs = [at + k for k in range(6) if lower_at(lexemes, at + k) not in _HYPHENS or not glued_at(lexemes, at + k)]
    if len(signs) < 3 or [lower_at(lexemes, sign) for sign in signs[:1]] != ["and"]:
        return None
    over = Decimal(1) if lower_at(lexemes, signs[1]) in ("a", "one") else SMALL.get(lower_at(lexemes, signs[1]))
    below = _DENOMINATORS.get(lower_at(lexemes, signs[2]))
    if not over or not below or over >= below or below > 4 or (over == 1 and lower_at(lexemes, signs[2]).endswith("s")):
        return None
    scale = SCALES.get(lexemes[at - 1].lower, Decimal(1)) if at > first else Decimal(1)
    end, factor = magnitude(lexemes, signs[2] + 1, money=False)
    return Numeral(
        first=first, last=end, value=(value + scale * over / below) * factor, written=True, factor=factor * scale
    )


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
    """ "a million", "a couple of dozen", "a score of boats", "a third of"; "a" alone is no number."""
    word = lower_at(lexemes, first + 1)
    if word in SCALES:
        return _spelled(lexemes, first, Decimal(1))
    if word in ("couple", "few"):
        return _few(lexemes, first)
    if word == "score" and lower_at(lexemes, first + 2) == "of" and lower_at(lexemes, first + 3).endswith("s"):
        return Numeral(first=first, last=first + 2, value=Decimal(20), written=True)
    below = _DENOMINATORS.get(word)
    following = lower_at(lexemes, first + 2)
    if below and (following in _SHARE_OF or (lower_at(lexemes, first - 1) in _BY and _is_over(lexemes, first + 2))):
        return Numeral(first=first, last=first + 2, value=Decimal(1) / below, written=True, ratio=True)
    return None


def _few(lexemes: Sequence[Lexeme], first: int) -> Numeral | None:
    """ "a couple of dozen" is 24, "a few hundred" vague."""
    scale = SCALES.get(lower_at(lexemes, at := first + 2 + (lower_at(lexemes, first + 2) == "of")))
    if scale is None:
        return None
    if lower_at(lexemes, first + 1) == "couple":
        return Numeral(first=first, last=at + 1, value=2 * scale, written=True, factor=scale)
    return Numeral(first=first, last=at + 1, value=None, low=2 * scale, high=10 * scale, written=True)


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
    if lower_at(lexemes, at) == "in" and not _is_share(lexemes, over, under):
        return None
    return replace(over, last=under.last, value=over.value / under.value, ratio=True)


def _is_share(lexemes: Sequence[Lexeme], over: Numeral, under: Numeral) -> bool:
    """Whether "N in M" is a share: of a round whole, or one of any; not so many in a year or in a stretch of time."""
    stretch = units.match(lexemes, under.last)
    if stretch is not None and stretch[0].kind is Kind.DURATION:
        return False
    if under.value in _ROUND_WHOLES:
        return over.value is not None and over.value <= _FEW
    year = len(lexemes[under.first].text) == _YEAR_DIGITS and under.last == under.first + 1
    return over.value == 1 and not year


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
_FEW = 20  # of so many; more "in 40" is a count and a stretch
_YEAR_DIGITS = 4  # digits of a year as it is written
_ROUND_WHOLES = {Decimal(n) for n in (*range(2, 11), 12, 15, 20, 25, 50, 100, 500, 1000, 10_000, 100_000, 1_000_000)}
