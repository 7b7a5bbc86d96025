"""Pairs of figures to learn from: hidden ones that are one measure, and left-over ones that are not.

Nobody has labelled which figures of two articles are one measure, but values tell: a distinctive number in both, in
sentences with words in common, is one measure. Its value is then hidden, and what a desk would see of the pair is what
it would see if one article had the number wrong. The other class is what an untouched article leaves over: figures that
no equal value in the story explains, with the figures they are most like. A few of those are real contradictions; the
fit drops what it is sure of against its label.

For the values themselves (bot/figures/differing.py) hidden figures get mistakes as newsrooms make them, and left-over
ones keep what they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np

from bot.article import Article
from bot.figures.align import agree, telling
from bot.figures.barriers import barrier
from bot.figures.differing import features, found_elsewhere
from bot.figures.gaps import Gap
from bot.figures.intervals import Relation, relate
from bot.figures.likeness import SIGNS, shared, signs
from bot.figures.profile import Profile, Rarity, dimension, profiles
from bot.ledger.matching import observe
from bot.policy import Policy
from bot.reading import Reading
from training.figures.mistakes import mistakes

Row = np.ndarray
_LEAST_SHARED = 0.3
_WORDS = 3  # stems two sentences share before an equal value is taken for one measure
_HOPELESS = -5.0
_KEPT = 2  # left-over pairs of a figure
COLUMNS = ("bias", *(sign.name for sign in SIGNS))
# Of two values that differ: what all signs say, an equal value elsewhere, and how the values lie to each other.
VALUES = (
    "base", "slope", "elsewhere", *(gap.value for gap in Gap if gap is not Gap.OTHER),
    "small", "small_near", "small_power", "small_unit",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Case:
    """The pairs of one figure, of which the likeliest decides; the first column of a row is 1."""

    one_measure: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class _Pair:
    """Our figure at `place` against another article's."""

    ours: Profile
    theirs: Profile
    row: Row
    agrees: bool
    apart: bool  # values that contradict each other


@dataclass(frozen=True, kw_only=True)
class Material:
    """The pairs of one article's figures with those of its story, and with those of the articles before it."""

    story: Mapping[int, Sequence[_Pair]]
    earlier: Mapping[int, Sequence[_Pair]]


def gather(
    stories: Iterable[Sequence[Article]], read: Callable[[Article], Reading], policy: Policy
) -> Iterator[Material]:
    """The pairs of every article, with their signs."""
    for articles in stories:
        readings = [read(article) for article in articles]
        for at, reading in enumerate(readings):
            others = [other for other in readings if other.article.text != reading.article.text]
            earlier = [other for other in readings[:at] if other.article.text != reading.article.text]
            yield Material(story=_pairs(reading, others, policy), earlier=_pairs(reading, earlier, policy))


def cases(material: Iterable[Material], policy: Policy, weights: Row) -> Iterator[Case]:
    """The cases of all articles for the signs; `weights` (bias, then signs) say which pairs are the likeliest."""
    for one in material:
        yield from _hidden(one.story)
        for own in one.earlier.values():
            apart = _unexplained(own, policy, weights)
            odds = [float(pair.row @ weights) for pair in apart]
            if odds and max(odds) >= _HOPELESS:
                likeliest = sorted(range(len(apart)), key=lambda at: -odds[at])[:_KEPT]
                yield Case(one_measure=False, rows=tuple(apart[at].row for at in likeliest))


def valued(material: Iterable[Material], policy: Policy, weights: Row, chance: Random) -> Iterator[Case]:
    """The cases of all articles for the values, columns as in `VALUES`, once the signs have their weights."""
    for one in material:
        for own in one.story.values():
            if any(pair.agrees and _is_one(pair) for pair in own):
                for wrong in mistakes(own[0].ours.figure, chance):
                    yield from _case(
                        _mistaken(own, replace(own[0].ours, figure=wrong), policy), policy, weights, one_measure=True
                    )
        for own in one.earlier.values():
            yield from _case(own, policy, weights, one_measure=False)


def _case(own: Sequence[_Pair], policy: Policy, weights: Row, *, one_measure: bool) -> Iterator[Case]:
    apart = _unexplained(own, policy, weights)
    if apart:
        elsewhere = found_elsewhere(max(_strengths(own, policy, weights), default=2 * _HOPELESS))
        yield Case(one_measure=one_measure, rows=tuple(_valued_row(pair, weights, elsewhere) for pair in apart))


def _valued_row(pair: _Pair, weights: Row, elsewhere: float) -> Row:
    named = features(pair.ours.figure, pair.theirs.figure)
    first = (1.0, float(pair.row @ weights), elsewhere)
    return np.array([*first, *(float(name in named) for name in VALUES[len(first) :])])


def _mistaken(own: Sequence[_Pair], ours: Profile, policy: Policy) -> list[_Pair]:
    """The pairs of a figure once its value or unit is wrong; none where the mistake contradicts nobody who has it."""
    ours = replace(ours, dimension=dimension(ours.figure))
    sure = [pair for pair in own if pair.agrees and _is_one(pair)]
    if not all(relate(ours.figure, pair.theirs.figure) is Relation.APART for pair in sure):
        return []
    unit = ours.figure.unit != own[0].ours.figure.unit
    return [
        made
        for pair in own
        if not barrier(ours, pair.theirs, policy.lexicon)
        for made in (_pair(ours, pair.theirs, None if unit else pair.row),)
    ]


def _pairs(reading: Reading, others: Sequence[Reading], policy: Policy) -> Mapping[int, list[_Pair]]:
    own = [observe(reading, figure) for figure in reading.figures if figure.comparable]
    seen = [observe(other, figure) for other in others for figure in other.figures if figure.comparable]
    rarity = Rarity(one.context for one in (*own, *seen))
    window = policy.figures.window
    theirs = profiles(seen, policy.lexicon, window, rarity)
    found: dict[int, list[_Pair]] = {}
    for place, ours in enumerate(profiles(own, policy.lexicon, window, rarity)):
        for other in theirs:
            if barrier(ours, other, policy.lexicon):
                continue
            if shared(ours, other) >= _LEAST_SHARED or (ours.thing is not None and ours.thing == other.thing):
                found.setdefault(place, []).append(_pair(ours, other, None))
    return found


def _pair(ours: Profile, theirs: Profile, row: Row | None) -> _Pair:
    return _Pair(
        ours=ours,
        theirs=theirs,
        row=np.array([1.0, *signs(ours, theirs)]) if row is None else row,
        agrees=ours.dimension == theirs.dimension and agree(ours.figure, theirs.figure),
        apart=relate(ours.figure, theirs.figure) is Relation.APART,
    )


def _hidden(pairs: Mapping[int, Sequence[_Pair]]) -> Iterator[Case]:
    """For each figure that another article surely has too: what would be seen of the two with its value unknown."""
    for own in pairs.values():
        sure = tuple(pair.row for pair in own if pair.agrees and _is_one(pair))
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
