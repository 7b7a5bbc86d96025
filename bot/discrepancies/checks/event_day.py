"""The day of one and the same event is told differently by two articles (rule 24a).

What it compares: figures that give one measure the same value in both articles, each with a single day of its own ("12
people were killed on Tuesday", "… on Wednesday"), when predicate and counted thing are the same.

What it reports: `conflict`, medium, when the two days lie at most seven days apart. Farther apart they are two events,
and silent; a night is two days and never a single one.

Silent too where the sentence tells of another day beside the event's ("the day after", "hours before"): the day it
gives may be that one.

Limits: only events with a figure are seen, and only days the articles give in the same sentence as the figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_observation
from bot.figures.alignment.intervals import Relation, relate
from bot.figures.figure import Figure
from bot.figures.observation import Observation
from bot.ledger.assignment import Match
from bot.ledger.figure_entry import label
from bot.ledger.ledger import Ledger
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "event_day"
RULES = (24,)

_ONE_EVENT = 7  # days
_BESIDE = re.compile(
    r"\b(?:day|night|morning|evening|hours?|days|weeks?)\s+(?:after|before|following|earlier|later)\b", re.I
)


def counted(_reading: Reading, matches: Sequence[Match], _ledger: Ledger, policy: Policy) -> Iterator[Finding]:
    """One finding a measure whose day differs; measures of one sentence are told once."""
    told: set[int] = set()
    for found in matches:
        ours = found.observation
        others = [] if _BESIDE.search(ours.context) else [seen for seen in found.observed if _differs(ours, seen)]
        if others and found.alignment.odds >= policy.figures.possible and ours.figure.sentence.start not in told:
            told.add(ours.figure.sentence.start)
            yield _finding(ours, others, label(ours.figure, policy.lexicon))


def _differs(ours: Observation, theirs: Observation) -> bool:
    here, there = day_of(ours.figure), day_of(theirs.figure)
    if here is None or there is None or here == there or _BESIDE.search(theirs.context):
        return False
    if relate(ours.figure, theirs.figure) is not Relation.SAME or abs((here - there).days) > _ONE_EVENT:
        return False
    return ours.figure.predicate == theirs.figure.predicate is not None


def day_of(figure: Figure) -> date | None:
    """The single day a figure is about, where it has one."""
    period = figure.period
    return period.start if period and period.start == period.end else None


def _finding(ours: Observation, others: list[Observation], measured: str) -> Finding:
    here, there = day_of(ours.figure), day_of(others[0].figure)
    assert here is not None
    assert there is not None
    return Finding(
        check=NAME,
        rule=24,
        verdict=Verdict.CONFLICT,
        severity=Severity.MEDIUM,
        label=f"Day: {measured}",
        explanation=f"{here:%A}, {here.day} {here:%B} here, {there:%A}, {there.day} {there:%B} there.",
        left=of_observation(ours),
        right=of_observation(others[0]),
        others=tuple(of_observation(other) for other in others[1:]),
    )
