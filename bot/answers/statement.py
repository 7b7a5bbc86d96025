"""A sentence, a figure or a quote alone: what the archive has on it, of what the asker may see. Nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo

from bot.answers import quote_lookup, replies
from bot.answers.quote_lookup import Said
from bot.answers.story_lookup import Lookup
from bot.discrepancies.detection import find_between
from bot.discrepancies.finding import Finding
from bot.figures.figure import Figure
from bot.figures.observation import Observation
from bot.language.stems import stem
from bot.ledger.ledger import Ledger
from bot.policy import Policy
from bot.reading import Reading
from bot.report import Referring, StoryCard
from bot.storage import Transaction, Viewer
from bot.stories.terms import words
from bot.verdict import Severity, Verdict

_STORIES = 3  # looked through
_PASSAGES, _QUOTES = 6, 2  # told
_AGREED = frozenset({Verdict.AGREES, Verdict.COMPATIBLE, Verdict.IDENTICAL, Verdict.VARIANT, Verdict.TRIMMED})
_NEAR = 2  # words that two sentences share, from which they may be about one thing
_SAYING = 4  # words from which a text without a figure may be words somebody said


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage of the archive about the same thing. `same` is None where the two were only found beside each other."""

    article: str  # article id
    words: str  # the figure or quote in it
    context: str  # the sentence
    story: StoryCard
    same: bool | None
    explanation: str = ""  # how it differs, in one sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class OnRecord(Referring):
    """What the desk has on a statement: what differs first, then what agrees; with neither, what is counted alike."""

    passages: tuple[Passage, ...] = ()
    quotes: tuple[Said, ...] = ()


def look_up(
    tx: Transaction, reading: Reading, viewer: Viewer, policy: Policy, house: frozenset[str], *, zone: tzinfo
) -> OnRecord:
    """What there is on the text of `reading`, in the stories that hold most of its words and numbers."""
    numbers = [each.value for each in reading.figures if each.value is not None]
    lookup = Lookup(tx, viewer, policy, house, zone=zone)
    hits = lookup.about(reading.article.text, numbers, limit=_STORIES)
    passages = [
        passage
        for hit in hits
        for passage in _of_story(reading, tx.ledgers.of_story(hit.story.id, viewer), hit.story, policy)
    ]
    if any(each.same is not None for each in passages):
        passages = [each for each in passages if each.same is not None]
    passages.sort(key=lambda each: each.same is True)
    told = list({(each.article, each.words): each for each in reversed(passages)}.values())[::-1][:_PASSAGES]
    quotes = tuple(_quotes(tx, reading, viewer, policy, house))
    return OnRecord(
        passages=tuple(told),
        quotes=quotes,
        references=replies.named(tx, dict.fromkeys(each.article for each in told), viewer, house),
    )


def _of_story(reading: Reading, ledger: Ledger, story: StoryCard, policy: Policy) -> Iterator[Passage]:
    for finding in find_between(reading, ledger, policy):
        yield from _against(finding, story)
    told = _stems(reading.article.text)
    for figure in reading.figures:
        for measure in ledger.measures:
            for seen in measure.observations:
                same = _is_same(figure, seen.figure)
                alike = _counts_alike(figure, seen.figure) or (same and figure.counted is None)
                if alike or _is_near(figure, seen, told):
                    yield _passage(seen, story, same=True if same else None)


def _against(finding: Finding, story: StoryCard) -> Iterator[Passage]:
    """What a check says of the statement; what it only wonders about is left to those beside it."""
    agreed = finding.verdict in _AGREED
    if not agreed and (finding.severity is Severity.NONE or finding.verdict is Verdict.QUESTION):
        return
    for side in finding.against:
        yield Passage(
            article=side.article,
            words=side.text,
            context=" ".join(side.context.split()),
            story=story,
            same=agreed,
            explanation="" if agreed else finding.explanation,
        )


def _passage(seen: Observation, story: StoryCard, *, same: bool | None) -> Passage:
    return Passage(
        article=seen.article, words=seen.figure.text, context=" ".join(seen.context.split()), story=story, same=same
    )


def _is_same(one: Figure, other: Figure) -> bool:
    return one.value is not None and (one.value, one.unit) == (other.value, other.unit)


def _is_near(figure: Figure, seen: Observation, told: frozenset[str]) -> bool:
    """Whether a figure of the same unit stands in a sentence that has some of the statement's words, by their stems."""
    if figure.unit is None or (figure.kind, figure.unit) != (seen.figure.kind, seen.figure.unit):
        return False
    return len(told & _stems(seen.context)) >= _NEAR


def _stems(sentence: str) -> frozenset[str]:
    return frozenset(stem(form) for _, form in words(sentence))


def _counts_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures count things of one name, the last word of which says what they are."""
    return bool(_heads(one.counted) & _heads(other.counted)) and one.unit == other.unit


def _heads(counted: str | None) -> frozenset[str]:
    found = [stem(form) for _, form in words(counted or "")]
    return frozenset(found[-1:])


def _quotes(tx: Transaction, reading: Reading, viewer: Viewer, policy: Policy, house: frozenset[str]) -> Iterator[Said]:
    """What was said in the words quoted; in the whole text where it has neither marks nor figures."""
    asked: Iterable[str] = [each.text for each in reading.quotes]
    text = reading.article.text
    if not asked and not reading.figures and len(text.split()) >= _SAYING:
        asked = [text]
    for each in asked:
        yield from quote_lookup.find(tx, each, viewer, policy, house, limit=_QUOTES)
