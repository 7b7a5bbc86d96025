"""Quotes printed in different words (CHECKS 30 to 32, 34).

Two articles of a story print words of one person between quotation marks. Marks, spacing, dashes, spelling and the
case of letters do not matter; a part of the longer version is a partial quote and silent. A word that was changed,
added or dropped without an ellipsis or brackets is reported as `altered` with the words of both sides:

- high: it touches a number, a negation, a modal verb or a name
- medium: any other word; also a marked cut that takes out a negation, a condition or a number (`trimmed`)
- low: only a filler or an article differs; the spoken and the written form of the same words (`variant`); or another
  choice of words where both sides are translations of a speaker of another language

Low too where two things may have been said. One of the two articles prints the other's words as well, in another quote
of its body that goes on otherwise or that is spoken in one breath with it; or it has a third line of the same frame, as
a refrain has. One quote speaks to somebody ("your plan … you"), the other of them ("his plan"). One was written, the
other spoken to reporters or in an interview. Both are from a statement, and one has a phrase of three words or more
inside that the other has not: statements are given out in several versions. And where a fragment was only fitted into
its sentence: a tense shifted back, a small word that was said before.

A phrase of a word or two is told where it is turned round, by an opposite, a negation or a modal verb, in two
sentences that tell of one thing. A quote that is printed twice, once with a word changed, is told as ever.

Within one article a quote that it prints twice, nearly word by word and by one speaker, with a word of weight changed,
is `inconsistent`, medium: the body and the caption, the pull quote, the statement pasted below. A pronoun or a form of
the same word tells nothing: who speaks twice says so.

The reporter's own words around the marks may differ freely. Words by two speakers are left to quote_speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.discrepancies.both_said import both_said, in_one_breath
from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_version
from bot.language.stems import stem
from bot.ledger.ledger import Ledger
from bot.ledger.quote_entry import compare, versions
from bot.ledger.utterance import Utterance, Version
from bot.policy import Policy
from bot.quotes.alignment.alignment import Alignment
from bot.quotes.alignment.doubts import doubt
from bot.quotes.alignment.judge import Judgement, between_translations, judge
from bot.quotes.alignment.occasions import differ_in_manner
from bot.quotes.alignment.weight import Weight
from bot.quotes.alignment.wording import Word
from bot.quotes.attribution import speakers
from bot.quotes.quote import Quote
from bot.quotes.thresholds import QuoteThresholds
from bot.quotes.vocabulary import DEGREES, STOP
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "quote_wording"
RULES = (30, 31, 32, 34)

_SURELY_ONE = 12  # words that agree, with one changed, however each was given
_MOST = 200  # quotes of one article that are held against each other
_LIGHT = STOP - DEGREES  # words whose change alone tells no second wording


def between(reading: Reading, ledger: Ledger, policy: Policy) -> Iterator[Finding]:
    """One finding a quote and utterance: against the version it differs from most, with the others it differs from.

    A phrase somebody says again and again is told once against one quote of the other article.
    """
    told: dict[object, Finding] = {}
    for finding in _each(reading, ledger, policy):
        changes = tuple(change for change in finding.diff or () if change.operation != "equal")
        key = (finding.right, changes) if changes else (finding.left, finding.right)
        if key not in told or _agreed(told[key]) < _agreed(finding):
            told[key] = finding
    yield from told.values()


def within(reading: Reading, policy: Policy) -> Iterator[Finding]:
    """One finding a quote that the article prints twice in other words: the later against the earlier."""
    printed = versions(reading)[:_MOST]
    for place, version in enumerate(printed):
        for earlier in printed[:place]:
            alignment = compare(version, earlier, policy.quotes)
            if in_one_breath(version, earlier) and _is_in_one_paragraph(reading, version, earlier):
                continue
            if alignment is None or not _is_printed_twice(version.quote, earlier.quote, alignment, policy.quotes):
                continue
            judgement = judge(alignment)
            yield Finding(
                check=NAME,
                rule=32,
                verdict=Verdict.INCONSISTENT,
                severity=Severity.MEDIUM,
                label=f"Quote by {version.quote.speaker}",
                explanation=judgement.explanation,
                left=of_version(version),
                right=of_version(earlier),
                diff=judgement.diff,
            )
            break


def _is_in_one_paragraph(reading: Reading, version: Version, earlier: Version) -> bool:
    """Whether no line ends between two quotes: who speaks on says the like of it again, a caption stands apart."""
    return "\n" not in reading.article.text[earlier.quote.span.end : version.quote.span.start]


def _is_printed_twice(one: Quote, other: Quote, alignment: Alignment, thresholds: QuoteThresholds) -> bool:
    """Whether two quotes of an article are one by its words, with words of weight changed in it."""
    if one.speaker is None or other.speaker is None or alignment.matched < thresholds.distinctive_words:
        return False
    if min(alignment.overlap, alignment.coverage) < thresholds.printed_twice:
        return False
    heavy = [step for step in alignment.changes if step.weight not in (Weight.VARIANT, Weight.FILLER)]
    changed = any(not _is_of_form(step.left, step.right) for step in heavy)
    return changed and speakers.same(one.speaker, other.speaker, thresholds.name_ratio)


def _is_of_form(left: tuple[Word, ...], right: tuple[Word, ...]) -> bool:
    """Whether only forms of the same words or pronouns differ: "regrets" and "regret", "him" and "he's"."""
    one, other = ({stem(word.key) for word in side if word.key not in _LIGHT} for side in (left, right))
    return one == other


def _each(reading: Reading, ledger: Ledger, policy: Policy) -> Iterator[Finding]:
    ours = versions(reading)
    theirs = [version for utterance in ledger.utterances for version in utterance.versions]
    for version in ours:
        for utterance in ledger.utterances:
            judged = _judged(version, utterance, (*ours, *theirs), policy.quotes)
            if judged:
                yield _finding(version, judged)


def _agreed(finding: Finding) -> int:
    """The words both sides have."""
    return sum(len(change.left.split()) for change in finding.diff or () if change.operation == "equal")


def _judged(
    version: Version, utterance: Utterance, known: Sequence[Version], thresholds: QuoteThresholds
) -> list[tuple[Version, Judgement]]:
    """The versions by the same speaker with their judgements, the gravest first, then the one most like it."""
    judged = []
    for other in utterance.versions:
        alignment = compare(version, other, thresholds)
        if alignment is not None and _one_voice(version.quote, other.quote, alignment, thresholds):
            translated = version.quote.translated or other.quote.translated
            judgement = between_translations(alignment) if translated else judge(alignment)
            if judgement.verdict is Verdict.ALTERED:
                judgement = _doubted(judgement, _why_both(version, other, alignment, known, thresholds))
            judged.append((judgement.severity.rank, alignment.matched * alignment.overlap, other, judgement))
    ordered = sorted(judged, key=lambda entry: (-entry[0], -entry[1]))
    return [(other, judgement) for _, _, other, judgement in ordered]


def _why_both(
    version: Version, other: Version, alignment: Alignment, known: Sequence[Version], thresholds: QuoteThresholds
) -> str | None:
    """What speaks for two utterances, or for two editions of one; None where nothing does."""
    contexts = (version.context, other.context)
    why = doubt(alignment, (version.quote.text, other.quote.text), contexts)
    if why is None and not _is_one_print(alignment) and differ_in_manner(version.quote, other.quote, contexts):
        why = "They were given in two ways, in writing or to other hearers: both may have been said."
    return why or both_said(version, other, alignment, known, thresholds)


def _is_one_print(alignment: Alignment) -> bool:
    """Whether so many words agree but one that nobody says them twice."""
    return alignment.differing == 1 and alignment.matched >= _SURELY_ONE


def _doubted(judgement: Judgement, why: str | None) -> Judgement:
    """The judgement, low where something speaks for two utterances, or for two editions of one."""
    if why is None:
        return judgement
    return replace(judgement, severity=Severity.LOW, explanation=f"{judgement.explanation} {why}")


def _one_voice(quote: Quote, other: Quote, alignment: Alignment, thresholds: QuoteThresholds) -> bool:
    """Whether one person may speak both: a description may be the other's name, where it is more than a phrase.

    Of two persons named apart only when nearly all the words agree.
    """
    if quote.speaker is None or other.speaker is None:
        return True
    if speakers.same(quote.speaker, other.speaker, thresholds.name_ratio):
        return True
    if not speakers.differ(quote.speaker, other.speaker, thresholds.name_ratio):
        return alignment.matched > thresholds.stock_words or alignment.content >= thresholds.voiced_words
    return _is_close(alignment, thresholds)


def _is_close(alignment: Alignment, thresholds: QuoteThresholds) -> bool:
    close = min(alignment.overlap, alignment.coverage) >= thresholds.close_overlap
    return close and alignment.matched >= thresholds.distinctive_words


def _finding(version: Version, judged: list[tuple[Version, Judgement]]) -> Finding:
    (right, judgement), rest = judged[0], judged[1:]
    loud = judgement.severity is not Severity.NONE
    others = [other for other, said in rest if not loud or said.severity is not Severity.NONE]
    speaker = version.quote.speaker or right.quote.speaker
    return Finding(
        check=NAME,
        rule=judgement.rule,
        verdict=judgement.verdict,
        severity=judgement.severity,
        label=f"Quote by {speaker}" if speaker else "Quote",
        explanation=judgement.explanation,
        left=of_version(version),
        right=of_version(right),
        others=tuple(of_version(other) for other in others),
        diff=judgement.diff,
    )
