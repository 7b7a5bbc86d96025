"""Whether two quotes are versions of one thing said, as far as words tell (CHECKS 33)."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from bot.language.reporting_verbs import is_strong, lemma
from bot.language.stems import stem
from bot.quotes.alignment.alignment import Alignment
from bot.quotes.alignment.weight import TURNING
from bot.quotes.thresholds import QuoteThresholds
from bot.quotes.vocabulary import NEGATIONS, STOP

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_THINGS = 2  # words of weight two sentences share that quote one phrase of one thing
_OF_SHORTER = 0.5  # share of such words of the poorer sentence that the other has too


def is_one_utterance(
    alignment: Alignment,
    context: tuple[str, str],
    thresholds: QuoteThresholds,
    *,
    one_voice: bool = False,
    two_voices: bool = False,
) -> bool:
    """Whether two quotes are versions of one thing said, as far as words tell.

    Short quotes need more: one speaker named on both sides (`one_voice`), sentences around them (`context`) that tell
    the same, or telling words that nobody else is said to have spoken (`two_voices`). Stock phrases are said by many.
    """
    if alignment.matched < thresholds.stock_words and alignment.changes:
        return one_voice and alignment.gravest in TURNING and _are_of_one_thing(alignment, context)
    long = one_voice and alignment.matched >= 2 * thresholds.distinctive_words
    if alignment.overlap < (thresholds.long_overlap if long else thresholds.overlap) or not alignment.matched:
        return False
    if _speaks_for_itself(alignment, thresholds, one_voice=one_voice):
        return True
    if alignment.coverage < 0.6:
        return False
    enough = alignment.matched >= thresholds.voiced_words and alignment.coverage >= thresholds.overlap
    if enough and ((one_voice and alignment.content) or (not two_voices and alignment.content > 1)):
        return True
    return alike(context, thresholds)


def _speaks_for_itself(alignment: Alignment, thresholds: QuoteThresholds, *, one_voice: bool) -> bool:
    """Whether the common words are so many, or so close, that nobody else can have said them."""
    if alignment.matched < thresholds.distinctive_words:
        return False
    if alignment.content >= thresholds.distinctive_words // 2:
        return max(alignment.coverage, alignment.fit) >= 0.5 or alignment.matched >= 2 * thresholds.distinctive_words
    close = min(alignment.overlap, alignment.fit)
    return alignment.content > 0 and close >= (thresholds.overlap if one_voice else thresholds.close_overlap)


def alike(context: tuple[str, str], thresholds: QuoteThresholds) -> bool:
    """Whether two sentences tell the same, by their common words."""
    return fuzz.token_set_ratio(*context) >= thresholds.context_ratio


def _are_of_one_thing(alignment: Alignment, context: tuple[str, str]) -> bool:
    """Whether the sentences around two phrases, the phrases and whoever speaks aside, tell of one thing.

    A negation of the reporter's own turns the phrase round: was not “fair”, was “unfair”.
    """
    sides = zip(*((step.left, step.right) for step in alignment.steps), strict=True)
    phrases = [{word.text.lower() for words in side for word in words} for side in sides]
    told = [
        [word for word in _WORD.findall(sentence.replace("’", "'").lower()) if word not in phrase]
        for sentence, phrase in zip(context, phrases, strict=True)
    ]
    if len({sum(word in NEGATIONS or word.endswith("n't") for word in words) % 2 for words in told}) > 1:
        return False
    one, other = ({stem(word) for word in words if word not in STOP and not is_strong(lemma(word))} for words in told)
    return one == other != set() or len(one & other) >= max(_THINGS, _OF_SHORTER * min(len(one), len(other)))
