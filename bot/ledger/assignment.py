"""Find for each figure of an article the measure of its story that it gives a value (CHECKS 6 to 12).

Every figure is held against every value of every measure at once, not pair by pair. An equal value says which measure
a figure belongs to; what gives that measure another value differs from it, whoever agrees. An equal value of another
measure explains a figure, the more the liker the two are: what it explains is no slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.figures.alignment.barriers import another_scope, may_be_asked
from bot.figures.alignment.contradiction import Standing, is_answered, weigh
from bot.figures.alignment.evidence import Reason
from bot.figures.alignment.intervals import Relation, relate
from bot.figures.alignment.odds import Alignment, agree_by, align, telling
from bot.figures.alignment.profile import Profile, Rarity, profiles
from bot.figures.figure import Figure
from bot.figures.lexicon import Lexicon
from bot.figures.observation import Observation
from bot.figures.thresholds import FigureThresholds
from bot.ledger.candidates import Candidates
from bot.ledger.measure import Measure
from bot.reading import Reading

_LOOKED_AT = 4  # latest observations of a measure; older ones say the same thing
_MOST_FIGURES = 600  # figures of one article that are compared; a longer table is no story
_NEVER = 1e9  # log odds no pair has
_HOPELESS = -5.0  # log odds under which a pair counts for nothing
_RIGHT = 2.0  # log odds that a figure is right where nothing is known: an equal value goes before another one
_WORTH_A_LOOK = -1.0  # log odds from which it is looked whether an equal value belongs to the same measure
_AS_LIKE = 1.0  # log odds by which two observations may be less like each other than like ours
_FAR_LESS = 2.0  # log odds under the best pair's at which another observation is left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A figure of an article that gives a measure a value, with how sure that is and whether the value fits."""

    observation: Observation
    measure: Measure
    alignment: Alignment  # with the observation of the measure that is most like ours
    odds: float  # log odds that they are one measure, with what their values tell
    reasons: tuple[Reason, ...]  # what the odds are made of
    agrees: bool
    sure: bool  # sure enough to tell a difference; else it is only asked
    observed: tuple[Observation, ...]  # those held for the same measure, best fit first
    alike: tuple[Observation, ...] = ()  # those that surely give the same thing our value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """One figure of ours against one observation of a measure."""

    place: int  # of our figure in the article's list
    at: int  # of the observation among all that are held against
    ours: Profile
    theirs: Profile
    seen: Observation
    measure: Measure
    alignment: Alignment
    agrees: bool
    differs: bool  # the values are not the same: they contradict each other, or one has outgrown the other
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    """A pair with what its values tell."""

    pair: _Pair
    odds: float
    reasons: tuple[Reason, ...]
    one_thing: bool  # the scope is one, and the words for what is counted are alike


def match(
    reading: Reading, measures: Sequence[Measure], thresholds: FigureThresholds, lexicon: Lexicon
) -> tuple[Match, ...]:
    """Which figure of `reading` gives which measure a value, in the order of the text.

    A figure has at most one match that agrees or contradicts nothing, and at most one that differs; what agrees comes
    first, and what another article agrees with is told and not asked. A measure takes one figure that differs, the
    likeliest.
    """
    observations = compared(reading)
    numbers = [measure for measure in measures if not measure.is_indefinite]
    by_figure: dict[int, list[_Pair]] = {}
    for pair in _pairs(observations, numbers, thresholds, lexicon):
        by_figure.setdefault(pair.place, []).append(pair)
    agreeing: dict[int, _Pair] = {}
    for place, own in by_figure.items():
        best = _agreeing(own, thresholds)
        if best is not None:
            agreeing[place] = best
    found: dict[int, list[Match]] = {}
    for place, best in agreeing.items():
        equal = Reason(words="the same value", weight=telling(best.ours.figure, thresholds))
        one = _Weighed(pair=best, odds=best.strength, reasons=(*best.alignment.reasons, equal), one_thing=True)
        found[place] = [_match(observations[place], [one], by_figure[place], thresholds)]
    taken: set[str] = set()
    told: dict[int, list[_Weighed]] = {}
    differing = _differing(by_figure, agreeing, thresholds, lexicon)
    for one in sorted(differing, key=lambda one: (not one.pair.differs, -one.odds)):
        pair = one.pair
        if pair.measure.id in taken:
            continue
        if not pair.differs:
            if pair.place not in found:
                found[pair.place] = [_match(observations[pair.place], [one], by_figure[pair.place], thresholds)]
            continue
        told.setdefault(pair.place, []).append(one)
        taken.add(pair.measure.id)
    for place, weighed in told.items():
        found.setdefault(place, []).append(_match(observations[place], weighed, by_figure[place], thresholds))
    return tuple(one for place in sorted(found) for one in found[place])


def compared(reading: Reading) -> list[Observation]:
    """The figures of an article that are compared, in the order of the text: the first 600 that can be."""
    comparable = (figure for figure in reading.figures if figure.comparable)
    return [observe(reading, figure) for figure in islice(comparable, _MOST_FIGURES)]


def _pairs(
    observations: Sequence[Observation], measures: Sequence[Measure], thresholds: FigureThresholds, lexicon: Lexicon
) -> Iterator[_Pair]:
    """Every figure with every observation it may be held against."""
    seen = [(measure, one) for measure in measures for one in measure.observations[-_LOOKED_AT:]]
    rarity = Rarity(one.context for one in (*observations, *(one for _, one in seen)))
    ours = profiles(observations, lexicon, thresholds.window, rarity)
    theirs = profiles([one for _, one in seen], lexicon, thresholds.window, rarity)
    candidates = Candidates(theirs)
    for place, side in enumerate(ours):
        for at, other in candidates.of(side):
            measure, one = seen[at]
            alignment = align(side, other, thresholds, lexicon)
            if alignment.odds < _HOPELESS:
                continue
            relation = relate(side.figure, other.figure)
            agrees = side.dimension == other.dimension and agree_by(relation, side.figure, other.figure)
            yield _Pair(
                place=place,
                at=at,
                ours=side,
                theirs=other,
                seen=one,
                measure=measure,
                alignment=alignment,
                agrees=agrees,
                differs=relation in (Relation.APART, Relation.OUTGROWN),
                strength=alignment.odds + (telling(side.figure, thresholds) if agrees else 0.0),
            )


def _agreeing(own: Sequence[_Pair], thresholds: FigureThresholds) -> _Pair | None:
    """The pair with an equal value, where it is likelier that ours is right than that it is another one, mistaken."""
    best = max((pair for pair in own if pair.agrees), key=lambda pair: pair.strength, default=None)
    if best is None or best.strength < thresholds.agreed:
        return None
    rival = max((pair.strength for pair in own if not pair.agrees), default=best.strength)
    return best if best.strength >= rival - _RIGHT else None


def _differing(
    by_figure: Mapping[int, Sequence[_Pair]],
    found: Mapping[int, _Pair],
    thresholds: FigureThresholds,
    lexicon: Lexicon,
) -> Iterator[_Weighed]:
    """The pairs whose values are not the same and that are likely enough to be told or asked.

    What an equal value of the same thing stands beside is told and not asked, and so is what does not differ.
    """
    agreeing: dict[int, list[_Pair]] = {}
    for pair in (pair for own in by_figure.values() for pair in own if pair.agrees):
        agreeing.setdefault(pair.at, []).append(pair)
    for place, own in by_figure.items():
        equal = [pair for pair in own if pair.agrees]
        for pair in own:
            if pair.agrees or (place in found and not pair.differs):
                continue
            alike = not pair.differs or may_be_asked(pair.ours, pair.theirs)
            least = thresholds.possible if alike else thresholds.unlike
            if place in found or not pair.differs:
                least = max(least, thresholds.aligned)
            rivals = agreeing.get(pair.at, ())
            answered = any(
                is_answered(pair.alignment.odds, rival.alignment.odds) for rival in rivals if rival.place != place
            )
            standing = Standing(answered=answered)
            odds, why = weigh(pair.alignment, pair.ours, pair.theirs, standing, thresholds)
            if equal and odds >= least:  # an equal value elsewhere makes it no likelier
                others = (one.strength for one in equal if not _is_one(one, pair, thresholds, lexicon))
                standing = Standing(elsewhere=max(others, default=_HOPELESS * 2), answered=answered)
                odds, why = weigh(pair.alignment, pair.ours, pair.theirs, standing, thresholds)
            if odds < least:
                continue
            scope = another_scope(pair.ours, pair.theirs, lexicon) if pair.differs else None
            if scope is not None:
                why = (*why, Reason(words=scope, weight=0.0))
            yield _Weighed(pair=pair, odds=odds, reasons=why, one_thing=alike and scope is None)


def _is_one(equal: _Pair, differing: _Pair, thresholds: FigureThresholds, lexicon: Lexicon) -> bool:
    """Whether an observation with our value and one with another give one measure two values: then the equal value is
    a witness of the difference and explains nothing.
    """
    if equal.measure.id == differing.measure.id:
        return True
    if differing.alignment.odds < _WORTH_A_LOOK or equal.seen.article == differing.seen.article:
        return False
    between = align(equal.theirs, differing.theirs, thresholds, lexicon).odds
    return between >= min(equal.alignment.odds, differing.alignment.odds) - _AS_LIKE


def _match(ours: Observation, weighed: Sequence[_Weighed], own: Sequence[_Pair], thresholds: FigureThresholds) -> Match:
    """The match of our figure by its best pair, the first; of its measures observations less like ours by far are left
    out.
    """
    best = weighed[0]
    measures = {one.pair.measure.id: one.pair.alignment.odds for one in weighed}
    same = sorted(
        (
            pair
            for pair in own
            if pair.differs is best.pair.differs
            and pair.alignment.odds >= measures.get(pair.measure.id, _NEVER) - _FAR_LESS
        ),
        key=lambda pair: -pair.alignment.odds,
    )
    return Match(
        observation=ours,
        measure=best.pair.measure,
        alignment=best.pair.alignment,
        odds=best.odds,
        reasons=best.reasons,
        agrees=best.pair.agrees,
        sure=best.pair.agrees or best.odds >= (thresholds.aligned if best.one_thing else thresholds.certain),
        observed=(best.pair.seen, *(pair.seen for pair in same if pair is not best.pair)),
        alike=tuple(pair.seen for pair in own if pair.agrees and pair.strength >= thresholds.agreed),
    )
