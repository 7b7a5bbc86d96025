"""Weigh whether two figures with different values are one measure, one of them wrong (CHECKS 6, 9 and 16).

Three things are weighed: all that stands around them, how the values lie to each other (a slip of the pen, or chance),
and whether another figure explains one of the two better. The weights stand in config/defaults.toml; the signs have
others than where two values agree, since an equal value says most of what they say.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from bot.figures.alignment.barriers import is_one_thing
from bot.figures.alignment.content_words import content
from bot.figures.alignment.distance import Distance, distance, is_small, ratio_of, words_for
from bot.figures.alignment.evidence import Reason
from bot.figures.alignment.odds import Alignment, weighed
from bot.figures.alignment.profile import Profile
from bot.figures.figure import Figure, Kind
from bot.figures.thresholds import FigureThresholds

_MIDWAY = -2.0  # strength of an equal value elsewhere at which it counts half
_NOWHERE = -30.0  # log odds that stand for none
_BETTER = 0.5  # log odds by which another figure of ours must be more like theirs to answer it


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the rest of the two articles makes of a pair."""

    elsewhere: float = _NOWHERE  # log odds of the likeliest figure of the ledger with our value, equality included
    answered: bool = False  # another figure of our article has their value, and is more like it than ours


def weigh(
    alignment: Alignment, left: Profile, right: Profile, standing: Standing, thresholds: FigureThresholds
) -> tuple[float, tuple[Reason, ...]]:
    """Log odds that two differing figures are one measure, with all their reasons."""
    if alignment.ruled_out:
        return alignment.odds, alignment.reasons
    worth, ours, theirs = thresholds.differing, left.figure, right.figure
    relation = relation_of(left, right)
    reasons = weighed(alignment.signs, thresholds.differing_signs)
    told = sum(worth.get(name, 0.0) for name in features(relation, ours, theirs))
    disputed = left.outcome is not None and left.outcome == right.outcome and is_disputed(ours, theirs)
    if disputed and relation is not Distance.FAR:
        told = max(0.0, told)
        if ours.period is not None and ours.period == theirs.period:  # two sources on one day: no sign of two measures
            undone = -thresholds.differing_signs.get("another_source", 0.0)
            reasons.append(Reason(words="two sources on the same day", weight=undone))
    reasons.append(Reason(words=words_for(relation), weight=told))
    explained = worth.get("elsewhere", 0.0) * found_elsewhere(standing.elsewhere)
    reasons.append(Reason(words="our value is told of something else there", weight=explained))
    answered = worth.get("answered", 0.0) * standing.answered
    reasons.append(Reason(words="their value is told of something else here", weight=answered))
    odds = worth["base"] + sum(reason.weight for reason in reasons)
    return odds, tuple(reason for reason in reasons if reason.weight)


def relation_of(left: Profile, right: Profile) -> Distance:
    """How two values lie to each other; a slip of the pen is one only where the thing is the same."""
    found = distance(left.figure, right.figure)
    return found if is_one_thing(left, right) else ratio_of(left.figure, right.figure)


def is_answered(odds: float, others: float) -> bool:
    """Whether another figure of ours with their value is more like theirs than ours is; log odds of both."""
    return others > odds + _BETTER


def is_disputed(ours: Figure, theirs: Figure) -> bool:
    """Whether two sources are named: no slip of the pen has to lead from what police say to what organisers say."""
    here, there = (set(content(figure.source or "")) for figure in (ours, theirs))
    return bool(here and there) and not here & there


def features(relation: Distance, ours: Figure, theirs: Figure) -> tuple[str, ...]:
    """The names of the weights that two different values take which lie so to each other."""
    small = ("small", f"small_{relation.value}") if is_small(ours) else ()
    return (relation.value, *small, *(("two_units",) if _are_two_stretches(ours, theirs) else ()))


def _are_two_stretches(ours: Figure, theirs: Figure) -> bool:
    """ "25 years" and "three days": a slip changes the number or the unit."""
    return ours.kind is theirs.kind is Kind.DURATION and ours.unit != theirs.unit and ours.value != theirs.value


def found_elsewhere(strength: float) -> float:
    """How surely an equal value elsewhere explains ours, 0 to 1."""
    return 1 / (1 + exp(min(30.0, max(-30.0, _MIDWAY - strength))))
