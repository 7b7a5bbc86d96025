"""Decide whether two figures give the same measure a value: a score with its reasons (CHECKS 6 to 12)."""

from __future__ import annotations

from dataclasses import dataclass

from bot.figures.figure import Kind
from bot.figures.lexicon import Lexicon
from bot.figures.profile import Profile, profile
from bot.figures.thresholds import FigureThresholds
from bot.ledger.measure import Measure, Observation

_MOSTLY = 0.5  # of the words of a measured thing, from which it is the same thing
_LATEST = 4  # observations of a measure that are looked at; older ones say the same thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """How far a figure and a measure are the same quantity; `score` runs from 0 to 1, `reasons` say why."""

    aligned: bool
    score: float
    reasons: tuple[str, ...]


def align(observation: Observation, measure: Measure, thresholds: FigureThresholds, lexicon: Lexicon) -> Alignment:
    """Whether `observation` is one more value of `measure`, by the observation of it that fits best."""
    left = profile(observation, lexicon, thresholds.window)
    sides = [profile(other, lexicon, thresholds.window) for other in measure.observations[-_LATEST:]]
    return max(
        (score(left, right, thresholds, lexicon) for right in sides), key=lambda found: found.score, default=_NEVER
    )


def score(left: Profile, right: Profile, thresholds: FigureThresholds, lexicon: Lexicon) -> Alignment:
    """How far two figures are one measure. What rules out an alignment is the only reason given for it."""
    barrier = _barrier(left, right, lexicon)
    if barrier:
        return Alignment(aligned=False, score=0.0, reasons=(barrier,))
    parts = (_thing(left, right), _act(left, right), _words(left, right))
    total = sum(points for points, _ in parts)
    return Alignment(aligned=total >= thresholds.aligned, score=total, reasons=tuple(why for _, why in parts if why))


_NEVER = Alignment(aligned=False, score=0.0, reasons=("nothing to compare with",))


def _barrier(left: Profile, right: Profile, lexicon: Lexicon) -> str | None:
    """What makes two figures different measures for certain."""
    return next((why for rule in _BARRIERS if (why := rule(left, right, lexicon))), None)


def _another_unit(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    if not (left.figure.comparable and right.figure.comparable):
        return "not comparable"
    return None if left.dimension == right.dimension else "another unit"


def _change_and_level(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    return "a change and a level" if (left.figure.change is None) != (right.figure.change is None) else None


def _another_outcome(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    if left.outcome == right.outcome or not (left.outcome and right.outcome):
        return None
    return f"{left.outcome} and {right.outcome}"


def _another_thing(left: Profile, right: Profile, lexicon: Lexicon) -> str | None:
    if left.figure.kind is not Kind.COUNT or _same_thing(left, right, lexicon):
        return None
    return f"{left.figure.head or 'a number'} and {right.figure.head or 'a number'}"


def _another_owner(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    """ "Russian soldiers" and "Ukrainian soldiers", unless the other sentence names the same."""
    if not left.proper or not right.proper or left.proper & right.proper:
        return None
    if left.proper & right.nearby.keys() or right.proper & left.nearby.keys():
        return None
    return f"{' '.join(sorted(left.proper))} and {' '.join(sorted(right.proper))}"


def _part(left: Profile, right: Profile, lexicon: Lexicon) -> str | None:
    words = (left.modifiers ^ right.modifiers) & lexicon.subset
    return f"a part: {' '.join(sorted(words))}" if words else None


_BARRIERS = (_another_unit, _change_and_level, _another_outcome, _another_thing, _another_owner, _part)


def _same_thing(left: Profile, right: Profile, lexicon: Lexicon) -> bool:
    if left.outcome and left.outcome == right.outcome:
        return left.thing == right.thing or {left.thing, right.thing} & {None, *lexicon.general} != set()
    return left.thing == right.thing and left.thing is not None


def _thing(left: Profile, right: Profile) -> tuple[float, str]:
    """Up to 0.4 for the counted thing and its modifiers."""
    if not left.phrase or not right.phrase:
        return (0.15, "") if not left.phrase and not right.phrase else (0.05, "")
    overlap = len(left.phrase & right.phrase) / min(len(left.phrase), len(right.phrase))
    same = left.thing == right.thing or bool(left.outcome and left.outcome == right.outcome)
    if left.figure.kind is not Kind.COUNT:
        same = same or overlap >= _MOSTLY
    return (0.25 if same else 0.0) + 0.15 * overlap, left.thing or left.outcome or "" if same else ""


def _act(left: Profile, right: Profile) -> tuple[float, str]:
    """Up to 0.2 for what happens to it."""
    if left.outcome and left.outcome == right.outcome:
        return 0.2, left.outcome
    if left.act and left.act == right.act:
        return 0.2, left.act
    return (0.0 if left.act and right.act else 0.05), ""


def _words(left: Profile, right: Profile) -> tuple[float, str]:
    """Up to 0.4 for the words around both figures."""
    ours, theirs = left.nearby, right.nearby
    weight = min(sum(ours.values()), sum(theirs.values()))
    if not weight:
        return 0.0, ""
    common = ours.keys() & theirs.keys()
    shared = sum(min(ours[word], theirs[word]) for word in common)
    return 0.4 * min(1.0, 1.6 * shared / weight), f"{len(common)} words around it"
