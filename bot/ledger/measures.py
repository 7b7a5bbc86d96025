"""Enter an article's figures into a story's measures: those that fit join one, the others open their own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.figures.align import Alignment, score
from bot.figures.figure import Figure, Hedge
from bot.figures.intervals import Relation, relate
from bot.figures.lemmas import STATES
from bot.figures.lexicon import Lexicon
from bot.figures.profile import Profile, Rarity, dimension, profile
from bot.figures.thresholds import FigureThresholds
from bot.ledger.measure import Measure, Observation
from bot.reading import Reading

_LOOKED_AT = 4  # latest observations of a measure; older ones say the same thing
_KINDS = {
    "money": "Amount",
    "percent": "Share",
    "ratio": "Share",
    "percentage_points": "Points",
    "duration": "Duration",
    "age": "Age",
    "score": "Score",
    "multiple": "Multiple",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A figure of an article that gives a measure a value, with how sure that is and whether the value fits."""

    observation: Observation
    measure: Measure
    alignment: Alignment
    agrees: bool
    observed: tuple[Observation, ...]  # those of the measure that are surely the same, best fit first


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


def enter(
    reading: Reading, measures: Sequence[Measure], thresholds: FigureThresholds, lexicon: Lexicon
) -> tuple[Measure, ...]:
    """`measures` with the comparable figures of `reading` added, in the order given, new measures last.

    Ids of new measures derive from the article and the figure's place, so the same article always opens the same ones.
    """
    matches = match(reading, measures, thresholds, lexicon)
    joined: dict[str, list[Observation]] = {}
    for found in matches:
        joined.setdefault(found.measure.id, []).append(found.observation)
    entered = [_extended(measure, joined.get(measure.id, ())) for measure in measures]
    taken = {found.observation.figure.span for found in matches}
    rest = [observe(reading, figure) for figure in reading.figures if figure.comparable and figure.span not in taken]
    return (*entered, *_opened(rest, thresholds, lexicon))


def match(
    reading: Reading, measures: Sequence[Measure], thresholds: FigureThresholds, lexicon: Lexicon
) -> tuple[Match, ...]:
    """Which figure of `reading` gives which measure a value, in the order of the text.

    Values that agree are paired first, the best fit leading; what is left over is compared with what is left over. A
    measure the article already agrees with takes a second, different figure only where the fit is sure: the article's
    other drones are usually other drones.
    """
    observations = [observe(reading, figure) for figure in reading.figures if figure.comparable]
    candidates = sorted(
        _candidates(observations, measures, thresholds, lexicon),
        key=lambda found: (not found.agrees, -found.alignment.score),
    )
    settled: dict[str, bool] = {}
    taken: dict[int, Match] = {}
    for found in candidates:
        place = found.observation.figure.span.start
        if place in taken:
            continue
        if found.measure.id in settled and not found.agrees and found.alignment.score < thresholds.sure:
            continue
        settled[found.measure.id] = True
        taken[place] = found
    return tuple(taken[place] for place in sorted(taken))


def _candidates(
    observations: Sequence[Observation], measures: Sequence[Measure], thresholds: FigureThresholds, lexicon: Lexicon
) -> Iterator[Match]:
    """Every figure with every measure it may give a value, each pair once."""
    seen = [(measure, one) for measure in measures for one in measure.observations[-_LOOKED_AT:]]
    rarity = Rarity(one.context for one in (*observations, *(one for _, one in seen)))
    named = {measure.id: measure for measure in measures}
    sides: dict[object, list[tuple[Measure, Observation, Profile]]] = {}
    dimensions = {dimension(observation.figure) for observation in observations}
    for measure, one in seen:
        if dimension(one.figure) in dimensions:
            side = profile(one, lexicon, thresholds.window, rarity)
            sides.setdefault(side.dimension, []).append((measure, one, side))
    for observation in observations:
        own = profile(observation, lexicon, thresholds.window, rarity)
        found: dict[str, list[tuple[Alignment, bool, Observation]]] = {}
        for measure, one, side in sides.get(own.dimension, ()):
            alignment = score(own, side, thresholds, lexicon)
            if alignment.score < thresholds.agreed:
                continue
            agrees = _agree(own.figure, side.figure)
            if alignment.aligned or agrees:
                found.setdefault(measure.id, []).append((alignment, agrees, one))
        for identity, fits in found.items():
            fits.sort(key=lambda fit: -fit[0].score)
            yield Match(
                observation=observation,
                measure=named[identity],
                alignment=fits[0][0],
                agrees=any(agrees for _, agrees, _ in fits),
                observed=tuple(one for _, _, one in fits),
            )


def _agree(ours: Figure, theirs: Figure) -> bool:
    """Whether two values are evidence of one measure: the same, or close; an open bound agrees with too much."""
    relation = relate(ours, theirs)
    if relation is Relation.FITS and Hedge.BETWEEN in (ours.hedge, theirs.hedge):
        return False
    closed = None not in (ours.low, ours.high, theirs.low, theirs.high)
    return relation is Relation.SAME or (relation is Relation.FITS and (closed or ours.value == theirs.value))


def _extended(measure: Measure, more: Sequence[Observation]) -> Measure:
    if not more:
        return measure
    return replace(measure, observations=tuple(sorted((*measure.observations, *more), key=_when)))


_EARLIEST = datetime.min.replace(tzinfo=UTC)


def _when(observation: Observation) -> datetime:
    return observation.published.at if observation.published else _EARLIEST


def _opened(rest: Sequence[Observation], thresholds: FigureThresholds, lexicon: Lexicon) -> tuple[Measure, ...]:
    """New measures; a figure that repeats an earlier one of the same article joins it."""
    rarity = Rarity(observation.context for observation in rest)
    opened: list[tuple[Profile, Measure]] = []
    for observation in rest:
        own = profile(observation, lexicon, thresholds.window, rarity)
        for place, (side, measure) in enumerate(opened):
            if relate(own.figure, side.figure) is Relation.SAME and score(own, side, thresholds, lexicon).aligned:
                opened[place] = (side, _extended(measure, (observation,)))
                break
        else:
            opened.append((own, _first(observation, lexicon)))
    return tuple(measure for _, measure in opened)


def _first(observation: Observation, lexicon: Lexicon) -> Measure:
    key = f"{observation.article}\x1f{observation.figure.span.start}"
    digest = hashlib.sha256(key.encode()).hexdigest()[:20]
    return Measure(id=digest, label=label(observation.figure, lexicon), observations=(observation,))


def label(figure: Figure, lexicon: Lexicon) -> str:
    """What is counted, in a few words: "Ukrainian drones shot down"."""
    counted = " ".join((figure.counted or _KINDS.get(figure.kind.value) or figure.kind.value).split())
    lemma = figure.predicate.lemma if figure.predicate else None
    outcome = lexicon.verbs.get(lemma) if lemma else None
    stated = figure.head in lexicon.outcomes or figure.head in STATES
    words = counted if stated or outcome is None else f"{counted} {outcome.replace('_', ' ')}"
    return words[:1].upper() + words[1:]
