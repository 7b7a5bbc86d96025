"""Pairs of figures to learn from: hidden ones that are one measure, and left-over ones that are not.

Nobody has labelled which figures of two articles are one measure, but values tell: a distinctive number in both, in
sentences with words in common, is one measure. Its value is then hidden, and what a desk would see of the pair is what
it would see if one article had the number wrong. The other class is what an untouched article leaves over: figures that
no equal value in the story explains, with the figures they are most like. A few of those are real contradictions; the
fit drops what it is sure of against its label.

For two values that differ (bot/figures/alignment/contradiction.py) hidden figures get mistakes as newsrooms make them,
and left-over ones keep what they are. What people said of some of these (training/figures/judged.py) goes before the
rule above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np

from bot.article import Article, Span
from bot.figures.alignment.barriers import barrier
from bot.figures.alignment.contradiction import features, found_elsewhere, is_answered, relation_of
from bot.figures.alignment.distance import Distance
from bot.figures.alignment.intervals import Relation, relate
from bot.figures.alignment.odds import agree, telling
from bot.figures.alignment.profile import Profile, Rarity, dimension, profiles
from bot.figures.alignment.signs import SIGNS, signs
from bot.figures.observation import Observation
from bot.ledger.assignment import observe
from bot.policy import Policy
from bot.reading import Reading
from training.figures.judged import Judged, Pair, pair_of
from training.figures.mistakes import mistakes

Row = np.ndarray
Label = Callable[[str, Span], object]  # article and span of a figure
_Answers = Mapping[int, Sequence[tuple[int, float]]]  # by their figure: place of ours and log odds
_WORDS = 3  # stems two sentences share before an equal value is taken for one measure
_HOPELESS = -5.0
_KEPT = 2  # left-over pairs of a figure
_AS_TELLING = 12  # times a difference that newsrooms printed counts beside made ones
COLUMNS = ("bias", *(sign.name for sign in SIGNS))
# Of two values that differ, beside all signs: an equal value elsewhere, and how the values lie to each other.
VALUES = (
    "elsewhere", "answered", *(each.value for each in Distance if each is not Distance.OTHER),
    "small", "small_near", "small_power", "small_unit", "two_units",
)  # fmt: skip
DIFFERING = (*COLUMNS, *VALUES)


@dataclass(frozen=True, kw_only=True)
class Case:
    """The pairs of one figure, of which the likeliest decides; the first column of a row is 1."""

    one_measure: bool
    rows: tuple[Row, ...]
    settled: bool = False  # a person has said so


@dataclass(frozen=True, kw_only=True)
class _Where:
    place: int  # of our figure among ours
    at: int  # of theirs among all those of the others
    key: Pair


@dataclass(frozen=True, kw_only=True)
class _Pair:
    """A figure of ours against another article's."""

    ours: Profile
    theirs: Profile
    where: _Where
    row: Row
    agrees: bool
    apart: bool  # values that contradict each other
    same: bool | None  # whether it is labelled as one measure; None where nobody has labelled

    @property
    def sure(self) -> bool:
        """Whether the two are surely one measure that both give one value."""
        return self.agrees and (_is_one(self) if self.same is None else self.same)


@dataclass(frozen=True, kw_only=True)
class Material:
    """The pairs of one article's figures with those of its story, and with those of the articles before it."""

    story: Mapping[int, Sequence[_Pair]]
    earlier: Mapping[int, Sequence[_Pair]]


def gather(
    stories: Iterable[Sequence[Article]],
    read: Callable[[Article], Reading],
    policy: Policy,
    measure_at: Label | None = None,
    disguise: Callable[[Reading], Reading] = lambda reading: reading,
) -> Iterator[Material]:
    """The pairs of every article, with their signs.

    `disguise` gives the reading of the one side whose numbers must not show (training/figures/disguise.py).

    `measure_at` tells the measure of a figure where texts are labelled; headlines are not, and are then left out.
    """
    for articles in stories:
        readings = [read(article) for article in articles]
        for at, plain in enumerate(readings):
            reading = disguise(plain)
            others = [other for other in readings if other.article.text != reading.article.text]
            earlier = [other for other in readings[:at] if other.article.text != reading.article.text]
            yield Material(
                story=_pairs(reading, others, policy, measure_at), earlier=_pairs(reading, earlier, policy, measure_at)
            )


def cases(material: Iterable[Material], policy: Policy, weights: Row) -> Iterator[Case]:
    """The cases of all articles for the signs; `weights` (bias, then signs) say which pairs are the likeliest."""
    for one in material:
        yield from _hidden(one.story)
        for own in one.earlier.values():
            apart = _others(own) or _unexplained(own, policy, weights)
            odds = [float(pair.row @ weights) for pair in apart]
            if odds and max(odds) >= _HOPELESS:
                likeliest = sorted(range(len(apart)), key=lambda at: -odds[at])[:_KEPT]
                yield Case(one_measure=False, rows=tuple(apart[at].row for at in likeliest))


def valued(
    material: Iterable[Material], policy: Policy, weights: Row, chance: Random, judged: Judged
) -> Iterator[Case]:
    """The cases of all articles where two values differ, columns as in `DIFFERING`; `weights` are those of the signs.

    A left-over figure of which a person said that it contradicts another rightly is none: it is learned as one measure.
    """
    for one in material:
        answers = _answers(one.story, weights)
        for own in one.story.values():
            if any(pair.sure for pair in own):
                for wrong in mistakes(own[0].ours.figure, chance):
                    mistaken = _mistaken(own, replace(own[0].ours, figure=wrong), policy)
                    yield from _case([pair for pair in mistaken if pair.same is not False], answers, policy, weights)
            elif same := [pair for pair in own if pair.same]:
                yield from _case(same, answers, policy, weights)
        answers = _answers(one.earlier, weights)
        for own in one.earlier.values():
            wanted = [pair for pair in own if pair.apart and judged.get(pair.where.key)]
            if wanted:
                for case in _case(wanted, answers, policy, weights):
                    yield from [replace(case, settled=True)] * _AS_TELLING
            said = {pair.same or judged.get(pair.where.key) for pair in own}
            if True not in said:
                for case in _case(own, answers, policy, weights):
                    yield replace(case, one_measure=False, settled=False in said)


def _others(own: Sequence[_Pair]) -> list[_Pair]:
    """The pairs that are labelled as two measures."""
    return [pair for pair in own if pair.same is False]


def _case(own: Sequence[_Pair], answers: _Answers, policy: Policy, weights: Row) -> Iterator[Case]:
    apart = _unexplained(own, policy, weights)
    if apart:
        elsewhere = found_elsewhere(max(_strengths(own, policy, weights), default=2 * _HOPELESS))
        rows = tuple(_valued_row(pair, _is_answered(pair, answers, weights), elsewhere) for pair in apart)
        yield Case(one_measure=True, rows=rows)


def _answers(pairs: Mapping[int, Sequence[_Pair]], weights: Row) -> _Answers:
    """Which figures of ours have the value of one of theirs, and how like it they are."""
    found: dict[int, list[tuple[int, float]]] = {}
    for own in pairs.values():
        for pair in own:
            if pair.agrees:
                found.setdefault(pair.where.at, []).append((pair.where.place, float(pair.row @ weights)))
    return found


def _is_answered(pair: _Pair, answers: _Answers, weights: Row) -> bool:
    odds = float(pair.row @ weights)
    return any(
        place != pair.where.place and is_answered(odds, others) for place, others in answers.get(pair.where.at, ())
    )


def _valued_row(pair: _Pair, answered: bool, elsewhere: float) -> Row:
    ours, theirs = pair.ours.figure, pair.theirs.figure
    named = features(relation_of(pair.ours, pair.theirs), ours, theirs)
    return np.array([*pair.row, elsewhere, float(answered), *(float(name in named) for name in VALUES[2:])])


def _mistaken(own: Sequence[_Pair], ours: Profile, policy: Policy) -> list[_Pair]:
    """The pairs of a figure once its value or unit is wrong; none where the mistake contradicts nobody who has it."""
    ours = replace(ours, dimension=dimension(ours.figure))
    sure = [pair for pair in own if pair.sure]
    if not all(relate(ours.figure, pair.theirs.figure) is Relation.APART for pair in sure):
        return []
    unit = ours.figure.unit != own[0].ours.figure.unit
    return [
        replace(_pair(ours, pair.theirs, pair.where, None if unit else pair.row), same=pair.same)
        for pair in own
        if not barrier(ours, pair.theirs, policy.lexicon)
    ]


def _pairs(
    reading: Reading, others: Sequence[Reading], policy: Policy, measure_at: Label | None
) -> Mapping[int, list[_Pair]]:
    own, seen = (
        [
            observe(one, figure)
            for one in some
            for figure in one.figures
            if figure.comparable and not (measure_at and figure.headline)
        ]
        for some in ((reading,), others)
    )
    rarity = Rarity(one.context for one in (*own, *seen))
    window = policy.figures.window
    theirs = profiles(seen, policy.lexicon, window, rarity)
    found: dict[int, list[_Pair]] = {}
    for place, ours in enumerate(profiles(own, policy.lexicon, window, rarity)):
        for at, other in enumerate(theirs):
            if barrier(ours, other, policy.lexicon):
                continue
            where = _Where(place=place, at=at, key=pair_of(own[place], seen[at]))
            same = _same(own[place], seen[at], measure_at)
            found.setdefault(place, []).append(replace(_pair(ours, other, where, None), same=same))
    return found


def _same(ours: Observation, theirs: Observation, measure_at: Label | None) -> bool | None:
    if measure_at is None:
        return None
    here, there = (measure_at(one.article, one.figure.span) for one in (ours, theirs))
    return here is not None and here == there


def _pair(ours: Profile, theirs: Profile, where: _Where, row: Row | None) -> _Pair:
    return _Pair(
        ours=ours,
        theirs=theirs,
        where=where,
        row=np.array([1.0, *signs(ours, theirs)]) if row is None else row,
        agrees=ours.dimension == theirs.dimension and agree(ours.figure, theirs.figure),
        apart=relate(ours.figure, theirs.figure) is Relation.APART,
        same=None,
    )


def _hidden(pairs: Mapping[int, Sequence[_Pair]]) -> Iterator[Case]:
    """For each figure that another article surely has too: what would be seen of the two with its value unknown."""
    for own in pairs.values():
        sure = tuple(pair.row for pair in own if pair.sure or pair.same)
        if sure:
            yield Case(one_measure=True, rows=sure)


def _unexplained(own: Sequence[_Pair], policy: Policy, weights: Row) -> list[_Pair]:
    """The pairs of a figure whose values contradict each other; none where an equal value is likelier than all."""
    odds = [float(pair.row @ weights) for pair in own if not pair.agrees]
    equal = max(_strengths(own, policy, weights), default=2 * _HOPELESS)
    if equal >= max(policy.figures.agreed, *odds, _HOPELESS):
        return []
    return [pair for pair in own if pair.apart]


def _strengths(own: Sequence[_Pair], policy: Policy, weights: Row) -> list[float]:
    return [float(pair.row @ weights) + telling(pair.ours.figure, policy.figures) for pair in own if pair.agrees]


def _is_one(pair: _Pair) -> bool:
    """Whether an equal value makes one measure for certain: the same unit or next word, and words in common."""
    ours, theirs = pair.ours, pair.theirs
    unit = ours.figure.unit is not None and ours.figure.unit == theirs.figure.unit
    follows = ours.vicinity.after[:1] == theirs.vicinity.after[:1] != ()
    return (unit or follows) and len(ours.nearby.keys() & theirs.nearby.keys()) >= _WORDS
