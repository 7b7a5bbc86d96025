"""Enter an article's figures into a story's measures: those that fit join one, the others open their own."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bot.figures.alignment.intervals import Relation, relate
from bot.figures.alignment.odds import align, telling
from bot.figures.alignment.profile import Profile, Rarity, profiles
from bot.figures.figure import Figure, Kind
from bot.figures.lexicon import Lexicon
from bot.figures.observation import Observation
from bot.figures.thresholds import FigureThresholds
from bot.language.lemmas import STATES
from bot.ledger.assignment import compared, match
from bot.ledger.indefinite import indefinite
from bot.ledger.measure import Measure
from bot.reading import Reading

_KINDS = {
    "money": "Amount",
    "percent": "Share",
    "ratio": "Share",
    "percentage_points": "Points",
    "duration": "Duration",
    "age": "Age",
    "score": "Score",
    "multiple": "Multiple",
    "magnitude": "Magnitude",
}

_REPEATED = 20  # measures of one value that a figure of the same article is held against


def enter(
    reading: Reading, measures: Sequence[Measure], thresholds: FigureThresholds, lexicon: Lexicon
) -> tuple[Measure, ...]:
    """`measures` with the comparable figures of `reading` added, in the order given, new measures last.

    Ids of new measures derive from the article and the figure's place, so the same article always opens the same ones.
    """
    matches = [found for found in match(reading, measures, thresholds, lexicon) if found.sure]
    joined: dict[str, list[Observation]] = {}
    for found in matches:
        joined.setdefault(found.measure.id, []).append(found.observation)
    entered = [extended(measure, joined.get(measure.id, ())) for measure in measures]
    taken = {found.observation.figure.span for found in matches}
    rest = [seen for seen in compared(reading) if seen.figure.span not in taken]
    said = [_first(seen, lexicon) for seen in indefinite(reading)]
    return (*entered, *_opened(rest, thresholds, lexicon), *said)


def extended(measure: Measure, more: Sequence[Observation]) -> Measure:
    """The measure with more observations, the oldest first."""
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
    stated: dict[Hashable, list[int]] = {}  # where the measures of one value stand in `opened`
    for observation, own in zip(rest, profiles(rest, lexicon, thresholds.window, rarity), strict=True):
        alike = stated.setdefault((own.dimension, own.value), [])
        for place in alike[:_REPEATED]:
            side, measure = opened[place]
            if _is_repeated(own, side, thresholds, lexicon):
                opened[place] = (side, extended(measure, (observation,)))
                break
        else:
            alike.append(len(opened))
            opened.append((own, _first(observation, lexicon)))
    return tuple(measure for _, measure in opened)


def _is_repeated(own: Profile, side: Profile, thresholds: FigureThresholds, lexicon: Lexicon) -> bool:
    if relate(own.figure, side.figure) is not Relation.SAME:
        return False
    return align(own, side, thresholds, lexicon).odds + telling(own.figure, thresholds) >= thresholds.agreed


def _first(observation: Observation, lexicon: Lexicon) -> Measure:
    key = f"{observation.article}\x1f{observation.figure.span.start}"
    digest = hashlib.sha256(key.encode()).hexdigest()[:20]
    return Measure(id=digest, label=label(observation.figure, lexicon), observations=(observation,))


def label(figure: Figure, lexicon: Lexicon) -> str:
    """What is counted, in a few words: "Ukrainian drones shot down".

    What was done to it is said of what is counted only: the sum a claim comes to is "Claim", not "Claim spent".
    """
    lemma = figure.predicate.lemma if figure.predicate else None
    stated = figure.head in lexicon.outcomes or figure.head in STATES
    outcome = lexicon.verbs.get(lemma) if lemma and figure.kind is Kind.COUNT and not stated else None
    if outcome and figure.counted and figure.counted.split()[-1].casefold() == outcome.casefold():
        outcome = None
    told = " ".join(filter(None, (figure.counted, outcome))) or _KINDS.get(figure.kind.value) or figure.kind.value
    words = " ".join(told.replace("_", " ").split())
    return words[:1].upper() + words[1:]
