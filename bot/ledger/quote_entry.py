"""Enter an article's quotes into the utterances of its story: versions of one thing said stand together (CHECKS 30)."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from rapidfuzz import fuzz

from bot.article import Moment
from bot.ledger.utterance import Utterance, Version
from bot.quotes.alignment import wording
from bot.quotes.alignment.alignment import Alignment
from bot.quotes.alignment.occasions import are_apart
from bot.quotes.alignment.sameness import is_one_utterance
from bot.quotes.alignment.side_by_side import align
from bot.quotes.alignment.weight import Weight
from bot.quotes.attribution import speakers
from bot.quotes.quote import COMPARED, Quote
from bot.quotes.thresholds import QuoteThresholds
from bot.reading import Reading

_AT_EDGES = ".,;:!?()"


def enter(reading: Reading, utterances: tuple[Utterance, ...], thresholds: QuoteThresholds) -> tuple[Utterance, ...]:
    """The utterances with the quotes of one more article: a version of a known one joins it, any other opens its own.

    Ids are the same for the same articles in the same order, on every machine.
    """
    entered = list(utterances)
    for version in versions(reading):
        at = best(version, tuple(entered), thresholds)
        if at is None:
            entered.append(_open(version))
        else:
            entered[at] = join(entered[at], version)
    return tuple(entered)


def versions(reading: Reading) -> tuple[Version, ...]:
    """The quotes of an article that are compared, each once: a pull quote repeats the body and adds nothing."""
    kept: dict[str, Version] = {}
    for quote in reading.quotes:
        folded = wording.read(quote.text).folded
        if quote.kind not in COMPARED or not folded:
            continue
        if folded not in kept or (kept[folded].quote.cue is None and quote.cue is not None):
            kept[folded] = _version(reading, quote)
    return tuple(kept.values())


def best(version: Version, utterances: tuple[Utterance, ...], thresholds: QuoteThresholds) -> int | None:
    """The index of the utterance a version belongs to, None where it is new."""
    found: tuple[float, int] | None = None
    for at, utterance in enumerate(utterances):
        for other in utterance.versions:
            alignment = compare(version, other, thresholds)
            if alignment is None:
                continue
            score = alignment.matched * alignment.overlap
            if found is None or score > found[0]:
                found = (score, at)
    return found[1] if found else None


def compare(one: Version, other: Version, thresholds: QuoteThresholds) -> Alignment | None:
    """How two versions lie side by side; None where they are not one utterance."""
    alignment = lay(one, other, thresholds)
    if alignment is None:
        return None
    speakers_named = (one.quote.speaker, other.quote.speaker)
    context = (one.context, other.context)
    if alignment.matched < thresholds.stock_words:
        context = (_without_speaker(one), _without_speaker(other))
    one_voice, two_voices = (judge(*speakers_named, thresholds) for judge in (_is_one_voice, _are_two_voices))
    same = is_one_utterance(alignment, context, thresholds, one_voice=one_voice, two_voices=two_voices)
    if same and alignment.gravest is Weight.NUMBER and are_apart(one.quote, other.quote, context):
        return None
    return alignment if same else None


def _without_speaker(version: Version) -> str:
    """The sentence around a quote without whoever speaks: two phrases of one person share the name for nothing."""
    named = {*(version.quote.speaker or "").split(), *(version.quote.mention or "").split()}
    return " ".join(word for word in version.context.split() if word.strip(_AT_EDGES) not in named)


def lay(one: Version, other: Version, thresholds: QuoteThresholds) -> Alignment | None:
    """How two versions lie side by side, one utterance or not; None where the words have too little in common."""
    left, right = wording.read(one.quote.text), wording.read(other.quote.text)
    if not left.runs.isdisjoint(right.runs) or min(len(left.words), len(right.words)) == 1:
        return align(left, right)
    if fuzz.partial_ratio(left.folded, right.folded, score_cutoff=thresholds.candidate_ratio) == 0:
        return None
    return align(left, right)


def _is_one_voice(one: str | None, other: str | None, thresholds: QuoteThresholds) -> bool:
    return one is not None and other is not None and speakers.same(one, other, thresholds.name_ratio)


def _are_two_voices(one: str | None, other: str | None, thresholds: QuoteThresholds) -> bool:
    return one is not None and other is not None and speakers.differ(one, other, thresholds.name_ratio)


def _version(reading: Reading, quote: Quote) -> Version:
    article = reading.article
    return Version(
        article=article.id,
        outlet=article.outlet,
        published=article.published,
        quote=quote,
        context=" ".join(quote.sentence.of(article.text).split()),
    )


def _open(version: Version) -> Utterance:
    digest = hashlib.sha256(f"{version.article}\x1f{version.quote.span.start}\x1f{version.quote.text}".encode())
    return Utterance(id=digest.hexdigest()[:20], speaker=version.quote.speaker, versions=(version,))


def join(utterance: Utterance, version: Version) -> Utterance:
    """The utterance with one more version, before those of later articles."""
    ordered = list(utterance.versions)
    at = len(ordered)
    while at > 0 and _is_older(version.published, ordered[at - 1].published):
        at -= 1
    ordered.insert(at, version)
    return replace(utterance, versions=tuple(ordered), speaker=utterance.speaker or version.quote.speaker)


def _is_older(one: Moment | None, other: Moment | None) -> bool:
    return one is not None and other is not None and other.is_after(one)
