"""Find for each figure of an article the measure of its story that it gives a value (CHECKS 6 to 12).

Every figure is held against every measure at once, not pair by pair: an equal value in the ledger explains a figure,
and only what no equal value explains is held against what it differs from, the likeliest pair first.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.figures.alignment.barriers import another_scope, are_unlike
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
_HOPELESS = -5.0  # log odds under which a pair counts for nothing
_RIGHT = 2.0  # log odds that a figure is right where nothing is known: an equal value goes before another one
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
    observed: tuple[Observation, ...]  # those of the measure that are surely the same, best fit first


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
    differs: bool  # the values contradict each other; "at least 40" and 43 neither agree nor differ
    strength: float  # log odds with what equal values tell

    def least(self, thresholds: FigureThresholds) -> float:
        """Log odds from which the pair is a match: what does not differ or counts unlike things is not asked about."""
        asked = self.differs and not are_unlike(self.ours, self.theirs)
        return thresholds.possible if asked else thresholds.aligned


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
    observations = compared(reading)
    by_figure: dict[int, list[_Pair]] = {}
    for pair in _pairs(observations, measures, thresholds, lexicon):
        by_figure.setdefault(pair.place, []).append(pair)
    found: dict[int, Match] = {}
    for place, own in by_figure.items():
        best = _agreeing(own, thresholds)
        if best is not None:
            equal = Reason(words="the same value", weight=telling(best.ours.figure, thresholds))
            why = (*best.alignment.reasons, equal)
            found[place] = _match(observations[place], best, own, odds=best.strength, why=why, sure=True)
    taken: set[str] = set()
    weighed = sorted(_differing(by_figure, found, thresholds, lexicon), key=lambda one: (not one[3].differs, -one[0]))
    for odds, why, one_scope, pair in weighed:
        if pair.place in found or pair.measure.id in taken or odds < pair.least(thresholds):
            continue
        if pair.differs:
            taken.add(pair.measure.id)
        sure = odds >= (thresholds.aligned if one_scope else thresholds.certain)
        own = by_figure[pair.place]
        found[pair.place] = _match(observations[pair.place], pair, own, odds=odds, why=why, sure=sure)
    return tuple(found[place] for place in sorted(found))


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
                differs=relation is Relation.APART,
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
    by_figure: Mapping[int, Sequence[_Pair]], found: Container[int], thresholds: FigureThresholds, lexicon: Lexicon
) -> Iterator[tuple[float, tuple[Reason, ...], bool, _Pair]]:
    """The pairs of figures that no equal value explains: odds, what these are made of, whether they have one scope."""
    agreeing: dict[int, list[_Pair]] = {}
    for pair in (pair for own in by_figure.values() for pair in own if pair.agrees):
        agreeing.setdefault(pair.at, []).append(pair)
    for place, own in by_figure.items():
        if place in found:
            continue
        elsewhere = max((pair.strength for pair in own if pair.agrees), default=_HOPELESS * 2)
        for pair in own:
            if pair.agrees:
                continue
            rivals = agreeing.get(pair.at, ())
            answered = any(is_answered(pair.alignment.odds, rival.alignment.odds) for rival in rivals)
            standing = Standing(elsewhere=elsewhere, answered=answered)
            odds, why = weigh(pair.alignment, pair.ours, pair.theirs, standing, thresholds)
            scope = another_scope(pair.ours, pair.theirs, lexicon) if pair.differs else None
            if scope is not None:
                why = (*why, Reason(words=scope, weight=0.0))
            yield odds, why, scope is None, pair


def _match(
    ours: Observation, best: _Pair, own: Sequence[_Pair], *, odds: float, why: tuple[Reason, ...], sure: bool
) -> Match:
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
        reasons=why,
        agrees=best.agrees,
        sure=sure,
        observed=(best.seen, *(pair.seen for pair in same if pair is not best)),
    )
