"""How much of what the desk told was noise: by check, what people dismissed and why, and how loud the desk might be.

Counted are problems, not findings: a discrepancy found in five articles of a story is one, and so is its dismissal.
What was told is reckoned by the channels as they are set now; whatever somebody confirmed or dismissed was told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from bot.discrepancies.kinds import kind_of
from bot.report import Sensitivity, State
from bot.storage import Channel, FindingOutcome, Transaction, Viewer, circles
from bot.verdict import Severity

DAYS = 30  # looked back on: a month, so that every weekday counts alike and a change of settings shows the month after
FEWEST = 5  # problems told; a share of fewer changes by a fifth or more with one person's click
LEVELS = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)  # a channel's sensitivity, the least loud first


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many problems were told and what people made of them."""

    told: int
    dismissed: int
    reasons: tuple[tuple[str, int], ...]  # why, with how often, the most frequent first; in all `dismissed`
    at: tuple[tuple[Severity, int], ...]  # LEVELS: how many would have been told, were every channel set to it

    @property
    def share(self) -> float:
        """The share dismissed, 0 to 1."""
        return self.dismissed / self.told if self.told else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """What was told in the last DAYS days: all of it, and each check of which at least FEWEST were told.

    The checks come by their names, the one with most dismissed first.
    """

    all: Tally
    checks: tuple[tuple[str, Tally], ...] = ()


@dataclass(slots=True, kw_only=True)
class _Problem:
    """One discrepancy of a story, of all its findings and posts."""

    check: str
    told: bool = False
    dismissed: str | None = None  # why
    heard: int = 0  # the rank of the most severe of its findings that a channel may tell; 0: of none


def noise(tx: Transaction, viewer: Viewer) -> Noise:
    """How much of what was told was noise, counted from what the viewer may see."""
    problems = _problems(tx, tx.outcomes.since(viewer, tx.scope.now - timedelta(days=DAYS)))
    by_check: dict[str, list[_Problem]] = {}
    for each in problems:
        by_check.setdefault(each.check, []).append(each)
    tallies = [(check, _tally(those)) for check, those in sorted(by_check.items())]
    tallies.sort(key=lambda pair: (-pair[1].dismissed, -pair[1].told))
    return Noise(all=_tally(problems), checks=tuple(pair for pair in tallies if pair[1].told >= FEWEST))


def _problems(tx: Transaction, outcomes: Iterable[FindingOutcome]) -> list[_Problem]:
    places = {place.id: place for place in tx.channels.channels()}
    heard: dict[tuple[str, str], Sensitivity | None] = {}  # by channel and circle
    problems: dict[tuple[str, str, str], _Problem] = {}
    for each in outcomes:
        check = kind_of(each.check)
        problem = problems.setdefault((each.story, check, each.key), _Problem(check=check))
        where = (each.channel, each.circle)
        if where not in heard:
            place = places.get(each.channel) or Channel(id=each.channel, sensitivity=Severity.MEDIUM)
            heard[where] = _heard(place, each, tx.scope.team)
        told = heard[where]
        if told is not None:
            rank, least = each.severity.rank, told.least_of(check)
            problem.heard = max(problem.heard, rank)
            problem.told |= least is not None and rank >= least.rank
        if each.state == State.DISMISSED:
            problem.dismissed = problem.dismissed or each.reason or "no reason"
        problem.told |= each.state in {State.CONFIRMED, State.DISMISSED}
    return list(problems.values())


def _heard(place: Channel, found: FindingOutcome, team: str) -> Sensitivity | None:
    """What a channel tells of a circle's findings; None where its readers may hear of none, or it is muted."""
    if place.muted or not circles.belongs(circles.readers(team, place), found.circle):
        return None
    return place.told


def _tally(problems: Iterable[_Problem]) -> Tally:
    known = list(problems)
    ranks = Counter(each.heard for each in known)
    reasons = Counter(each.dismissed for each in known if each.dismissed)
    return Tally(
        told=sum(each.told for each in known),
        dismissed=reasons.total(),
        reasons=tuple(sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))),
        at=tuple((level, sum(ranks[rank] for rank in ranks if rank >= level.rank)) for level in LEVELS),
    )
