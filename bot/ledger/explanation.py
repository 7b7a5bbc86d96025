"""Why the desk takes two figures for one measure: the odds, what they are made of, and what decided (--explain)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.figures.alignment.contradiction import Standing, weigh
from bot.figures.alignment.evidence import Evidence, Reason
from bot.figures.alignment.odds import Alignment, agree, align, telling
from bot.figures.alignment.profile import Profile, Rarity, profiles
from bot.figures.lexicon import Lexicon
from bot.figures.observation import Observation
from bot.figures.thresholds import FigureThresholds
from bot.ledger.assignment import Match
from bot.ledger.measure import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """An observation of a measure, and why it was entered there; `against` is None for the first of a measure."""

    observation: Observation
    against: Observation | None
    evidence: Evidence | None


def evidence(found: Match, thresholds: FigureThresholds) -> Evidence:
    """The odds of a match, their reasons from the weightiest on, and which threshold decided."""
    if found.agrees:
        decided = f"the same value, one measure from {thresholds.agreed:g}"
    elif found.sure:
        decided = f"told from {thresholds.aligned:g}"
    elif found.odds >= thresholds.aligned:
        decided = "asked: each may have a scope of its own"
    else:
        decided = f"asked from {thresholds.possible:g}, told from {thresholds.aligned:g}"
    return _evidence(found.odds, found.reasons, decided)


def entered(measure: Measure, thresholds: FigureThresholds, lexicon: Lexicon) -> Iterator[Entered]:
    """Each observation of a measure with the earlier one that is most like it, weighed as they would be today."""
    seen = measure.observations
    rarity = Rarity(one.context for one in seen)
    sides = profiles(seen, lexicon, thresholds.window, rarity)
    for place, (one, side) in enumerate(zip(seen, sides, strict=True)):
        if not place:
            yield Entered(observation=one, against=None, evidence=None)
            continue
        alignments = [align(side, other, thresholds, lexicon) for other in sides[:place]]
        best = max(range(place), key=lambda at: alignments[at].odds)
        weighed = _weighed(side, sides[best], alignments[best], thresholds)
        yield Entered(observation=one, against=seen[best], evidence=weighed)


def _weighed(ours: Profile, theirs: Profile, alignment: Alignment, thresholds: FigureThresholds) -> Evidence:
    if agree(ours.figure, theirs.figure):
        equal = Reason(words="the same value", weight=telling(ours.figure, thresholds))
        decided = f"the same value, one measure from {thresholds.agreed:g}"
        return _evidence(alignment.odds + equal.weight, (*alignment.reasons, equal), decided)
    odds, why = weigh(alignment, ours, theirs, Standing(), thresholds)
    return _evidence(odds, why, f"one measure from {thresholds.aligned:g}")


def _evidence(odds: float, reasons: Sequence[Reason], decided: str) -> Evidence:
    reasons = sorted(reasons, key=lambda reason: -abs(reason.weight))
    return Evidence(odds=odds, reasons=tuple(reasons), decided=decided)
