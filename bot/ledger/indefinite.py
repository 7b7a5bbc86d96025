"""Hold what an article counts in an indefinite numeral ("scores", "hundreds") against the numbers others give for it.

Such a word stands for a wide stretch: "scores" for 20 to 200. Only a number outside it contradicts it. It is held apart
from the numbers: what they are joined by, explained by and answered by stays what it was without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from bot.figures.alignment.barriers import another_scope, may_be_asked
from bot.figures.alignment.contradiction import Standing, weigh
from bot.figures.alignment.intervals import Relation, relate
from bot.figures.alignment.odds import align
from bot.figures.alignment.profile import Rarity, dimension, profiles
from bot.figures.figure import Figure, Hedge
from bot.figures.lexicon import Lexicon
from bot.figures.observation import Observation
from bot.figures.thresholds import FigureThresholds
from bot.ledger.assignment import Match, compared, observe
from bot.ledger.candidates import Candidates
from bot.ledger.measure import Measure
from bot.reading import Reading

_MOST: Final = 100  # indefinite numerals of one article that are looked at


def indefinite(reading: Reading) -> list[Observation]:
    """The indefinite numerals of an article that count something, in the order of its text."""
    told = (one for one in reading.figures if one.hedge is Hedge.VAGUE and one.head is not None and one.low is not None)
    return [observe(reading, figure) for figure in islice(told, _MOST)]


def contradicted(
    reading: Reading, measures: Sequence[Measure], thresholds: FigureThresholds, lexicon: Lexicon
) -> Iterator[Match]:
    """Where the article counts in an indefinite numeral what a measure gives a number for outside it, or the other way
    round: the likeliest measure of each figure, in the order of the text, and each measure once.
    """
    said, stated = indefinite(reading), compared(reading)
    loose = [measure for measure in measures if measure.is_indefinite]
    firm = [measure for measure in measures if not measure.is_indefinite]
    numbers = (*stated, *(one for measure in firm for one in measure.observations))
    found = [*_apart(said, firm, numbers, thresholds, lexicon), *_apart(stated, loose, numbers, thresholds, lexicon)]
    taken: set[str] = set()
    placed: set[int] = set()
    kept = []
    for one in sorted(found, key=lambda one: -one.odds):
        place = one.observation.figure.span.start
        if place not in placed and one.measure.id not in taken:
            placed.add(place)
            taken.add(one.measure.id)
            kept.append(one)
    yield from sorted(kept, key=lambda one: one.observation.figure.span.start)


def _apart(
    own: Sequence[Observation],
    measures: Sequence[Measure],
    numbers: Sequence[Observation],
    thresholds: FigureThresholds,
    lexicon: Lexicon,
) -> Iterator[Match]:
    """Ours against the measures' own; whoever has the number among `numbers` too is not contradicted by it."""
    seen = [(measure, one) for measure in measures for one in measure.observations]
    if not own or not seen:
        return
    rarity = Rarity(one.context for one in (*own, *(one for _, one in seen)))
    theirs, ours = (
        profiles([_comparable(one) for one in side], lexicon, thresholds.window, rarity)
        for side in ([one for _, one in seen], own)
    )
    candidates = Candidates(theirs)
    for observation, mine in zip(own, ours, strict=True):
        for at, side in candidates.of(mine):
            if relate(mine.figure, side.figure) is not Relation.APART or not may_be_asked(mine, side):
                continue
            alignment = align(mine, side, thresholds, lexicon)
            odds, reasons = weigh(alignment, mine, side, Standing(), thresholds)
            if odds < thresholds.aligned or another_scope(mine, side, lexicon) is not None:
                continue
            measure, one = seen[at]
            word, number = (observation, one) if mine.figure.hedge is Hedge.VAGUE else (one, observation)
            if any(other.article == word.article and _is_one_number(other.figure, number.figure) for other in numbers):
                continue
            yield Match(
                observation=observation,
                measure=measure,
                alignment=alignment,
                odds=odds,
                reasons=reasons,
                agrees=False,
                sure=True,
                observed=(one,),
            )


def _comparable(observation: Observation) -> Observation:
    return replace(observation, figure=replace(observation.figure, comparable=True))


def _is_one_number(one: Figure, other: Figure) -> bool:
    return dimension(one) == dimension(other) and relate(one, other) is not Relation.APART
