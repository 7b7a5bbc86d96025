"""What a stop is: the end of a sentence, or a point inside one.

Tables for news English; abbreviations are tokens that keep their point (bot.language.tokenizer).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from bot.language.calendar_words import MONTHS, WEEKDAYS
from bot.language.marks import CLOSING, OPENING
from bot.language.reporting_verbs import forms
from bot.language.tables import table
from bot.language.time_zones import AFTER_CLOCK

if TYPE_CHECKING:
    from spacy.tokens import Token


class Break(IntEnum):
    """Whether a token begins a sentence; the values are spaCy's."""

    INSIDE = -1
    OPEN = 0
    START = 1


_CLOSERS: Final = frozenset(f"{CLOSING}“‘)]}}")
STOPS_AND_CLOSERS: Final = _CLOSERS | frozenset(".!?…")  # no sentence begins after anything else
_OPENERS: Final = frozenset(f"{OPENING}([{{")
_STOP: Final = re.compile(r"[.!?…]+$")
_CALENDAR: Final = frozenset(map(str.lower, (*MONTHS, *WEEKDAYS)))
_LOOK: Final = 7  # tokens after a question in quotation marks in which its reporting verb stands


def judge(tokens: Sequence[Token], at: int) -> Break:
    """Whether `tokens[at]` begins a sentence on the line it stands on; `tokens` are those that are not blank."""
    token, before = tokens[at], at - 1
    if not _spaced(tokens, at) and (token.text[0] in _CLOSERS or not _is_capital(token.text)):
        return Break.INSIDE
    while before >= 0 and _closes(tokens, before):
        before -= 1
    if before < 0 or not _STOP.search(tokens[before].text):
        return Break.INSIDE
    following = _past_openers(tokens, at)
    if following is None:
        return Break.INSIDE
    return _after_stop(tokens, before, following, quoted=before < at - 1)


def _after_stop(tokens: Sequence[Token], stop: int, following: int, *, quoted: bool) -> Break:
    mark, word = tokens[stop].text, tokens[following].text
    reported = quoted and _reports(tokens, following, exclaimed=mark[-1] in "!?")
    if word[0] in ",;:-–—" or reported:
        return Break.INSIDE
    if word[0].islower():
        # A stop of its own before a small letter ends the sentences of people who write no capitals.
        alone = mark.strip(mark[0]) == "" and mark not in ("...", "…")
        return Break.OPEN if alone and not quoted else Break.INSIDE
    if mark.strip(".") and mark[-1] == ".":
        return _after_abbreviation(mark, tokens[following])
    if mark == "." and (_is_initial(tokens, stop) or _numbers_item(tokens, stop) or _is_number_sign(tokens, following)):
        return Break.INSIDE
    if mark == "." and word[0].isdigit() and stop and tokens[stop - 1].text == "Rs":
        return Break.INSIDE  # "Rs. 5,000 crore"
    certain = mark not in ("...", "…", "..") and (_is_capital(word) or word[0].isdigit())
    return Break.START if certain else Break.OPEN


def _after_abbreviation(mark: str, following: Token) -> Break:
    """After "U.S.", "Inc.", "a.m.", "Mr.": only a word that begins sentences begins one."""
    lower, word = mark.lower(), following.lower_
    if lower in table("leading_abbreviations"):
        return Break.INSIDE
    if len(mark) == 2 and mark[0].isupper():
        return Break.INSIDE  # an initial
    if word in _CALENDAR or word in AFTER_CLOCK:
        return Break.INSIDE
    if word in table("sentence_starters"):
        return Break.START
    # A lower-case word in "a.m. London", "etc. Markets" is followed by either; a name follows "U.S." and goes on.
    return Break.OPEN if mark[0].islower() else Break.INSIDE


def _is_initial(tokens: Sequence[Token], stop: int) -> bool:
    """Whether the point belongs to a lone capital: "J . K . Rowling"."""
    if stop == 0 or _spaced(tokens, stop):
        return False
    letter = tokens[stop - 1].text
    return len(letter) == 1 and (letter.isupper() or letter in "cpv") and letter != "I"


def _numbers_item(tokens: Sequence[Token], stop: int) -> bool:
    """Whether the point belongs to the number that begins a line."""
    number = tokens[stop - 1] if stop else None
    if number is None or not number.text.isdigit() or len(number) > 2:
        return False
    return number.i == 0 or number.doc[number.i - 1].is_space


def _is_number_sign(tokens: Sequence[Token], following: int) -> bool:
    """Whether "No ." stands before a number: No. 4 seed."""
    return following > 1 and tokens[following].text[0].isdigit() and tokens[following - 2].lower_ in ("no", "nos")


def _reports(tokens: Sequence[Token], following: int, *, exclaimed: bool) -> bool:
    """Whether the words after a quotation say who spoke it: “Will we?” Mr Smith asked."""
    for token in tokens[following : following + _LOOK] if exclaimed else ():
        if token.text[0] in ".!?…,;:" or token.text[0] in _OPENERS:
            return False
        if token.lower_ in forms("direct"):
            return True
    return False


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark closes: a closing glyph, or any mark that follows without a space and is followed by one."""
    text = tokens[at].text
    if len(text) > 3 or any(character not in _CLOSERS for character in text):
        return False
    return at > 0 and not _spaced(tokens, at)


def _past_openers(tokens: Sequence[Token], at: int) -> int | None:
    """The first word at or after `at` that is not an opening mark."""
    for index in range(at, min(at + 4, len(tokens))):
        if tokens[index].text[0] not in _OPENERS or len(tokens[index]) > 2:
            return index
    return None


def _spaced(tokens: Sequence[Token], at: int) -> bool:
    """Whether white space stands before the token."""
    return at == 0 or tokens[at - 1].idx + len(tokens[at - 1]) < tokens[at].idx


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word[0].istitle()
