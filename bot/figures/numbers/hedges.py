"""How an article bounds a number, and the interval it then stands for (CHECKS 2 and 13)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.figures.figure import Hedge, Kind
from bot.figures.numbers.lexemes import Lexeme
from bot.language.wordlist import words

# A hedge means rounding (docs/decisions/0012-hedges-mean-rounding.md): half a unit of the last digit that is not zero,
# and of round numbers never more than this share of the value.
WIDEST = Decimal("0.05")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A hedge as written; `close` narrows it ("just over", "just under")."""

    hedge: Hedge
    close: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """What values a number stands for; None is an open end, and an open end itself is excluded."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False


EXACT = Bound(hedge=Hedge.EXACT)
_BEFORE_ROWS = (
    (
        Hedge.ABOUT,
        False,
        "about|around|approximately|approx|approx .|some|roughly|circa|ca|c .|~|≈|estimated",
    ),
    (
        Hedge.ABOUT,
        False,
        "in the region of|in the neighborhood of|give or take|somewhere around|estimated cost of|estimated total of",
    ),
    (
        Hedge.MORE_THAN,
        False,
        "more than|over|over than|greater than|larger than|higher than|in excess of|upwards of",
    ),
    (
        Hedge.MORE_THAN,
        False,
        "north of|upward of|above|beyond|exceeding|exceeded|exceeds|exceed|topped|topping|tops|surpassed",
    ),
    (Hedge.MORE_THAN, False, ">|surpassing|surpasses|well over|well above|better than|longer than|older than"),
    (Hedge.MORE_THAN, True, "just over|a little over|slightly more than|slightly over|just above|little more than"),
    (Hedge.MORE_THAN, True, "just more than|a little more than"),
    (Hedge.AT_LEAST, False, "at least|no fewer than|no less than|not less than|a minimum of|minimum of|as few as|≥"),
    (Hedge.AT_LEAST, False, "not fewer than|at a minimum"),
    (
        Hedge.LESS_THAN,
        False,
        "fewer than|less than|under|below|lower than|short of|smaller than|well under|well below",
    ),
    (Hedge.LESS_THAN, False, "<|shorter than|younger than|sub -"),
    (Hedge.LESS_THAN, False, "failed to reach|fails to reach|fail to reach|failing to reach|not reach|falls short of"),
    (
        Hedge.NEARLY,
        False,
        "nearly|almost|close to|closer to|approaching|just under|just below|just short of|just shy of|shy of",
    ),
    (Hedge.NEARLY, False, "slightly less than|slightly under|a little less than|a little under|nearing|near|virtually"),
    (Hedge.NEARLY, False, "not quite|just less than"),
    (Hedge.AT_MOST, False, "at most|up to|no more than|not more than|a maximum of|maximum of|as many as|as much as|≤"),
    (Hedge.AT_MOST, False, "as high as|capped at|limited to|at the most|as long as|as late as|maximum|not exceeding"),
    (Hedge.AT_MOST, False, "not to exceed"),
)
_BEFORE = {
    tuple(phrase.split()): Bound(hedge=hedge, close=close)
    for hedge, close, phrases in _BEFORE_ROWS
    for phrase in phrases.split("|")
}
_AFTER = {
    ("or", "so"): Hedge.ABOUT, ("-", "ish"): Hedge.ABOUT, ("ish",): Hedge.ABOUT, ("-", "odd"): Hedge.ABOUT,
    ("odd",): Hedge.ABOUT, ("or", "thereabouts"): Hedge.ABOUT, ("or", "more"): Hedge.AT_LEAST,
    ("+",): Hedge.AT_LEAST, ("-", "plus"): Hedge.AT_LEAST, ("or", "above"): Hedge.AT_LEAST,
    ("or", "over"): Hedge.AT_LEAST, ("and", "over"): Hedge.AT_LEAST, ("or", "older"): Hedge.AT_LEAST,
    ("and", "older"): Hedge.AT_LEAST, ("or", "higher"): Hedge.AT_LEAST, ("or", "longer"): Hedge.AT_LEAST,
    ("and", "above"): Hedge.AT_LEAST, ("or", "less"): Hedge.AT_MOST, ("or", "fewer"): Hedge.AT_MOST,
    ("or", "under"): Hedge.AT_MOST, ("or", "below"): Hedge.AT_MOST, ("or", "younger"): Hedge.AT_MOST,
    ("and", "under"): Hedge.AT_MOST, ("and", "younger"): Hedge.AT_MOST,
}  # fmt: skip
_PHRASES = sorted((re.escape(" ".join(phrase)) for phrase in _BEFORE), key=len, reverse=True)
_LAST = re.compile(rf"(?<!\w)(?:{'|'.join(_PHRASES)})\s*$", re.IGNORECASE)
_LONGEST = 4  # words of the longest hedge in the lists above
_CROSSED = words("the an a its their his her another only just exactly all")
_NEGATORS = words(
    "prevent prevents prevented preventing not never cannot bars barred stop stops stopped without prohibits bans "
    "forbids nor neither"
)
_REACH = 7  # words before a number in which a bound is turned: "prevents … from dropping below"
# "The wage will go up to $15" is a level, not a bound.
_PLACING = ("around", "about")
_MARKS = words("mark level threshold line")
_GOES = words(
    "go goes went gone going move moves moved bring brings brought push pushes pushed come comes came tick ticked"
)
_OVER_IS_ABOUT = words("control power authority jurisdiction dispute row victory lead win argument rights sovereignty")
_SAID_ABOUT = words(
    "comment comments remark remarks question questions story stories report reports claim claims joke jokes talk "
    "talks talking talked worry worries worried concern concerns concerned news book film speech argument complaint "
    "complaints complained statement lie lies debate facts truth"
)
_OVER_IS_MORE = words("for well to of after been lasted lasting last takes took take and")


def without_hedge(words: str) -> str:
    """`words` without the hedge they end with, if any.

    >>> without_hedge("Fire kills at least ")
    'Fire kills '
    """
    return _LAST.sub("", words)


def before(lexemes: Sequence[Lexeme], first: int, *, kind: Kind | None = None) -> tuple[Bound, int]:
    """The hedge that ends right before `lexemes[first]` and where it starts; exact, at `first`, where there is none.

    "over" before a duration is "during" unless a word such as "for" or "lasted" leads to it. Under a negation the bound
    of an age is as it stands: who is barred "under 16" is younger.
    """
    at = first
    while at > 0 and first - at < 2 and lexemes[at - 1].lower in _CROSSED:
        at -= 1
    for end in (first, at):
        found = _ending(lexemes, end)
        if not found:
            continue
        bound, start = found
        placed = lexemes[start].lower in _PLACING and lexemes[end].lower == "the" and not _is_mark(lexemes, first)
        if placed or (lexemes[start].lower == "about" and start and lexemes[start - 1].lower in _SAID_ABOUT):
            return EXACT, first
        bare = lexemes[start].lower == "over" and start == end - 1
        if bare and start and lexemes[start - 1].lower in _OVER_IS_ABOUT:
            return EXACT, first
        if end - start == 2 and lexemes[start].lower == "up" and start and lexemes[start - 1].lower in _GOES:
            return EXACT, first
        if bare and kind is Kind.DURATION and not _means_more(lexemes, start):
            return EXACT, first
        return bound if kind is Kind.AGE else _turned(lexemes, start, bound), start
    return EXACT, first


def after(lexemes: Sequence[Lexeme], last: int) -> tuple[Bound, int]:
    """The hedge right after a number ("or more", "+") and the index after it."""
    for length in (2, 1):
        words = tuple(sign.lower for sign in lexemes[last : last + length])
        hedge = _AFTER.get(words)
        if hedge and (length == 2 or lexemes[last].glued or words == ("odd",)):
            return Bound(hedge=hedge), last + length
    return EXACT, last


def interval(bound: Bound, value: Decimal) -> Interval:
    """The values `value` stands for under a hedge: "roughly 263 million" is 262.5 to 263.5, "about 100" 95 to 105."""
    width = rounding(value)
    ends: dict[Hedge, Interval] = {
        Hedge.ABOUT: Interval(low=value - width, high=value + width),
        Hedge.NEARLY: Interval(low=value - width, high=value),
        Hedge.MORE_THAN: Interval(low=value, high=value + width if bound.close else None, low_open=True),
        Hedge.AT_LEAST: Interval(low=value, high=None),
        Hedge.LESS_THAN: Interval(low=None, high=value, high_open=True),
        Hedge.AT_MOST: Interval(low=None, high=value),
    }
    return ends.get(bound.hedge) or Interval(low=value, high=value)


def rounding(value: Decimal) -> Decimal:
    """How far what is rounded to `value` lies from it at most.

    >>> [float(rounding(Decimal(number))) for number in ("263e6", "17", "100", "2.5")]
    [500000.0, 0.5, 5.0, 0.05]
    """
    exponent = value.normalize().as_tuple().exponent
    unit = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    return min(unit / 2, abs(value) * WIDEST)


def _is_mark(lexemes: Sequence[Lexeme], first: int) -> bool:
    """Whether the number is a mark to be near to: "around the 2,000 mark"; "around the 240-metre tower" is a place."""
    return any(sign.lower in _MARKS for sign in lexemes[first : first + 5])


def _ending(lexemes: Sequence[Lexeme], end: int) -> tuple[Bound, int] | None:
    for length in range(min(_LONGEST, end), 0, -1):
        bound = _BEFORE.get(tuple(sign.lower for sign in lexemes[end - length : end]))
        if bound:
            return bound, end - length
    return None


def _means_more(lexemes: Sequence[Lexeme], over: int) -> bool:
    return over > 0 and lexemes[over - 1].lower in _OVER_IS_MORE


def _turned(lexemes: Sequence[Lexeme], start: int, bound: Bound) -> Bound:
    """What a negation makes of a bound: "prevents … from dropping below 76,000" is at least 76,000."""
    words = {sign.lower for sign in lexemes[max(0, start - _REACH) : start]}
    if not (words & _NEGATORS or any(word.endswith("n't") for word in words)):
        return bound
    if bound.hedge is Hedge.LESS_THAN and lexemes[start].lower in ("below", "under"):
        return Bound(hedge=Hedge.AT_LEAST)
    if bound.hedge is Hedge.MORE_THAN and lexemes[start].lower in ("above", "beyond", "exceed", "exceeding", "over"):
        return Bound(hedge=Hedge.AT_MOST)
    return bound
