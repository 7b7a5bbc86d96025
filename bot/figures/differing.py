"""Weigh whether two figures with different values are one measure, one of them wrong (CHECKS 6, 9 and 16).

Added to all that stands around them: how the values lie to each other (a slip of the pen, or chance), and whether
another figure of the ledger explains ours better. The weights stand in config/defaults.toml.
"""

from __future__ import annotations

from math import exp

from bot.figures.align import Alignment, Reason
from bot.figures.figure import Figure
from bot.figures.gaps import Gap, gap, is_small, words_for
from bot.figures.profile import Profile
from bot.figures.stems import content
from bot.figures.thresholds import FigureThresholds

_MIDWAY = -2.0  # strength of an equal value elsewhere at which it counts half


def weigh(
    alignment: Alignment, left: Profile, right: Profile, elsewhere: float, thresholds: FigureThresholds
) -> tuple[float, tuple[Reason, ...]]:
    """Log odds that two differing figures are one measure, with their reasons.

    `elsewhere` are the log odds of the likeliest figure of the ledger whose value is ours, with what that equality
    tells; very low without one.
    """
    worth, ours, theirs = thresholds.differing, left.figure, right.figure
    reasons = [Reason(words="all that stands around them", weight=worth["slope"] * alignment.odds)]
    values = features(ours, theirs)
    told = sum(worth.get(name, 0.0) for name in values)
    disputed = left.outcome is not None and left.outcome == right.outcome and is_disputed(ours, theirs)
    if disputed and gap(ours, theirs) is not Gap.FAR:
        told = max(0.0, told)
        if ours.period is not None and ours.period == theirs.period:  # two sources on one day: no sign of two measures
            undone = -worth["slope"] * thresholds.weights.get("another_source", 0.0)
            reasons.append(Reason(words="two sources on the same day", weight=undone))
    reasons.append(Reason(words=words_for(gap(ours, theirs)), weight=told))
    explained = worth.get("elsewhere", 0.0) * found_elsewhere(elsewhere)
    if abs(explained) >= 0.1:
        reasons.append(Reason(words="our value is told of something else there", weight=explained))
    return worth["base"] + sum(reason.weight for reason in reasons), tuple(reasons)


def is_disputed(ours: Figure, theirs: Figure) -> bool:
    """Whether two sources are named: no slip of the pen has to lead from what police say to what organisers say."""
    here, there = (set(content(figure.source or "")) for figure in (ours, theirs))
    return bool(here and there) and not here & there


def features(ours: Figure, theirs: Figure) -> tuple[str, ...]:
    """The names of the weights that two different values take."""
    relation = gap(ours, theirs).value
    return (relation, "small", f"small_{relation}") if is_small(ours) else (relation,)


def found_elsewhere(strength: float) -> float:
    """How surely an equal value elsewhere explains ours, 0 to 1."""
    return 1 / (1 + exp(min(30.0, max(-30.0, _MIDWAY - strength))))
