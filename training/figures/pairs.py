"""Pairs of figures to learn from: hidden ones that are one measure, and left-over ones that are not.

Nobody has labelled which figures of two articles are one measure, but values tell: a distinctive number in both, in
sentences with words in common, is one measure. Its value is then hidden, and what a desk would see of the pair is what
it would see if one article had the number wrong. The other class is what an untouched article leaves over: figures that
no equal value in the story explains, with the figures they are most like. A few of those are real contradictions; the
fit drops what it is sure of against its label.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.article import Article
from bot.figures.align import agree, telling
from bot.figures.barriers import barrier
from bot.figures.intervals import Relation, relate
from bot.figures.likeness import SIGNS, shared, signs
from bot.figures.profile import Profile, Rarity, profiles
from bot.ledger.matching import observe
from bot.policy import Policy
from bot.reading import Reading

Row = np.ndarray
_LEAST_SHARED = 0.3
_WORDS = 3  # stems two sentences share before an equal value is taken for one measure
_HOPELESS = -5.0
_KEPT = 2  # left-over pairs of a figure


@dataclass(frozen=True, kw_only=True)
class Case:
    """The pairs of one figure, of which the likeliest decides; a row is 1 and the signs."""

    one_measure: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class _Pair:
    """Our figure at `place` against another article's."""

    ours: Profile
    theirs: Profile
    row: Row
    agrees: bool


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
    """The cases of all articles; `weights` (bias, then signs) say which pairs are the likeliest."""
    for one in material:
        yield from _hidden(one.story)
        yield from _left_over(one.earlier, policy, weights)


def _pairs(reading: Reading, others: Sequence[Reading], policy: Policy) -> Mapping[int, list[_Pair]]:
    own = [observe(reading, figure) for figure in reading.figures if figure.comparable]
    seen = [observe(other, figure) for other in others for figure in other.figures if figure.comparable]
    rarity = Rarity(one.context for one in (*own, *seen))
    window = policy.figures.window
    theirs = profiles(seen, policy.lexicon, window, rarity)
    found: dict[int, list[_Pair]] = {}
    for place, ours in enumerate(profiles(own, policy.lexicon, window, rarity)):
        for other in theirs:
            if ours.dimension != other.dimension or barrier(ours, other, policy.lexicon):
                continue
            if shared(ours, other) < _LEAST_SHARED and ours.thing != other.thing:
                continue
            agrees = agree(ours.figure, other.figure)
            pair = _Pair(ours=ours, theirs=other, row=np.array([1.0, *signs(ours, other)]), agrees=agrees)
            found.setdefault(place, []).append(pair)
    return found


def _hidden(pairs: Mapping[int, Sequence[_Pair]]) -> Iterator[Case]:
    """For each figure that another article surely has too: what would be seen of the two with its value unknown."""
    for own in pairs.values():
        sure = tuple(pair.row for pair in own if pair.agrees and _is_one(pair))
        if sure:
            yield Case(one_measure=True, rows=sure)


def _left_over(pairs: Mapping[int, Sequence[_Pair]], policy: Policy, weights: Row) -> Iterator[Case]:
    """For each figure that no equal value explains: the pairs it is most like."""
    for own in pairs.values():
        apart = [pair for pair in own if relate(pair.ours.figure, pair.theirs.figure) is Relation.APART]
        if not apart:
            continue
        odds = [float(pair.row @ weights) for pair in apart]
        equal = [float(pair.row @ weights) + telling(pair.ours.figure, policy.figures) for pair in own if pair.agrees]
        if max(equal, default=_HOPELESS) >= max(policy.figures.agreed, *odds) or max(odds) < _HOPELESS:
            continue
        likeliest = sorted(range(len(apart)), key=lambda at: -odds[at])[:_KEPT]
        yield Case(one_measure=False, rows=tuple(apart[at].row for at in likeliest))


def _is_one(pair: _Pair) -> bool:
    """Whether an equal value makes one measure for certain: the same unit or next word, and words in common."""
    ours, theirs = pair.ours, pair.theirs
    unit = ours.figure.unit is not None and ours.figure.unit == theirs.figure.unit
    follows = ours.vicinity.after[:1] == theirs.vicinity.after[:1] != ()
    return (unit or follows) and len(ours.nearby.keys() & theirs.nearby.keys()) >= _WORDS


COLUMNS = ("bias", *(sign.name for sign in SIGNS))
