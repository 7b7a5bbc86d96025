"""The same words given to different people (CHECKS 33).

The quotes of two articles agree in four words or more, and the articles name different speakers. Two spellings of a
name, a surname and a full name, a person and an office are one speaker; short stock phrases are said by many and
stay silent. Three words are enough where the sentences around them show one moment: what was done when they were
spoken, the speakers' names left out, is told in the same words. Neither article may leave room for the other's speaker:
a name beside the marks, a title or a "he" that can only be one person will do; a description, an ambiguous pronoun, a
bare quotation in a paragraph of its own may be read wrong, and a wrong alarm is worse than none. Reported as
`misattributed`, high.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.discrepancies.finding import Finding
from bot.discrepancies.moments import of_one_moment
from bot.discrepancies.sides import of_version
from bot.ledger.ledger import Ledger
from bot.ledger.quote_entry import compare, lay, versions
from bot.ledger.utterance import Version
from bot.policy import Policy
from bot.quotes.alignment import wording
from bot.quotes.alignment.alignment import Alignment
from bot.quotes.alignment.judge import diff
from bot.quotes.alignment.weight import Weight
from bot.quotes.attribution import speakers
from bot.quotes.thresholds import QuoteThresholds
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "quote_speaker"
RULES = (33,)

_TELLING = 2  # words of weight that make four words rare enough
_RARE = 4  # the same where a filler differs as well
_WORDS = 4  # that must agree before the same words by two speakers are worth a word


def between(reading: Reading, ledger: Ledger, policy: Policy) -> Iterator[Finding]:
    """One finding a quote and utterance that another article gives to somebody else."""
    for version in versions(reading):
        for utterance in ledger.utterances:
            disputed = [other for other in utterance.versions if _disputed(version, other, policy.quotes)]
            if disputed:
                yield _finding(version, disputed, policy.quotes)


def _disputed(version: Version, other: Version, thresholds: QuoteThresholds) -> bool:
    if not speakers.is_disputed(version.quote, other.quote, thresholds.name_ratio):
        return False
    alignment = lay(version, other, thresholds)
    if alignment is None or not _are_close(alignment, thresholds):
        return False
    if alignment.matched < _WORDS:
        return (
            alignment.matched >= thresholds.voiced_words
            and _are_whole(version, other)
            and of_one_moment(version, other)
        )
    return _are_same(alignment) or compare(version, other, thresholds) is not None


def _are_close(alignment: Alignment, thresholds: QuoteThresholds) -> bool:
    """Whether the words are the same but for a filler: two people who say alike things are no error."""
    return alignment.coverage >= thresholds.close_overlap and alignment.gravest.rank <= Weight.FILLER.rank


def _are_same(alignment: Alignment) -> bool:
    """Whether the shorter quote is wholly the other's words, fillers aside, and they are no stock phrase."""
    return alignment.coverage == 1.0 and alignment.content >= (_RARE if alignment.changes else _TELLING)


def _are_whole(version: Version, other: Version) -> bool:
    return wording.read(version.quote.text).keys == wording.read(other.quote.text).keys


def _finding(version: Version, disputed: list[Version], thresholds: QuoteThresholds) -> Finding:
    right = disputed[0]
    alignment = lay(version, right, thresholds)
    changed = alignment is not None and bool(alignment.changes)
    return Finding(
        check=NAME,
        rule=33,
        verdict=Verdict.MISATTRIBUTED,
        severity=Severity.HIGH,
        label=f"Quote by {version.quote.speaker}",
        explanation=f"The same words are given to {version.quote.speaker} here and to {right.quote.speaker} there.",
        left=of_version(version),
        right=of_version(right),
        others=tuple(of_version(other) for other in disputed[1:]),
        diff=diff(alignment) if alignment is not None and changed else None,
    )
