"""Whether articles tell two happenings in one order, as far apart, and as the dates they tell of them say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, product
from typing import Final

from bot.happenings.alignment.likeness import family, is_known, is_repeated, likeness, roles
from bot.happenings.alignment.pairing import ByAct
from bot.happenings.happening import RELATIVE, Account, Counting, Deed, Outlook, SequenceAccount, Stretch, Time
from bot.happenings.thresholds import HappeningThresholds
from bot.language.dates.date import Bound, DatePrecision

_MOST: Final = 200  # sequences of an article that are compared; more is a chronicle
_ALIKE: Final = 50  # sequences of the same two acts
_DATED: Final = 20  # happenings with a time that one side of a sequence is looked for among
_DAY: Final = 24.0  # hours
_WEEK: Final = 7 * _DAY
_SHARED: Final = 2  # words of the clause besides the act that stand for a party both name
# A day beside such words may be that of the other thing: "the day after the vote on Tuesday".
_BESIDE: Final = re.compile(
    r"\b(?:after|before|following|since|until|ahead of|prior to|earlier|later|in response to)\b", re.IGNORECASE
)


class Discord(StrEnum):
    """What does not agree."""

    ORDER = "order"
    STRETCH = "stretch"
    DATES = "dates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A sequence and what does not agree with it: another sequence, or the times told of its two happenings."""

    discord: Discord
    told: SequenceAccount
    other: SequenceAccount | None = None
    first: Account | None = None  # the time of what came first
    second: Account | None = None


def contradicted(
    ours: Sequence[SequenceAccount], theirs: Sequence[SequenceAccount], thresholds: HappeningThresholds
) -> Iterator[Contradiction]:
    """The sequences of one article that another article tells in the opposite order or with another stretch."""
    known = _by_acts(theirs)
    own = _by_acts(ours)
    for one in ours[:_MOST]:
        here, there = _acts(one)
        same, turned = known.get((here, there), []), known.get((there, here), [])
        opposite = next((other for other in turned if _is_pair(one, other, thresholds, turned=True)), None)
        if opposite is not None and not (
            _is_also_told(one, [each for each in same if each.article == opposite.article])
            or _is_also_told(opposite, own.get((there, here), []))
        ):
            yield Contradiction(discord=Discord.ORDER, told=one, other=opposite)
            continue
        apart = [
            other
            for other in same
            if _are_apart(one.sequence.stretch, other.sequence.stretch) and _is_pair(one, other, thresholds)
        ]
        if apart and not _fits_another(one, same, own.get((here, there), []), apart[0]):
            yield Contradiction(discord=Discord.STRETCH, told=one, other=apart[0])


def misdated(
    told: Iterable[SequenceAccount], *accounts: ByAct, thresholds: HappeningThresholds
) -> Iterator[Contradiction]:
    """The sequences that no times told of their two happenings fit, with the times likest to be theirs.

    Each of the `accounts` is one article's; both times may come from any of them.
    """
    for each in islice(told, _MOST):
        firsts, seconds = (_dated(deed, accounts) for deed in (each.sequence.first, each.sequence.second))
        pairs = [
            pair
            for pair in product(firsts, seconds)
            if _may_be_counted(*pair, thresholds) and pair[0].happening.span != pair[1].happening.span
        ]
        if any(not _is_off(each.sequence.stretch, *pair) for pair in pairs):
            continue
        for first, second in pairs:
            if _are_dated(each, first, second, thresholds):
                yield Contradiction(discord=Discord.DATES, told=each, first=first, second=second)
                break


def _acts(told: SequenceAccount) -> tuple[str, str]:
    return family(told.sequence.first.act), family(told.sequence.second.act)


def _by_acts(told: Iterable[SequenceAccount]) -> dict[tuple[str, str], list[SequenceAccount]]:
    """The sequences by what was done first and second, the first fifty of each; one act twice has no order."""
    found: dict[tuple[str, str], list[SequenceAccount]] = {}
    for each in told:
        acts = _acts(each)
        if acts[0] != acts[1] and len(known := found.setdefault(acts, [])) < _ALIKE:
            known.append(each)
    return found


def _is_pair(
    one: SequenceAccount, other: SequenceAccount, thresholds: HappeningThresholds, *, turned: bool = False
) -> bool:
    """Whether two sequences are of the same two happenings."""
    ours, theirs = one.sequence, other.sequence
    first, second = (theirs.second, theirs.first) if turned else (theirs.first, theirs.second)
    if not _are_ones(ours.first, first, ours.second, second, thresholds):
        return False
    # Weeks later the same people may have done both again; then all that is told of both has to be alike.
    again = is_repeated(ours.first) and is_repeated(ours.second) and not _is_near(one, other, thresholds)
    return not again or (_is_one(ours.first, first, thresholds) and _is_one(ours.second, second, thresholds))


def _is_near(one: Account | SequenceAccount, other: Account | SequenceAccount, thresholds: HappeningThresholds) -> bool:
    """Whether two articles are of days near enough to tell of the same things as new."""
    if one.article == other.article:
        return True
    if one.published is None or other.published is None:
        return False
    return abs((one.published.day - other.published.day).days) <= thresholds.reach_days


def _are_ones(
    first: Deed, other_first: Deed, second: Deed, other_second: Deed, thresholds: HappeningThresholds
) -> bool:
    """Whether both are one: one of them by all that is told of it, the other at least by its name: "the vote"."""
    pairs = ((first, other_first), (second, other_second))
    sure = [_is_one(*pair, thresholds) for pair in pairs]
    return any(sure) and all(here or _is_named(*pair) for here, pair in zip(sure, pairs, strict=True))


def _are_dated(told: SequenceAccount, first: Account, second: Account, thresholds: HappeningThresholds) -> bool:
    """Whether two times are those of a sequence's happenings.

    A bare name stands for what happens once, and for "the vote" of the same article; without a stretch to be held
    against the times neither may be bare.
    """
    if not (_has_own_time(first) and _has_own_time(second)):
        return False
    bare = False
    for deed, account in ((told.sequence.first, first), (told.sequence.second, second)):
        if _is_one(deed, account.happening, thresholds):
            continue
        own = account.article == told.article or not is_repeated(deed)
        if bare or told.sequence.stretch is None or not own or not _is_named(deed, account.happening):
            return False
        bare = True
    return True


def _is_one(one: Deed, other: Deed, thresholds: HappeningThresholds) -> bool:
    if one.outlook is not other.outlook or one.telling or other.telling:
        return False
    least = thresholds.repeated if is_repeated(one) else thresholds.single
    shared = len(one.cast & other.cast) >= _SHARED
    return likeness(one, other) >= least and (roles(one, other) > 0 or shared)


def _is_named(one: Deed, other: Deed) -> bool:
    """Whether one of them has nothing but its name, and nothing speaks against it."""
    bare = not (one.doers or one.done_to) or not (other.doers or other.done_to)
    known = is_known(one) and is_known(other)
    return bare and known and one.outlook is other.outlook and likeness(one, other) >= 0


def _may_be(one: Deed, other: Deed) -> bool:
    return likeness(one, other, any_turn=True) >= 0


def _is_also_told(told: SequenceAccount, others: Iterable[SequenceAccount]) -> bool:
    """Whether one of the others may be the same two happenings in the same order."""
    wanted = told.sequence
    return any(
        _may_be(each.sequence.first, wanted.first) and _may_be(each.sequence.second, wanted.second) for each in others
    )


def _fits_another(
    one: SequenceAccount, same: Sequence[SequenceAccount], own: Sequence[SequenceAccount], apart: SequenceAccount
) -> bool:
    """Whether either article tells the other's stretch too."""
    theirs = [each for each in same if each.article == apart.article and each is not apart]
    return any(
        not _are_apart(each.sequence.stretch, told.sequence.stretch)
        and each.sequence.stretch
        and _is_also_told(told, [each])
        for told, others in ((one, theirs), (apart, [each for each in own if each is not one]))
        for each in others
    )


def _are_apart(one: Stretch | None, other: Stretch | None) -> bool:
    """Whether no time between two happenings is within both stretches."""
    if one is None or other is None:
        return False
    return any(here.high is not None and here.high < there.low for here, there in ((one, other), (other, one)))


def _dated(deed: Deed, accounts: Iterable[ByAct]) -> list[Account]:
    """The accounts that may be of what was done and tell a stretch of days."""
    wanted = family(deed.act)
    return [
        account
        for told in accounts
        for account in islice(told.get(wanted, ()), _DATED)
        if _has_days(account.happening.time) and _may_be(account.happening, deed)
    ]


def _has_days(time: Time) -> bool:
    if time.start is None or time.end is None or time.bound is not Bound.IN:
        return False
    return time.precision is not DatePrecision.SPAN and time.counting is not Counting.UNDATED


def _has_own_time(account: Account) -> bool:
    """Whether its time is that of nothing else in the sentence."""
    beside = _BESIDE.search(account.context)
    end = account.happening.span.end - account.happening.sentence.start
    return beside is None or end <= beside.start()


def _may_be_counted(first: Account, second: Account, thresholds: HappeningThresholds) -> bool:
    """Whether two times are counted alike, so that a wrong day of publication moves both or none of them."""
    if first.happening.outlook is not second.happening.outlook is Outlook.AHEAD:
        return False
    relative = [each.happening.time.counting in RELATIVE for each in (first, second)]
    return not any(relative) or (all(relative) and _is_near(first, second, thresholds))


def _is_off(stretch: Stretch | None, first: Account, second: Account) -> bool:
    """Whether the time between two times told cannot be the stretch; where only the order is told, by a day or more."""
    one, other = first.happening.time, second.happening.time
    (first_low, first_high), (second_low, second_high) = _hours(one), _hours(other)
    room = _DAY * (one.slack + other.slack + (Counting.PUBLICATION in (one.counting, other.counting)))
    low, high = second_low - first_high - room, second_high - first_low + room
    if stretch is None:
        return high < -_DAY
    weeks = (-_WEEK, 0.0, _WEEK) if Counting.WEEKDAY in (one.counting, other.counting) else (0.0,)
    return all(high + week < stretch.low or (stretch.high is not None and low + week > stretch.high) for week in weeks)


def _hours(told: Time) -> tuple[float, float]:
    """The first and last hour of a time."""
    assert told.start is not None
    assert told.end is not None
    start, end = (day.toordinal() * _DAY for day in (told.start, told.end))
    if told.clock is not None and told.start == told.end:
        return start + told.clock.low / 60, start + told.clock.high / 60
    return start, end + _DAY
