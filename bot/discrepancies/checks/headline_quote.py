"""A quote in the headline that the body prints otherwise: "We will sell" above, “We will not sell” below (rule 32).

What it compares: every quote of the headline, of four words or more, with the quotes of the body that share three
quarters of its words, whoever is named: a headline names its speaker by half ("mayor") or not at all.

What it reports: `inconsistent`, with the words of both: high where a negation, a modal verb, a number or a name
differs, else medium. A long quote whose speaker the headline names too is quote_wording's.

Silent: where any quote of the body has the headline's words; a part of a longer quote; a filler, a form of the same
word, and another person of its pronoun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_version
from bot.language.stems import stem
from bot.ledger.quote_entry import compare, versions
from bot.ledger.utterance import Version
from bot.policy import Policy
from bot.quotes.alignment.alignment import Alignment
from bot.quotes.alignment.judge import judge
from bot.quotes.alignment.weight import Weight
from bot.quotes.attribution import speakers
from bot.quotes.vocabulary import DEGREES, STOP
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "headline_quote"
RULES = (32,)

_FEWEST: Final = 4  # words that agree; of fewer a body has many
_MOST: Final = 200  # quotes of one article that are looked at
_SOMEBODY: Final = "somebody"  # stands for whoever a headline and a cue leave unnamed
_LIGHT: Final = STOP - DEGREES  # words whose change alone tells no second wording


def within(reading: Reading, policy: Policy) -> Iterator[Finding]:
    """One finding a quote of the headline that no quote of the body has, and one has in other words."""
    printed = versions(reading)[:_MOST]
    start = reading.article.body_start
    body = [version for version in printed if version.quote.span.start >= start]
    for head in printed:
        if head.quote.span.end <= start:
            found = _otherwise(head, body, policy)
            if found is not None:
                yield _finding(head, *found)


def _otherwise(head: Version, body: Sequence[Version], policy: Policy) -> tuple[Version, Alignment] | None:
    """The quote of the body that is likest to one of the headline, and differs; None where one agrees."""
    likest: tuple[Version, Alignment] | None = None
    for version in body:
        alignment = compare(_voiced(head, version), _voiced(version, version), policy.quotes)
        if alignment is None or alignment.matched < _FEWEST or alignment.coverage < policy.quotes.printed_twice:
            continue
        if not _changes_sense(alignment) or _is_printed_twice(head, version, alignment, policy):
            return None
        if likest is None or alignment.matched > likest[1].matched:
            likest = version, alignment
    return likest


def _voiced(version: Version, other: Version) -> Version:
    """The version as one by the speaker of another."""
    return replace(version, quote=replace(version.quote, speaker=other.quote.speaker or _SOMEBODY))


def _is_printed_twice(head: Version, version: Version, alignment: Alignment, policy: Policy) -> bool:
    """Whether two quotes of one named speaker are held against each other as any two of an article are."""
    mine, theirs = head.quote.speaker, version.quote.speaker
    if mine is None or theirs is None or alignment.matched < policy.quotes.distinctive_words:
        return False
    return speakers.same(mine, theirs, policy.quotes.name_ratio)


def _changes_sense(alignment: Alignment) -> bool:
    """Whether words of weight differ, and not only their forms."""
    for step in alignment.changes:
        if step.weight in (Weight.VARIANT, Weight.FILLER):
            continue
        one, other = ({stem(word.key) for word in side if word.key not in _LIGHT} for side in (step.left, step.right))
        if one != other or step.weight is not Weight.CONTENT:
            return True
    return False


def _finding(head: Version, version: Version, alignment: Alignment) -> Finding:
    judgement = judge(alignment)
    return Finding(
        check=NAME,
        rule=32,
        verdict=Verdict.INCONSISTENT,
        severity=max(Severity.MEDIUM, judgement.severity, key=lambda severity: severity.rank),
        label=f"Quote by {version.quote.speaker}" if version.quote.speaker else "Quote in the headline",
        explanation=judgement.explanation,
        left=of_version(head),
        right=of_version(version),
        diff=judgement.diff,
    )
