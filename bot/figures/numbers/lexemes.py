"""The smallest signs a figure is spelled with: digit groups, words and marks, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# What stands behind a decimal comma: elsewhere "1,5" is a list.
_MEASURED = (
    "thousand|million|billion|trillion|mn|bn|percent|per[ ]cent|percentage|km|kilomet(?:er|re)s?|met(?:er|re)s?|kg|"
    "kilos?|tonnes?|tons?|euros?|degrees?|hectares?|lit(?:er|re)s?"
)
DOTTED = r"\d{1,3}(?:\.\d{3}){2,}"  # 1.050.000
MALFORMED = r"\d{1,3}(?:,\d{3})*,\d{4,}"  # 4,2000: grouped as no number is
_LEXEME = re.compile(
    rf"""
      (?P<number> \d{{1,3}}(?:\.\d{{3}})+,\d{{1,2}}(?!\d)                     # 1.234,56
                | {DOTTED}(?!\d)
                | \d{{1,3}}(?:['’]\d{{3}})+(?!\d)                           # 10'000
                | \d{{1,3}},\d{{1,2}}(?=[ \u00a0-]?(?:%|(?:{_MEASURED})\b)) # 1,5 million
                | {MALFORMED}(?!\d)
                | \d{{1,3}}(?:[,\u00a0\u2009\u202f]\d{{3}})+(?!\d)(?:\.\d+)?   # 1,200 and 1 200.5
                | \d{{1,3}}(?:,\d{{2}})+,\d{{3}}(?!\d)(?:\.\d+)?                 # 12,34,567
                | \d+(?:\.\d+)?
                | (?<![\w.])\.\d+ )
    | (?P<glyph> [\u00bc-\u00be\u2150-\u215e] )                            # vulgar fractions
    | (?P<word> [^\W\d_\u00bc-\u00be\u2150-\u215e]+(?:['’][^\W\d_]+)* )
    | (?P<mark> \S )
    """,
    re.VERBOSE,
)


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
