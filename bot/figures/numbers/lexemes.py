"""The smallest signs a figure is spelled with: digit groups, words and marks, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

DOTTED = r"\d{1,3}(?:\.\d{3}){2,}(?!\.?\d)"  # 1.050.000; 1.234.5 is a version
MALFORMED = r"\d{1,3}(?:,\d{3})*,\d{4,}"  # 4,2000: grouped as no number is
_EURO = r"\d{1,3}(?:\.\d{3})+,\d{1,2}"  # 1.234,56
# What stands behind a decimal comma: elsewhere "1,5" is a list.
_MEASURED = (
    r"percent|per\scent|pct|percentage|hundred|thousand|[mb]illions?|trillions?|lakh|crore|bn|mn|mln|m|euros?|dollars?|"
    r"pounds|francs|kilomet(?:er|re)s?|met(?:er|re)s?|miles?|km|km²|kg|kilos?|kilograms?|lit(?:er|re)s?|tons?|tonnes?|"
    r"hectares?|acres?|degrees?|hours?|years?"
)
_LEXEME = re.compile(
    rf"""
      (?P<number> {MALFORMED}(?![\d,])
                | {_EURO}(?![\d,])
                | {DOTTED}
                | \d{{1,3}}(?:['’]\d{{3}})+(?!\d)(?:\.\d+)?                      # 10'000
                | \d{{1,3}},\d{{1,2}}(?=\s?[%€°]|[-\s]?(?:{_MEASURED})\b)        # 1,5 million
                | \d{{1,3}}(?:[,\u00a0\u2009\u202f]\d{{3}})+(?!\d)(?:\.\d+)?   # 1,200 and 1 200.5
                | \d{{1,3}}(?:,\d{{2}})+,\d{{3}}(?!\d)(?:\.\d+)?                 # 12,34,567
                | \d\.\d+[eE][+-]?\d{{1,2}}(?!\w)                            # 3.2e6
                | \d+(?:\.\d+)?
                | (?<![\w.])\.\d+ )
    | (?P<glyph> [\u00bc-\u00be\u2150-\u215e] )                            # vulgar fractions
    | (?P<word> [^\W\d_\u00bc-\u00be\u2150-\u215e]+(?:['’][^\W\d_]+)* )
    | (?P<mark> \S )
    """,
    re.VERBOSE,
)
_MALFORMED = re.compile(MALFORMED)
_CONTINENTAL = re.compile(rf"{_EURO}|{DOTTED}|\d{{1,3}},\d{{1,2}}")
_GROUPING = re.compile(r"[,'’\u00a0\u2009\u202f]")


def is_malformed(number: str) -> bool:
    """Whether the digits of a number are grouped as no number is: the 2000 of "4,2000" is one digit too many.

    >>> is_malformed("4,2000"), is_malformed("4,200"), is_malformed("12,34,567")
    (True, False, False)
    """
    return _MALFORMED.fullmatch(number) is not None


def plain(number: str) -> str:
    """The digits of a number without grouping, a point before its decimals.

    >>> plain("1,200.5"), plain("1.234,56"), plain("1,5"), plain("10'000")
    ('1200.5', '1234.56', '1.5', '10000')
    """
    if _CONTINENTAL.fullmatch(number):
        return number.replace(".", "").replace(",", ".")
    return _GROUPING.sub("", number)


@dataclass(slots=True)
class Lexeme:
    """One sign. Offsets are characters into the article's text; `glued` means no space stands before it."""

    text: str
    lower: str
    start: int
    end: int
    sort: str  # "number", "glyph", "word" or "mark"
    glued: bool


def split(text: str, start: int, end: int) -> list[Lexeme]:
    """The signs of `text[start:end]`, in order."""
    found = []
    before = -1
    for match in _LEXEME.finditer(text, start, end):
        written = match.group()
        found.append(
            Lexeme(
                text=written,
                lower=written.lower().replace("’", "'"),
                start=match.start(),
                end=match.end(),
                sort=match.lastgroup or "mark",
                glued=match.start() == before,
            )
        )
        before = match.end()
    return found


def lower_at(lexemes: Sequence[Lexeme], at: int) -> str:
    """The sign at `at` in lower case; empty outside the sentence."""
    return lexemes[at].lower if 0 <= at < len(lexemes) else ""


def text_at(lexemes: Sequence[Lexeme], at: int) -> str:
    """The sign at `at` as written; empty outside the sentence."""
    return lexemes[at].text if 0 <= at < len(lexemes) else ""


def sort_at(lexemes: Sequence[Lexeme], at: int) -> str:
    """The sort of the sign at `at`; empty outside the sentence."""
    return lexemes[at].sort if 0 <= at < len(lexemes) else ""


def glued_at(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether a sign stands at `at` with no space before it."""
    return 0 <= at < len(lexemes) and lexemes[at].glued
