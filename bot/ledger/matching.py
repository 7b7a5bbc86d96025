"""Find for each figure of an article the measure of its story that it gives a value (CHECKS 6 to 12).

Every figure is held against every measure at once, not pair by pair: an equal value in the ledger explains a figure,
and only what no equal value explains is held against what it differs from, the likeliest pair first. Of several values
a figure may have been meant to be, each speaks against the others.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log1p

from bot.figures.align import Alignment, agree, align, contrast, telling
from bot.figures.figure import Figure
from bot.figures.lexicon import Lexicon
from bot.figures.likeness import shared
from bot.figures.profile import Profile, Rarity, profiles
from bot.figures.thresholds import FigureThresholds
from bot.ledger.measure import Measure, Observation
from bot.reading import Reading

_LOOKED_AT = 4  # latest observations of a measure; older ones say the same thing
_LEAST_SHARED = 0.3  # weight of common words under which two figures of different things are not held together
_HOPELESS = -5.0  # log odds under which a pair counts for nothing
_FAR_LESS = 2.0  # log odds under the best pair's at which another observation is left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A figure of an article that gives a measure a value, with how sure that is and whether the value fits."""

    observation: Observation
    measure: Measure
    alignment: Alignment  # with the observation of the measure that is most like ours
    odds: float  # log odds that they are one measure, with what their values tell and their rivals have
    agrees: bool
    sure: bool  # sure enough to tell a difference; else it is only asked
    observed: tuple[Observation, ...]  # those of the measure that are surely the same, best fit first


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """One figure of ours against one observation of a measure."""

    place: int  # of our figure in the article's list
    ours: Profile
    theirs: Profile
    seen: Observation
    measure: Measure
    alignment: Alignment
    agrees: bool
    strength: float  # log odds with what equal values tell


def observe(reading: Reading, figure: Figure) -> Observation:
    """The figure as one article's word on a measure."""
    article = reading.article
    return Observation(
        article=article.id,
        outlet=article.outlet,
        published=article.published,
        figure=figure,
        context=figure.sentence.of(article.text),
    )


def match(
    reading: Reading, measures: Sequence[Measure], thresholds: FigureThresholds, lexicon: Lexicon
) -> tuple[Match, ...]:
    """Which figure of `reading` gives which measure a value, in the order of the text; a figure at most one.

    Values that agree are paired first; a figure left over is held against the measures it differs from, and each
    measure takes one such figure, the likeliest.
    """
    observations = [observe(reading, figure) for figure in reading.figures if figure.comparable]
    by_figure: dict[int, list[_Pair]] = {}
    for pair in _pairs(observations, measures, thresholds, lexicon):
        by_figure.setdefault(pair.place, []).append(pair)
    found: dict[int, Match] = {}
    for place, own in by_figure.items():
        best = _agreeing(own, thresholds)
        if best is not None:
            found[place] = _match(observations[place], best, own, odds=best.strength, sure=True)
    taken: set[str] = set()
    for odds, pair in sorted(_differing(by_figure, found, thresholds), key=lambda one: -one[0]):
        if odds < thresholds.possible:
            break
        if pair.place not in found and pair.measure.id not in taken:
            taken.add(pair.measure.id)
            found[pair.place] = _match(
                observations[pair.place], pair, by_figure[pair.place], odds=odds, sure=odds >= thresholds.aligned
            )
    return tuple(found[place] for place in sorted(found))


def _pairs(
    observations: Sequence[Observation], measures: Sequence[Measure], thresholds: FigureThresholds, lexicon: Lexicon
) -> Iterator[_Pair]:
    """Every figure with every observation it may be held against."""
    seen = [(measure, one) for measure in measures for one in measure.observations[-_LOOKED_AT:]]
    rarity = Rarity(one.context for one in (*observations, *(one for _, one in seen)))
    ours = profiles(observations, lexicon, thresholds.window, rarity)
    theirs = profiles([one for _, one in seen], lexicon, thresholds.window, rarity)
    for place, side in enumerate(ours):
        for (measure, one), other in zip(seen, theirs, strict=True):
            if not _may_match(side, other):
                continue
            alignment = align(side, other, thresholds, lexicon)
            if alignment.odds < _HOPELESS:
                continue
            agrees = side.dimension == other.dimension and agree(side.figure, other.figure)
            yield _Pair(
                place=place,
                ours=side,
                theirs=other,
                seen=one,
                measure=measure,
                alignment=alignment,
                agrees=agrees,
                strength=alignment.odds + (telling(side.figure, thresholds) if agrees else 0.0),
            )


def _may_match(ours: Profile, theirs: Profile) -> bool:
    """Whether two figures are worth a closer look: one dimension or one number, and something in common."""
    if ours.dimension != theirs.dimension and ours.figure.value != theirs.figure.value:
        return False
    return (ours.thing is not None and ours.thing == theirs.thing) or shared(ours, theirs) >= _LEAST_SHARED


def _agreeing(own: Sequence[_Pair], thresholds: FigureThresholds) -> _Pair | None:
    """The pair with an equal value that is likelier than any with another value."""
    best = max((pair for pair in own if pair.agrees), key=lambda pair: pair.strength, default=None)
    if best is None or best.strength < thresholds.agreed:
        return None
    rival = max((pair.strength for pair in own if not pair.agrees), default=best.strength)
    return best if best.strength >= rival else None


def _differing(
    by_figure: Mapping[int, Sequence[_Pair]], found: Container[int], thresholds: FigureThresholds
) -> Iterator[tuple[float, _Pair]]:
    """The pairs of figures that no equal value explains, with their odds after what other values have."""
    for place, own in by_figure.items():
        if place in found:
            continue
        likeliest: dict[object, float] = {}
        for pair in own:
            likeliest[pair.theirs.value] = max(likeliest.get(pair.theirs.value, _HOPELESS), pair.strength)
        chances = {value: exp(strength) for value, strength in likeliest.items()}
        whole = sum(chances.values())
        for pair in own:
            if not pair.agrees:
                rivals = log1p(max(0.0, whole - chances[pair.theirs.value]))
                told = contrast(pair.ours.figure, pair.theirs.figure, thresholds)
                yield pair.strength + told - thresholds.rivals * rivals, pair


def _match(ours: Observation, best: _Pair, own: Sequence[_Pair], *, odds: float, sure: bool) -> Match:
    """The match of our figure by its best pair; observations of that measure less like ours by far are left out."""
    same = sorted(
        (
            pair
            for pair in own
            if pair.measure.id == best.measure.id and pair.alignment.odds >= best.alignment.odds - _FAR_LESS
        ),
        key=lambda pair: -pair.alignment.odds,
    )
    return Match(
        observation=ours,
        measure=best.measure,
        alignment=best.alignment,
        odds=odds,
        agrees=best.agrees,
        sure=sure,
        observed=tuple(pair.seen for pair in same),
    )
