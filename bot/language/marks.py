"""Quotation marks of a text: which may open, which may close, and which are apostrophes, feet or inches (CHECKS 26)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Family(StrEnum):
    """Double or single marks; a mark is closed by one of its own family."""

    DOUBLE = "double"
    SINGLE = "single"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One quotation mark. `start` and `end` are character offsets, the end excluded.

    `opens` and `closes` are what glyph and neighbours allow; where both hold, what stands open decides.
    """

    start: int
    end: int
    family: Family
    opens: bool
    closes: bool
    glyph: str  # "open", "close" or "straight": what the character itself says
    possessive: bool = False  # could as well be the apostrophe of a plural possessive ("officials’")


_DOUBLE = {"“": "open", "„": "open", "‟": "open", "«": "open", "”": "close", "»": "close", '"': "straight"}
_DOUBLE |= {"＂": "straight", "``": "open", "''": "close", "″": "straight"}
_SINGLE = {"‘": "open", "‚": "open", "‹": "open", "’": "close", "›": "close", "'": "straight", "‛": "open"}
_GLYPHS = _DOUBLE | _SINGLE
# For patterns and strings that are read without pairing: what may stand before a first word and behind a last one.
# Both ends of a quotation can be the same glyph, and in German “ closes.
DOUBLE: Final = "".join(glyph for glyph in _DOUBLE if len(glyph) == 1)
SINGLE: Final = "".join(_SINGLE)
ALL: Final = DOUBLE + SINGLE
CLOSING: Final = "".join(glyph for glyph, kind in _GLYPHS.items() if len(glyph) == 1 and kind != "open")
OPENING: Final = "".join(glyph for glyph, kind in _GLYPHS.items() if len(glyph) == 1 and kind != "close")
# Every mark as the straight one of its family, for comparing; ‘ and ’ become the apostrophe.
STRAIGHT: Final = str.maketrans(dict.fromkeys(DOUBLE, '"') | dict.fromkeys(f"{SINGLE}ʼ`", "'"))
_PATTERN = re.compile("``|''|[" + "".join(glyph for glyph in _GLYPHS if len(glyph) == 1) + "]")
_GLYPH_CHARACTERS = frozenset("".join(_GLYPHS))
_BEFORE_OPENING = frozenset("([{-–—/―")
_AFTER_CLOSING = frozenset(".,;:!?)]}-–—/―…")
_ELISION = re.compile(r"(?:\d0s|tis|twas|til|till|em|n|cause|cuz|round|bout|cos)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:(?<!\w)\w{1,20}://|www\.)[^\s“”«»<>]*|`[^`\n]{1,200}`|<[a-z/][^<>\n]{0,500}>")
# Other marks skipped on the way to the nearest word, so that ‘“ and !’” are read by what surrounds both.
_NEIGHBOURS = 3


def read(text: str) -> Iterator[Mark]:
    """The quotation marks of `text` in order; apostrophes inside words, marks in addresses and code left out."""
    hidden = [match.span() for match in _ADDRESS.finditer(text)]
    at = 0
    for match in _PATTERN.finditer(text):
        while at < len(hidden) and hidden[at][1] <= match.start():
            at += 1
        if at < len(hidden) and hidden[at][0] <= match.start():
            continue
        mark = _mark(text, match.start(), match.end())
        if mark is not None:
            yield mark


def _mark(text: str, start: int, end: int) -> Mark | None:
    glyph = text[start:end]
    before, after = _left(text, start), _right(text, end)
    opens = (before.isspace() or before in _BEFORE_OPENING or not before) and bool(after) and _begins(text, end, after)
    closes = bool(before) and not before.isspace() and (not after or after.isspace() or after in _AFTER_CLOSING)
    if glyph in _DOUBLE:
        if _is_inches(text, start, glyph):
            return None
        return Mark(start=start, end=end, family=Family.DOUBLE, opens=opens, closes=closes, glyph=_DOUBLE[glyph])
    if _is_apostrophe(text, start, end, opens):
        return None
    possessive = before in "sxz" and after.isspace() if before else False
    return Mark(
        start=start,
        end=end,
        family=Family.SINGLE,
        opens=opens,
        closes=closes,
        glyph=_SINGLE[glyph],
        possessive=possessive and glyph in "'’",
    )


def _begins(text: str, end: int, after: str) -> bool:
    """Whether what follows can begin a quotation: a word, a sign before one, or an ellipsis, but no other stop."""
    if after.isspace():
        return False
    return after not in _AFTER_CLOSING or after in "…-–—" or text.startswith("..", end)


def _is_inches(text: str, start: int, glyph: str) -> bool:
    """A height or an angle (5'10", 6" pipe); a straight mark after a bare number."""
    return glyph in '"″' and re.search(r"\d'\s?\d{1,2}$", text[max(0, start - 6) : start]) is not None


def _is_apostrophe(text: str, start: int, end: int, opens: bool) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() and after.isalnum():
        return text[start:end] != "‘"
    if not opens:
        return before.isdigit() and after.isdigit()
    return text[start:end] == "’" or _ELISION.match(text, end) is not None


def _left(text: str, start: int) -> str:
    for at in range(start - 1, max(-1, start - 1 - _NEIGHBOURS), -1):
        if text[at] not in _GLYPH_CHARACTERS:
            return text[at]
    return text[start - 1 : start]


def _right(text: str, end: int) -> str:
    for at in range(end, min(len(text), end + _NEIGHBOURS)):
        if text[at] not in _GLYPH_CHARACTERS:
            return text[at]
    return text[end : end + 1]
