"""Which happenings of one article another tells for another time, and which of those it explains itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.happenings.alignment.likeness import family, is_known, is_repeated, likeness, roles
from bot.happenings.alignment.times import Difference, difference, gap
from bot.happenings.happening import RELATIVE, Account, Happening, Outlook
from bot.happenings.thresholds import HappeningThresholds

_MOST: Final = 200  # happenings of one act that are compared; more is a chronicle
# "The day after the vote on Tuesday": the day told may be that of the other thing.
_BESIDE: Final = re.compile(
    r"\b(?:day|night|morning|evening|hours?|days|weeks?|months?|years?)\s+(?:after|before|following|earlier|later)\b",
    re.IGNORECASE,
)
_SHARED: Final = 2  # words of the clause besides the act that stand for a party both name
_PLANS_MOVE: Final = 2  # days after which a plan may be another one

ByAct = Mapping[str, Sequence[Account]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One happening as two articles tell it, with how its times differ."""

    ours: Account
    theirs: Account
    difference: Difference
    points: float


def by_act(accounts: Iterable[Account]) -> dict[str, list[Account]]:
    """The accounts by what was done, in their order."""
    found: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        if not account.happening.telling:
            found[family(account.happening.act)].append(account)
    return found


def contradicted(ours: ByAct, theirs: ByAct, thresholds: HappeningThresholds) -> Iterator[Pair]:
    """The happenings of one article for which another article gives another time, in the order of the text."""
    found = [
        pair
        for act, own in ours.items()
        for account in own[:_MOST]
        for other in theirs.get(act, ())[-_MOST:]
        if (pair := _pair(account, other, thresholds)) is not None
        and (_is_slip_of_year(pair) or not _is_explained(pair, own, theirs[act], thresholds))
    ]
    yield from sorted(_unshifted(found, ours, theirs), key=lambda pair: pair.ours.happening.span)


def inconsistent(own: ByAct, thresholds: HappeningThresholds) -> Iterator[Pair]:
    """What one article tells for one month or day of two years."""
    for accounts in own.values():
        for place, account in enumerate(accounts[:_MOST]):
            for other in accounts[:place]:
                pair = _pair(account, other, thresholds)
                if pair is not None and _is_slip_of_year(pair):
                    yield pair


def _is_slip_of_year(pair: Pair) -> bool:
    """Whether the times are one month or day of two years, told of what happens once."""
    return pair.difference is Difference.YEAR and not is_repeated(pair.ours.happening)


def _pair(ours: Account, theirs: Account, thresholds: HappeningThresholds) -> Pair | None:
    one, other = ours.happening, theirs.happening
    differing = difference(one.time, other.time)
    if differing is None or _BESIDE.search(ours.context) or _BESIDE.search(theirs.context):
        return None
    if not _may_be_compared(ours, theirs, differing, thresholds):
        return None
    points = likeness(one, other)
    return (
        Pair(ours=ours, theirs=theirs, difference=differing, points=points)
        if _is_one(one, other, differing, points, thresholds)
        else None
    )


def _is_one(
    one: Happening, other: Happening, differing: Difference, points: float, thresholds: HappeningThresholds
) -> bool:
    parties = roles(one, other)
    repeated = is_repeated(one)
    if differing is Difference.FAR:
        # What is said of one side only may tell which of several it was: "a short-term package", "the package".
        alike = not repeated or one.done_to == other.done_to
        return points >= (thresholds.far_repeated if repeated else thresholds.far) and parties > 1 and alike
    if differing is Difference.CLOCK and not (is_known(one) and is_known(other)):
        return False
    least = thresholds.repeated if repeated else thresholds.single
    return points >= least and (parties > 0 or len(one.cast & other.cast) >= _SHARED)


def _may_be_compared(ours: Account, theirs: Account, differing: Difference, thresholds: HappeningThresholds) -> bool:
    """Whether the days of publication and what lies ahead of them leave two times comparable."""
    one, other = ours.happening, theirs.happening
    apart = _published_apart(ours, theirs)
    if RELATIVE & {one.time.counting, other.time.counting} and (apart is None or apart > thresholds.reach_days):
        return False
    if differing is Difference.CLOCK and (apart is None or apart > 1):
        return False
    if one.outlook is not other.outlook:
        return differing is Difference.CLOCK and apart == 0
    return one.outlook is Outlook.PAST or apart is None or apart <= _PLANS_MOVE


def _published_apart(ours: Account, theirs: Account) -> int | None:
    if ours.article == theirs.article:
        return 0
    if ours.published is None or theirs.published is None:
        return None
    return abs((ours.published.day - theirs.published.day).days)


def _is_explained(
    pair: Pair, own: Sequence[Account], theirs: Sequence[Account], thresholds: HappeningThresholds
) -> bool:
    """Whether one article tells of such a thing at the other's time as well, or of several at several times."""
    return _has_both(pair, own, pair.ours, pair.theirs, thresholds) or _has_both(
        pair, [each for each in theirs if each.article == pair.theirs.article], pair.theirs, pair.ours, thresholds
    )


def _has_both(
    pair: Pair, accounts: Sequence[Account], known: Account, wanted: Account, thresholds: HappeningThresholds
) -> bool:
    for each in accounts:
        if each is known:
            continue
        alike = likeness(each.happening, wanted.happening, any_turn=True)
        if alike < 0 or alike < pair.points - thresholds.explained:
            continue
        differing = difference(each.happening.time, wanted.happening.time)
        if differing is None or difference(each.happening.time, known.happening.time) is not None:
            return True
    return False


def _unshifted(pairs: Sequence[Pair], ours: ByAct, theirs: ByAct) -> Iterator[Pair]:
    """The pairs without those of an article all of whose relative times lie off by the same days."""
    for pair in pairs:
        moved = [each for each in pairs if each.theirs.article == pair.theirs.article and _is_relative(each)]
        shifts = {gap(each.ours.happening.time, each.theirs.happening.time) for each in moved}
        told = {(each.ours.happening.act, each.ours.happening.time.start) for each in moved}
        if _is_relative(pair) and len(shifts) == 1 and len(told) > 1 and not _agrees_somewhere(pair, ours, theirs):
            continue
        yield pair


def _is_relative(pair: Pair) -> bool:
    return bool(RELATIVE & {pair.ours.happening.time.counting, pair.theirs.happening.time.counting})


def _agrees_somewhere(pair: Pair, ours: ByAct, theirs: ByAct) -> bool:
    """Whether the two articles tell any other thing for the same relative day."""
    for act, own in ours.items():
        for one in own:
            for other in theirs.get(act, ()):
                same = other.article == pair.theirs.article and one.happening.time.start == other.happening.time.start
                relative = one.happening.time.counting in RELATIVE
                if same and relative and one.happening.time.start and likeness(one.happening, other.happening) > 0:
                    return True
    return False
