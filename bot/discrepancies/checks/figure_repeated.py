"""An article gives one measure two values: a phone call of 50 minutes, and of 40 minutes six paragraphs on (rule 20).

What it compares: every two figures of the body that may be one measure by the rules that align two articles (6 to 12):
the same thing or outcome, of like size, in sentences that have their words in common.

What it reports: `inconsistent`; medium where both tell how many in all met one fate (dead, injured) or it is as likely
as what is told between two articles for certain, else low. One finding a pair of values.

Silent: two numbers of one sentence; a number within a quotation beside one without; parts, other times, "the first" and
"the new" in one sentence alone; what is told of different names, but for a toll and sentences that are much alike; a
value more than twice the other and sums and shares, unless they are as likely as that; what a hedge or rounding covers
(rule 13). A headline against the first paragraphs is headline_body's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Final

from bot.article import Span
from bot.discrepancies.checks.headline_body import end_of_lede
from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_figure
from bot.figures.alignment.barriers import another_scope, may_be_asked
from bot.figures.alignment.contradiction import Standing, is_disputed, weigh
from bot.figures.alignment.distance import Distance, ratio_of
from bot.figures.alignment.intervals import Relation, relate
from bot.figures.alignment.odds import align
from bot.figures.alignment.profile import Profile, Rarity, profiles
from bot.figures.alignment.slips import diagnose
from bot.figures.figure import Kind
from bot.language.names.name import NameKind
from bot.language.wordlist import words
from bot.ledger.assignment import compared
from bot.ledger.candidates import Candidates
from bot.ledger.figure_entry import label
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "figure_repeated"
RULES = (20,)

_OFTEN_SEVERAL: Final = frozenset({Kind.MONEY, Kind.PERCENT})  # an article names several of one thing
_MEASURED: Final = frozenset(
    {Kind.LENGTH, Kind.AREA, Kind.MASS, Kind.VOLUME, Kind.TEMPERATURE, Kind.SPEED, Kind.MAGNITUDE}
)
# Values of things of one name and unit; an article with more tells of several things: marriages, shootings.
_SEVERAL: Final = 3
_ANOTHER: Final = words(
    "first initial previous previously earlier original originally revised new another other second third latter former"
)
# "New figures", not "New York" nor "NEW YORK".
_COMMON: Final = re.compile(r"\b(?:[a-z]+|[A-Z][a-z]*(?!\s+[A-Z]))\b")
_NEVER: Final = -99.0  # log odds of what is ruled out


def within(reading: Reading, policy: Policy) -> Iterator[Finding]:
    """One finding a figure for which an earlier one of the body gives the same measure another value."""
    observations = compared(reading)
    rarity = Rarity(seen.context for seen in observations)
    sides = profiles(observations, policy.lexicon, policy.figures.window, rarity)
    candidates = Candidates(sides)
    sentences = _Sentences(reading)
    body = frozenset((side.dimension, side.value) for side in sides if not side.figure.headline)
    lede = end_of_lede(reading)
    told: set[object] = set()
    for place, side in enumerate(sides):
        pairs = [
            (odds, other)
            for at, other in candidates.of(side)
            if at < place
            and not _is_left_to_headline(side, other, body, lede, sentences)
            and (odds := _odds(side, other, sentences, policy)) >= policy.figures.repeated
        ]
        if not pairs:
            continue
        odds, other = max(pairs, key=lambda pair: pair[0])
        key = frozenset({(side.value, side.dimension), (other.value, other.dimension)})
        if key not in told:
            told.add(key)
            yield _finding(reading, side, other, odds, policy)


def _odds(side: Profile, other: Profile, sentences: _Sentences, policy: Policy) -> float:
    """Log odds that two figures of one article are one measure; far below nought where something rules it out."""
    if not _may_be_one(side, other, sentences):
        return _NEVER
    alignment = align(side, other, policy.figures, policy.lexicon)
    if alignment.ruled_out or another_scope(side, other, policy.lexicon):
        return _NEVER
    odds = weigh(alignment, side, other, Standing(), policy.figures)[0]
    return odds if _is_likely(side, other, odds, sentences, policy) else _NEVER


def _is_likely(side: Profile, other: Profile, odds: float, sentences: _Sentences, policy: Policy) -> bool:
    """Whether nothing in what is counted, its times and names makes two measures of two figures of these log odds."""
    certain = odds >= policy.figures.certain
    if not (_are_of_one_sort(side, other) if certain else _are_alike(side, other)):
        return False
    if side.figure.kind in _OFTEN_SEVERAL:
        return certain and not sentences.are_of_two_times(side, other)
    if certain or _is_one_toll(side, other):
        return True
    if ratio_of(side.figure, other.figure) is not Distance.NEAR or sentences.are_of_two_times(side, other):
        return False
    apart = sentences.differ(side.figure.sentence, other.figure.sentence)
    return not apart or odds >= policy.figures.repeated_elsewhere


def _may_be_one(side: Profile, other: Profile, sentences: _Sentences) -> bool:
    """Whether two figures lie apart, in two sentences, and tell of things that may be one."""
    one, two = side.figure, other.figure
    if one.sentence == two.sentence or relate(one, two) is not Relation.APART or is_disputed(one, two):
        return False
    if one.quoted is not two.quoted:  # who is quoted may have known less
        return False
    if not _is_done_to_one(side, other):
        return False
    return not _is_one_toll(side, other) or not sentences.differ(one.sentence, two.sentence, NameKind.LOCATION)


def _are_alike(side: Profile, other: Profile) -> bool:
    """Whether the things are alike enough to ask, and few enough of their name are told of."""
    few = max(side.crowd, other.crowd) <= _SEVERAL or _is_one_toll(side, other)
    return few and may_be_asked(side, other)


def _are_of_one_sort(side: Profile, other: Profile) -> bool:
    """Whether both count one thing, or measure in one unit: 34 inches of snow, and inches that a storm brought."""
    measured = side.figure.kind is other.figure.kind and side.figure.kind in _MEASURED
    return measured or may_be_asked(side, other)


def _is_left_to_headline(
    side: Profile, other: Profile, body: Set[tuple[object, object]], lede: int, sentences: _Sentences
) -> bool:
    """Whether one of two stands in the headline, and the other in the first paragraphs, up to the offset `lede`, or
    nothing in the body, by dimension and value, agrees with it. A headline may stand again above the body.
    """
    heads = [one for one in (side, other) if one.figure.headline or sentences.is_headline(one.figure.sentence)]
    if not heads:
        return False
    early = any(one not in heads and one.figure.span.start < lede for one in (side, other))
    return early or len(heads) == 2 or any((head.dimension, head.value) not in body for head in heads)


def _is_one_toll(side: Profile, other: Profile) -> bool:
    """Whether both tell how many in all met one fate."""
    return side.toll is not None and side.toll == other.toll


def _is_done_to_one(side: Profile, other: Profile) -> bool:
    """Whether the same happened to what is counted: the trapped are not the rescued."""
    if side.outcome is not None or other.outcome is not None:
        return side.outcome == other.outcome
    here, there = side.figure.predicate, other.figure.predicate
    if side.figure.kind is not Kind.COUNT or here is None or there is None:
        return True
    return here.lemma == there.lemma or (here.family is not None and here.family == there.family)


class _Sentences:
    """What the sentences of an article name, and what they call another one."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        self._title = (reading.article.title or "").split()
        self._mentions = [(span, name) for name in reading.names for span in name.mentions]

    def differ(self, one: Span, other: Span, kind: NameKind | None = None) -> bool:
        """Whether both sentences name somebody or something (of that kind), and none of them is in both."""
        here, there = self._in(one, kind), self._in(other, kind)
        return bool(here and there) and not here & there

    def _in(self, sentence: Span, kind: NameKind | None) -> set[str]:
        return {
            name.canonical
            for span, name in self._mentions
            if span.overlaps(sentence) and (kind is None or name.kind is kind)
        }

    def is_headline(self, sentence: Span) -> bool:
        """Whether a sentence of the body is the headline once more."""
        return bool(self._title) and sentence.of(self._text).split() == self._title

    def are_of_two_times(self, side: Profile, other: Profile) -> bool:
        """Whether only one is told as one of several, or another one, or both are of days that are not the same."""
        one, two = side.figure, other.figure
        if (self._apart(one.sentence) | side.marked | side.parts) & _ANOTHER != (
            self._apart(two.sentence) | other.marked | other.parts
        ) & _ANOTHER:
            return True
        return any(
            mine is not None and theirs is not None and mine != theirs
            for mine, theirs in ((one.period, two.period), (one.as_of, two.as_of))
        )

    def _apart(self, sentence: Span) -> set[str]:
        """The words of a sentence that are no name."""
        return {found.group().lower() for found in _COMMON.finditer(self._text, sentence.start, sentence.end)}


def _finding(reading: Reading, side: Profile, earlier: Profile, odds: float, policy: Policy) -> Finding:
    slip = diagnose(side.figure, earlier.figure)
    return Finding(
        check=NAME,
        rule=20,
        verdict=Verdict.INCONSISTENT,
        severity=Severity.MEDIUM if _is_one_toll(side, earlier) or odds >= policy.figures.certain else Severity.LOW,
        label=label(side.figure, policy.lexicon),
        explanation=f"{side.figure.text} here, {earlier.figure.text} before.",
        left=of_figure(reading, side.figure),
        right=of_figure(reading, earlier.figure),
        slip=slip.words if slip else None,
    )
