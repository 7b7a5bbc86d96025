"""What quotation marks are for: speech, or a name, a title, a word held at a distance (CHECKS 28)."""

from __future__ import annotations

import re

from bot.article import Span
from bot.quotes.attribute import Attribution
from bot.quotes.cues import NAMING, WRITING
from bot.quotes.quotations import Quotation
from bot.quotes.quote import QuoteKind
from bot.quotes.vocabulary import words

_NAMING_BEFORE = re.compile(
    r"(?:\b(?:" + "|".join(sorted(NAMING - {"called"})) + r")|\bso called)(?: as)?(?: the| a)?\s*\W?$", re.I
)
_SMALL = words("a an and as at but by for from in of on or the to with")
_SCARE_WORDS = 4  # a quotation nobody is said to speak is speech only when it is longer


def judge(text: str, quotation: Quotation, attribution: Attribution) -> QuoteKind:
    """The purpose of one quotation, from its words, what stands before it, and whether somebody is said to speak it."""
    spoken = quotation.span.of(text)
    if _NAMING_BEFORE.search(text[max(0, quotation.outer.start - 40) : quotation.outer.start]):
        return QuoteKind.TITLE
    if is_title(spoken) and not _adjacent(text, quotation, attribution):
        return QuoteKind.TITLE
    if attribution.cue in WRITING:
        return QuoteKind.WRITTEN
    if attribution.mention is None and len(spoken.split()) <= _SCARE_WORDS:
        return QuoteKind.SCARE
    return QuoteKind.SPEECH


def is_title(spoken: str) -> bool:
    """Whether every word of weight is capitalised and no stop ends it: “Coalition of the Willing”."""
    split = spoken.split()
    if spoken[-1:] in ".!?,":
        return False
    return all(word[0].isupper() or not word[0].isalpha() or word.lower() in _SMALL for word in split)


def is_partial(spoken: str) -> bool:
    """Whether the words are less than a sentence: they begin in lower case, or are short and end without a stop."""
    first = next((character for character in spoken if character.isalpha()), "")
    return first.islower() or (len(spoken.split()) < 4 and spoken[-1:] not in ".!?,…")


def _adjacent(text: str, quotation: Quotation, attribution: Attribution) -> bool:
    if attribution.verb is None or attribution.cue in ("call", "know", "see", "read", "title"):
        return False
    gap = Span(
        start=min(attribution.verb.end, quotation.outer.end), end=max(attribution.verb.start, quotation.outer.start)
    )
    return len(gap.of(text).split()) <= 3
