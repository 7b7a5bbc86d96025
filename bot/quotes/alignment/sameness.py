"""Whether two quotes are versions of one thing said, as far as words tell (CHECKS 33)."""

from __future__ import annotations

from rapidfuzz import fuzz

from bot.quotes.alignment.alignment import Alignment
from bot.quotes.alignment.weight import Weight
from bot.quotes.thresholds import QuoteThresholds


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
    if alignment.matched and alignment.matched < thresholds.stock_words and alignment.changes:
        return one_voice and alignment.gravest is Weight.NEGATION and alike(context, thresholds)
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
