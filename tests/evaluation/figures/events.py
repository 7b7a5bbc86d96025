"""What the desk tells of invented events whose figures are labelled: found, missed and false, in one run.

    python -m tests.evaluation.figures.events [FOLDER] [--no-lexicon] [--missed] [--false]

Each event is told by three outlets; a label says which figures give one measure a value, and what lies between the
values: agrees, compatible, conflict, update, revision or sources_differ (README.md in the folder). A measure in dispute
(one of the last four) is told when a finding of any severity stands between two of its mentions, aloud when one of
medium or high severity does. Every finding that stands anywhere else is false. Findings of one article alone and
of headlines are left out: the labels say nothing of them.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.discrepancies.detection import find_between
from bot.discrepancies.finding import Finding
from bot.ledger.ledger import EMPTY
from bot.ledger.record import record
from bot.policy import Policy
from bot.verdict import Severity
from handlers import wiring
from tests.evaluation.figures.altered import policy_with
from tests.evaluation.figures.corpus import Read
from training.figures.events import DISPUTED, Event, Labelled, load

FOLDER = Path(__file__).parent / "invented"
_CHECK = "figure_conflict"


def findings(event: Event, read: Read, policy: Policy) -> Iterator[Finding]:
    """What is told of the event's figures between articles, each held against the ledger of those before it."""
    ledger = EMPTY
    for article in event.articles:
        reading = read(article)
        yield from (
            finding
            for finding in find_between(reading, ledger, policy)
            if finding.check == _CHECK and finding.severity is not Severity.NONE and not _in_headline(finding, event)
        )
        ledger = record(reading, ledger, policy)


def _in_headline(finding: Finding, event: Event) -> bool:
    bodies = {article.id: article.body_start for article in event.articles}
    return any(side.span.start < bodies[side.article] for side in (finding.left, finding.right) if side)


def measure_of(finding: Finding, event: Event) -> Labelled | None:
    """The measure both sides of a finding are mentions of, in two articles; None where there is none."""
    assert finding.right is not None
    sides = (finding.left, finding.right)
    return next((one for one in event.measures if all(one.is_told(side.article, side.span) for side in sides)), None)


@dataclass(kw_only=True)
class Tally:
    """What came of the findings of many events."""

    told: dict[str, Counter[str]]  # by relation: all measures, told, aloud
    right: Counter[str]  # findings by severity between values in dispute
    false: Counter[str]

    def lines(self) -> Iterable[str]:
        """The table."""
        for relation in DISPUTED:
            if of := self.told[relation]:
                shares = ", ".join(f"{name} {of[name]} = {of[name] / of['all']:.3f}" for name in ("told", "aloud"))
                yield f"{relation}: {of['all']} measures, {shares}"
        for severity in (Severity.HIGH, Severity.MEDIUM, Severity.LOW):
            right, false = self.right[severity.value], self.false[severity.value]
            if right + false:
                yield f"{severity.value} findings: {right + false}, right {right} = {right / (right + false):.3f}"


def main() -> None:
    """Compare the articles of every event and print what came of it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    options.add_argument("--no-lexicon", action="store_true")
    options.add_argument("--missed", action="store_true", help="print the disputed measures that are not told aloud")
    options.add_argument("--false", action="store_true", help="print the findings that are false")
    given = options.parse_args()
    read, policy = wiring.reader(None).read, policy_with(lexicon=not given.no_lexicon)
    tally = Tally(told=defaultdict(Counter), right=Counter(), false=Counter())
    for event in load(given.folder):
        _score(event, list(findings(event, read, policy)), tally, missed=given.missed, false=given.false)
    print("\n".join(tally.lines()))


def _score(event: Event, found: Sequence[Finding], tally: Tally, *, missed: bool, false: bool) -> None:
    loudest: dict[int, int] = {}
    for finding in found:
        measure = measure_of(finding, event)
        right = measure is not None and measure.disputed
        (tally.right if right else tally.false)[finding.severity.value] += 1
        if measure is not None:
            loudest[id(measure)] = max(loudest.get(id(measure), 0), finding.severity.rank)
        if false and not right:
            _tell(event, finding, measure)
    for measure in event.measures:
        if measure.disputed:
            rank = loudest.get(id(measure), 0)
            tally.told[measure.relation].update(["all", *["told"] * (rank > 0), *["aloud"] * (rank > 1)])
            if missed and rank <= 1:
                _tell_missed(event, measure, "low" if rank else "silent")


def _tell(event: Event, finding: Finding, measure: Labelled | None) -> None:
    of = f" ({measure.relation}: {measure.what})" if measure else ""
    print(f"false {event.name} {finding.severity} {finding.verdict}: {finding.label}: {finding.explanation}{of}")
    for side in (finding.left, finding.right):
        if side:
            print("      ", " ".join(side.context.split())[:420])


def _tell_missed(event: Event, measure: Labelled, how: str) -> None:
    print(f"missed {event.name} {how} {measure.relation} {measure.slip or ''}: {measure.what}")
    texts = {article.id: article.text for article in event.articles}
    for one in measure.mentions:
        around = texts[one.article][max(0, one.span.start - 110) : one.span.end + 90]
        print("      ", one.article[:12], " ".join(around.split()))


if __name__ == "__main__":
    main()
