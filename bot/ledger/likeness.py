"""How likely two figures belong into one row of a story's table: the odds of one measure, asking less than a finding.

A finding interrupts somebody, a row lies side by side and is read: what may be one measure stands together from lower
odds on. What a row asks besides is that nobody who tells both numbers means two things by them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from itertools import combinations

from bot.figures.alignment.barriers import another_scope, are_alike, are_unlike, is_one_thing, may_be_asked
from bot.figures.alignment.contradiction import Standing, is_disputed, weigh
from bot.figures.alignment.distance import Distance, ratio_of
from bot.figures.alignment.epochs import another_time, is_past
from bot.figures.alignment.intervals import Relation, relate
from bot.figures.alignment.odds import agree_by, align, telling
from bot.figures.alignment.profile import Profile, outcome_of
from bot.figures.alignment.synonymy import kin
from bot.figures.figure import Figure, Kind
from bot.figures.lexicon import Lexicon
from bot.figures.thresholds import FigureThresholds

# All of these are log odds, set by the rows of the invented events and of the first two thirds of the natural ones
# (docs/measurements/figures.md).
_FATE = 2.0  # for one measure, where both count who died, who was hurt, who is missing now
_THEN = 1.0  # against it, where they do so of two times
_SCOPE = 0.5  # against it, where either has a scope of its own
_NOT_ASKED = 0.5  # against it, where no finding would ask
_STRETCH = 1.5  # against it, for two stretches of time not said of one thing: "25 years ago", "for 27 years"
_FAR = 1.5  # against it, where one is more than six times the other
_UNLIKE = 3.0  # against it, where small equal numbers count things that have nothing in common
_OTHER = 1.0  # the same for things that only differ, and for an outcome that one of them leaves out
_DESCRIBED = 0.2  # for two equal ages, where one is of somebody described
_GROWN = 10  # years, from which on an age is told of few people of one story
_KIN = 0.5  # nearness in meaning from which two words may name one thing, for two who came to one end
_SMALL = 2.0  # log odds of an equal value of one digit: chance makes many such pairs
_MEDIUM = 3.5  # of two digits


class Ages:
    """The ages of a story's people, by which a description is known: "Ms Ofori, 39" and "the 39-year-old"."""

    def __init__(self, sides: Iterable[Profile]) -> None:
        self._named: dict[Hashable, list[frozenset[str]]] = defaultdict(list)
        for side in sides:
            if side.figure.kind is Kind.AGE and side.proper:
                self._named[_age(side)].append(side.proper)

    def may_be_one(self, left: Profile, right: Profile) -> bool:
        """Whether two equal ages, at least one of somebody who is only described, may be one person's.

        So they may where nobody else of that age is named in the story.
        """
        if not left.figure.kind is right.figure.kind is Kind.AGE or _age(left) != _age(right):
            return False
        if (left.figure.value or 0) < _GROWN or (left.proper and right.proper):
            return False
        named = self._named[_age(left)]
        return all(one & other for one, other in combinations(named, 2))


def _age(side: Profile) -> Hashable:
    return side.figure.value, side.figure.unit, side.figure.hedge


def likeness(
    left: Profile, right: Profile, thresholds: FigureThresholds, lexicon: Lexicon, ages: Ages | None = None
) -> float | None:
    """Log odds over those a row asks for: from 0 on the two may stand in one; None where something forbids it."""
    alignment = align(left, right, thresholds, lexicon)
    if alignment.ruled_out:
        return _DESCRIBED if ages is not None and ages.may_be_one(left, right) else None
    relation = relate(left.figure, right.figure)
    if left.dimension == right.dimension and agree_by(relation, left.figure, right.figure):
        worth = telling(left.figure, thresholds)
        return alignment.odds + worth - _chance(left, right, worth) - thresholds.row_equal
    odds, _ = weigh(alignment, left, right, Standing(), thresholds)
    return odds + _worth(left, right, lexicon) - thresholds.row


def contradict(ours: Figure, theirs: Figure, lexicon: Lexicon) -> bool:
    """Whether one article that gives both numbers means two things by them.

    It may tell two sources of one, and by whom a toll has grown; without a source it lists several events. In one
    sentence even numbers that fit are two: "as many as three launches, two of them from the cape".
    """
    if is_disputed(ours, theirs):
        return False
    together = ours.sentence == theirs.sentence
    if relate(ours, theirs) not in (Relation.APART, Relation.OUTGROWN):
        return together and ours.unit == theirs.unit and ours.value != theirs.value
    ended = _end_of(ours, lexicon)
    if together or ended is None or ended != _end_of(theirs, lexicon) or ours.source == theirs.source:
        return True
    return _is_of_another_time(ours, theirs)


def _chance(left: Profile, right: Profile, worth: float) -> float:
    """What speaks against two equal numbers: small ones fall together by chance where other things are counted."""
    share = 1.0 if worth <= _SMALL else 0.5 if worth <= _MEDIUM else 0.0
    if not share or not left.figure.kind is right.figure.kind is Kind.COUNT:
        return 0.0
    against = _OTHER * ((left.outcome is None) != (right.outcome is None))
    if left.figure.head and right.figure.head and not are_alike(left, right):
        against += _OTHER
    if are_unlike(left, right):
        against += _UNLIKE
    return share * against


def _worth(left: Profile, right: Profile, lexicon: Lexicon) -> float:
    """What speaks for and against two different numbers beside what a finding weighs."""
    against = _SCOPE * (another_scope(left, right, lexicon) is not None) + _NOT_ASKED * (not may_be_asked(left, right))
    against += _STRETCH * (left.figure.kind is Kind.DURATION and not is_one_thing(left, right))
    against += _FAR * (ratio_of(left.figure, right.figure) is Distance.FAR)
    ended = _end_of(left.figure, lexicon)
    other = _are_other_people(left, right)
    if ended is None or ended != _end_of(right.figure, lexicon) or other:
        return -against - _OTHER * other
    return -against - _THEN if _is_of_another_time(left.figure, right.figure) else _FATE - against


def _end_of(figure: Figure, lexicon: Lexicon) -> str | None:
    """The outcome whose number grows or goes either way while the story runs: dead, missing, arrested."""
    found = outcome_of(figure, lexicon)
    return found if found in lexicon.fates | lexicon.growing | lexicon.moving else None


def _is_of_another_time(ours: Figure, theirs: Figure) -> bool:
    return is_past(ours) != is_past(theirs) or another_time(ours, theirs, happened=True) is not None


def _are_other_people(left: Profile, right: Profile) -> bool:
    """ "84 people" and "10 children": counted under two names that do not stand for one another."""
    if not left.figure.kind is right.figure.kind is Kind.COUNT or left.thing is None or right.thing is None:
        return False
    return left.thing != right.thing and kin(left.figure.head or "", right.figure.head or "") < _KIN
