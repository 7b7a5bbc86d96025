"""One distinctive number is given to two different measures by two articles (rule 9).

What it compares: exact counts and sums of money with four significant digits or more (4,460) of the article with those
of the ledger that the aligner holds for other measures: another thing is counted.

What it reports: `question`, low. Either article may have put the number to the wrong thing.

Limits: round numbers coincide every day and are left alone, and so are years and the numbers of one measure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_observation
from bot.figures.alignment.content_words import content
from bot.figures.figure import Figure, Hedge, Kind
from bot.figures.observation import Observation
from bot.ledger.assignment import Match, observe
from bot.ledger.figure_entry import label
from bot.ledger.ledger import Ledger
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "shared_number"
RULES = (9,)

_TELLING = 4  # significant digits
_NUMBER_ALONE = 0.5  # log odds under which two figures have their number in common and next to nothing else


def counted(reading: Reading, matches: Sequence[Match], ledger: Ledger, policy: Policy) -> Iterator[Finding]:
    """One finding a number that stands for something else in the ledger and for nothing the same."""
    elsewhere = [(figure, seen) for figure in reading.figures if (seen := _same_number(figure, ledger))]
    matched = {found.observation.figure.span for found in matches if found.alignment.odds >= _NUMBER_ALONE}
    for figure, seen in elsewhere:
        if figure.span not in matched and all(_is_other(figure, one.figure) for one in seen):
            yield _finding(observe(reading, figure), seen, label(figure, policy.lexicon))


def _same_number(figure: Figure, ledger: Ledger) -> list[Observation]:
    if not _is_distinctive(figure):
        return []
    return [
        seen
        for measure in ledger.measures
        for seen in measure.observations
        if seen.figure.value == figure.value and seen.figure.unit == figure.unit and _is_distinctive(seen.figure)
    ]


def _is_distinctive(figure: Figure) -> bool:
    if figure.kind not in (Kind.COUNT, Kind.MONEY) or figure.value is None or figure.hedge is not Hedge.EXACT:
        return False
    return len(figure.value.normalize().as_tuple().digits) >= _TELLING


def _is_other(ours: Figure, theirs: Figure) -> bool:
    """Whether both name what they count, in wholly different words."""
    here, there = set(content(ours.counted or "")), set(content(theirs.counted or ""))
    return bool(here and there) and not here & there


def _finding(ours: Observation, others: list[Observation], measured: str) -> Finding:
    here, there = ours.figure, others[0].figure
    return Finding(
        check=NAME,
        rule=9,
        verdict=Verdict.QUESTION,
        severity=Severity.LOW,
        label=measured,
        explanation=f"{here.text} is {here.counted} here and {there.counted} there.",
        left=of_observation(ours),
        right=of_observation(others[0]),
        others=tuple(of_observation(other) for other in others[1:]),
    )
