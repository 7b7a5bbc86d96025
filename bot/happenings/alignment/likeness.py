"""How much speaks for two happenings being one: what was done, by whom, to whom, and what else stands beside it."""

from __future__ import annotations

from typing import Final

from bot.figures.alignment.content_words import stem
from bot.happenings.happening import Deed, Happening
from bot.language.dates.date import Bound, DatePrecision
from bot.language.tables import mapping
from bot.language.wordlist import words

_ROLE: Final = 2.0  # points where both name alike who did it, and again where whom it was done to
_CAST: Final = 1.0  # points for another word of the clause both have
_SCENE: Final = 0.5  # points for one of the sentence
_MOST_CAST: Final = 3.0  # points that such words come to at most
_OTHER_DOER: Final = -1.0  # points where each names others, in common nouns: a director, a member of staff
NEVER: Final = -1.0  # points of two that cannot be one

# What the same people do again and again; of the rest a person or a place has one in a story.
_REPEATED: Final = words(
    "meet speak visit tweet interview testify attack strike shoot launch land arrive leave release file announce "
    "explode kill sell buy sign speech vote propose reject debate hearing win defeat join appeal "
    "publish drill"
)
_COMPOUNDED: Final = 4  # letters of a word that a compound may end with
_OTHER_TURN: Final = words(
    "again another new next second third fourth fifth last latest recent previous earlier final initial"
)


def family(act: str) -> str:
    """What an act is compared by: its family in the table of acts, else its stem."""
    return mapping("acts").get(act) or stem(act)


def is_repeated(happening: Deed) -> bool:
    """Whether the same people may do this again within one story."""
    known = mapping("acts").get(happening.act)
    if (
        isinstance(happening, Happening)
        and is_state(happening)
        and (happening.doers | happening.done_to) & happening.names
    ):
        return False
    return known is None or known in _REPEATED


def is_state(happening: Happening) -> bool:
    """Whether it is told from when, or from when to when: "since 2011", "from 1951 to 1963"."""
    return happening.time.bound is Bound.SINCE or happening.time.precision is DatePrecision.SPAN


def is_known(happening: Deed) -> bool:
    """Whether the act is one of those news tells the time of."""
    return happening.act in mapping("acts")


def likeness(one: Deed, other: Deed, *, any_turn: bool = False) -> float:
    """Points for two happenings being one; below nought where something rules it out.

    With `any_turn` also for two of one kind: what was done again, the second trial.
    """
    if family(one.act) != family(other.act) or (not any_turn and (one.marks ^ other.marks) & _OTHER_TURN):
        return NEVER
    core, others = one.doers | one.done_to, other.doers | other.done_to
    nouns = " " not in one.act and (not one.done_to or not other.done_to)
    points = 0.0
    for here, there in ((one.doers, other.doers), (one.done_to, other.done_to)):
        if are_alike(here, there):
            points += _ROLE
        elif here and there and not nouns:
            return NEVER
    if nouns and not points:
        if _is_one_party(one, other):
            points += _ROLE
        elif core and others:
            points += _OTHER_DOER
    if _are_others(one, other):
        return NEVER
    shared = (one.cast & other.cast) - (core & others)
    scene = (one.scene & other.scene) - one.cast - other.cast - shared
    across = ((one.cast & other.scene) | (other.cast & one.scene)) - (one.cast & other.cast)
    return points + min(_MOST_CAST, _CAST * len(shared) + _SCENE * len(scene | across))


def roles(one: Deed, other: Deed) -> int:
    """How many of those who did it and those it was done to both sides name alike."""
    straight = are_alike(one.doers, other.doers) + are_alike(one.done_to, other.done_to)
    return straight or int(_is_one_party(one, other))


def _is_one_party(one: Deed, other: Deed) -> bool:
    """Whether somebody is part of both, in whatever part; of a noun's clause any name may be its party."""
    core, others = one.doers | one.done_to, other.doers | other.done_to
    named = core & one.names & other.cast or others & other.names & one.cast
    return bool(named) or are_alike(core, others)


def are_alike(here: frozenset[str], there: frozenset[str]) -> bool:
    """Whether two parties have a word in common, or one a word that the other compounds: girls, schoolgirls."""
    if here & there:
        return True
    return any(
        long.endswith(short)
        for one, other in ((here, there), (there, here))
        for short in one
        for long in other
        if len(short) >= _COMPOUNDED
    )


def _are_others(one: Deed, other: Deed) -> bool:
    """Whether both sides name who is part of it and nobody is on both, or each one person the other has not."""
    core, others = one.doers | one.done_to, other.doers | other.done_to
    if not are_alike(core, others):
        return bool(core & one.names) and bool(others & other.names)
    pairs = ((one.doers, other.doers), (one.done_to, other.done_to))
    return any((here - there) & one.persons and (there - here) & other.persons for here, there in pairs)
