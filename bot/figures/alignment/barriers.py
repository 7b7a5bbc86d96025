"""What makes two figures two measures whatever their sentences share (CHECKS 5 to 12)."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.figures.alignment.epochs import another_time, is_past
from bot.figures.alignment.intervals import is_unit_mistaken
from bot.figures.alignment.profile import Profile
from bot.figures.alignment.synonymy import kin
from bot.figures.figure import Kind
from bot.figures.lexicon import Lexicon

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_FAR_APART = 3_000  # times the smaller; no slip but one of whole thousands goes so far
_AKIN = 0.3  # nearness in meaning from which two words may name one thing
_ALIKE = 0.6  # nearness in meaning from which two words for a thing are worth a question
_THOUSANDS = (10_000, 100_000, 1_000_000, 1_000_000_000)


def barrier(left: Profile, right: Profile, lexicon: Lexicon) -> str | None:
    """Why two figures can be no one measure, in words; None where nothing forbids it."""
    return next((why for rule in _BARRIERS if (why := rule(left, right, lexicon))), None)


def another_scope(left: Profile, right: Profile, lexicon: Lexicon) -> str | None:
    """Why two figures with different values may both be right, in words: each has a scope of its own (CHECKS 7, 10).

    It does not rule a contradiction out, since one article's "another 40" is the other's "40": it is asked, not told.
    """
    return next((why for rule in _SCOPES if (why := rule(left, right, lexicon))), None)


def _another_end(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    """ "Cut to 21 percent from 35 percent": where a change starts and where it ends."""
    ends = {left.end, right.end}
    return "where a change starts and where it ends" if ends == {"from", "to"} else None


def _part_by_its_words(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    """ "Injuring another 40" and "more than 50 people were injured"; "the previous offer" and "$60 in cash"."""
    words = (left.marked | left.parts) ^ (right.marked | right.parts)
    return f"a part: {' '.join(sorted(words))}" if words else None


def _both_in_a_sentence(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    """ "Raised its offer to $82 a share, up from $70": who says both numbers in a sentence means two things."""
    ours, theirs = (_NUMBER.findall(side.figure.text) for side in (left, right))
    both = left.vicinity.numbers & set(theirs) or right.vicinity.numbers & set(ours)
    return "both numbers in one sentence" if both else None


def _then_and_now(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    """ "20 were hurt in accidents between March 2015 and March 2016": another time than today's."""
    past = is_past(left.figure) != is_past(right.figure)
    return "then and now" if past and (left.outcome or right.outcome) else None


def are_unlike(left: Profile, right: Profile) -> bool:
    """Whether two things are counted that have nothing in common: containers and dockers. Whoever died is told once."""
    ours, theirs = left.figure, right.figure
    if not (ours.kind is theirs.kind is Kind.COUNT and ours.head and theirs.head) or left.thing == right.thing:
        return False
    if left.outcome is not None and left.outcome == right.outcome:
        return False
    return not left.phrase.keys() & right.phrase.keys() and kin(ours.head, theirs.head) < _AKIN


def is_one_thing(left: Profile, right: Profile) -> bool:
    """Whether both name what they count, and name the same: one word or one family of words, or one outcome."""
    if left.outcome is not None and left.outcome == right.outcome:
        return True
    return left.thing is not None and left.thing == right.thing


def may_be_asked(left: Profile, right: Profile) -> bool:
    """Whether two figures that differ, and may be one measure, are alike enough to bother a person with (CHECKS 6).

    The kind is the same and the thing is, or words for it mean much the same; an age is one person's; a price or a rate
    is of one time.
    """
    ours, theirs = left.figure, right.figure
    if ours.kind is not theirs.kind:
        return False
    if ours.kind is Kind.AGE:
        return bool((left.proper or {left.vicinity.owner}) & (right.proper or {right.vicinity.owner}) - {None})
    if ours.kind in (Kind.MONEY, Kind.PERCENT) and another_time(ours, theirs, happened=False) is not None:
        return False
    return are_alike(left, right)


def are_alike(left: Profile, right: Profile) -> bool:
    """Whether both count one thing, or there are words for both and these have something in common."""
    if is_one_thing(left, right):
        return True
    ours, theirs = left.figure.head, right.figure.head
    if not ours or not theirs:
        return False
    return bool(left.phrase.keys() & right.phrase.keys()) or kin(ours, theirs) >= _ALIKE


def _other_things(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    unlike = are_unlike(left, right)
    return f"{left.figure.counted} and {right.figure.counted}" if unlike else None


def _not_comparable(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    return None if left.figure.comparable and right.figure.comparable else "not comparable"


def _another_unit(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    """Another dimension; but one number under two units may be a unit mistaken ("21 percent", "21 dollars")."""
    if left.dimension[:2] == right.dimension[:2]:
        return None
    return None if is_unit_mistaken(left.figure, right.figure) else "another unit"


def _another_rate(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    """A day and a year; a rate that one of them leaves out may be told in other words."""
    ours, theirs = left.figure.per, right.figure.per
    return f"a {ours} and a {theirs}" if ours and theirs and ours != theirs else None


def _change_and_level(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    return "a change and a level" if (left.figure.change is None) != (right.figure.change is None) else None


def _another_fate(left: Profile, right: Profile, lexicon: Lexicon) -> str | None:
    """Dead, injured, missing, displaced and arrested are told apart (CHECKS 11). An age is told of anybody."""
    if left.outcome == right.outcome or left.figure.kind is Kind.AGE:
        return None
    return f"{left.outcome} and {right.outcome}" if {left.outcome, right.outcome} <= lexicon.fates else None


def _another_order(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    """A price a share and the price of a company: orders of magnitude apart, and not by thousands."""
    ours, theirs = left.figure.value, right.figure.value
    if not ours or not theirs:
        return None
    ratio = max(abs(ours), abs(theirs)) / min(abs(ours), abs(theirs))
    return "another order of magnitude" if ratio >= _FAR_APART and ratio not in _THOUSANDS else None


def _owner_of_age(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    """Ages are compared for one named person, for one and the same phrase, or where the sentences share a name."""
    if left.figure.kind is not Kind.AGE or left.proper & right.proper:
        return None
    if not (left.proper and right.proper):
        same = left.thing is not None and left.thing == right.thing
        if same or (left.proper or left.vicinity.names.keys()) & (right.proper or right.vicinity.names.keys()):
            return None
    return f"{left.figure.counted or 'somebody'} and {right.figure.counted or 'somebody'}"


_BARRIERS: tuple[Callable[[Profile, Profile, Lexicon], str | None], ...] = (
    _not_comparable,
    _another_unit,
    _another_rate,
    _change_and_level,
    _another_fate,
    _another_order,
    _owner_of_age,
)
_SCOPES: tuple[Callable[[Profile, Profile, Lexicon], str | None], ...] = (
    _another_end,
    _part_by_its_words,
    _both_in_a_sentence,
    _then_and_now,
    _other_things,
)
