"""What quotation marks are for: speech, or a name, a title, a word held at a distance (CHECKS 28)."""

from __future__ import annotations

import re

from bot.article import Span
from bot.language.quotations import Quotation
from bot.language.reporting_verbs import is_writing
from bot.language.wordlist import words
from bot.quotes.attribution.attribute import Attribution
from bot.quotes.quote import QuoteKind

# Words that name rather than report: what follows in marks is a name, not speech.
_NAMING = words("known dubbed nicknamed titled entitled named so-called labelled labeled branded termed styled billed")
_NAMING_BEFORE = re.compile(
    r"(?:\b(?:" + "|".join(sorted(_NAMING)) + r")|\bso called)(?: as)?(?: the| a)?\s*\W?$", re.I
)
_SMALL = words("a an and as at but by for from in of on or the to with")
_SCARE_WORDS = 4  # a quotation nobody is said to speak is speech only when it is longer, or a sentence
_SCARE_PARTIAL = 6  # the same for words that begin in lower case
_NAME_CALLING = words("call describe dub label brand deride dismiss mock refer nickname term")
_NEAR = 5  # the rank of a verb of saying in the same clause
_CLOSE = 7  # the rank of an attribution that leaves no doubt that the words were spoken


def judge(text: str, quotation: Quotation, attribution: Attribution) -> QuoteKind:
    """The purpose of one quotation, from its words, what stands before it, and whether somebody is said to speak it."""
    spoken = quotation.span.of(text)
    if _NAMING_BEFORE.search(text[max(0, quotation.outer.start - 40) : quotation.outer.start]):
        return QuoteKind.TITLE
    if is_title(spoken) and not _is_said(text, quotation, attribution):
        return QuoteKind.TITLE
    if attribution.rank < _NEAR and _is_epithet(text, quotation):
        return QuoteKind.SCARE
    if attribution.cue and is_writing(attribution.cue):
        return QuoteKind.WRITTEN
    if attribution.mention is None and _is_scare(spoken):
        return QuoteKind.SCARE
    return QuoteKind.SPEECH


def _is_epithet(text: str, quotation: Quotation) -> bool:
    """A word or two in marks before the reporter's own noun: a “high-stakes” summit."""
    words = quotation.span.of(text).split()
    following = text[quotation.outer.end : quotation.outer.end + 2]
    return (
        len(words) <= 2
        and words[0][0].islower()
        and words[-1][-1].isalpha()
        and following[:1] == " "
        and following[1:].islower()
    )


def is_title(spoken: str) -> bool:
    """Whether every word of weight is capitalised: “Coalition of the Willing”; one word only without a stop."""
    split = spoken.rstrip(".,").split()
    if (len(split) < 2 and spoken[-1:] in ".!?,") or any(word[-1] in ".!?" for word in split[:-1]):
        return False
    return all(word[0].isupper() or not word[0].isalpha() or word.lower() in _SMALL for word in split)


def is_partial(spoken: str) -> bool:
    """Whether the words are less than a sentence: they begin in lower case, or are short and end without a stop."""
    return _begins_low(spoken) or (len(spoken.split()) < 4 and spoken[-1:] not in ".!?,…")


def _is_scare(spoken: str) -> bool:
    count = len(spoken.split())
    if _begins_low(spoken):
        return count <= _SCARE_PARTIAL
    return count <= _SCARE_WORDS and (spoken[-1:] not in ".!?" or count < 2)


def _begins_low(spoken: str) -> bool:
    return next((character for character in spoken if character.isalpha()), "").islower()


def _is_said(text: str, quotation: Quotation, attribution: Attribution) -> bool:
    """Whether capitalised words are spoken after all: a cue beside the marks, or somebody is called that."""
    if attribution.verb is None:
        return False
    if attribution.cue in _NAME_CALLING:
        return attribution.rank >= _CLOSE
    verb, outer = attribution.verb, quotation.outer
    gap = Span(start=min(verb.end, outer.end), end=max(verb.start, outer.start))
    return not any(character.isalpha() for character in gap.of(text)) or outer.end <= verb.start <= outer.end + 40
