"""Run the checks over an article and sort what they report."""

from __future__ import annotations

from collections.abc import Iterable

from bot.discrepancies.checks import BETWEEN, COUNTED, WITHIN
from bot.discrepancies.finding import Finding
from bot.discrepancies.issues import merged
from bot.ledger import indefinite
from bot.ledger.assignment import match
from bot.ledger.ledger import Ledger
from bot.policy import Policy
from bot.reading import Reading


def find_within(reading: Reading, policy: Policy) -> tuple[Finding, ...]:
    """What one article says against itself."""
    return _sorted(finding for check in WITHIN for finding in check.within(reading, policy))


def find_between(reading: Reading, ledger: Ledger, policy: Policy) -> tuple[Finding, ...]:
    """Where an article differs from its story's ledger, which must hold nothing of the article's own versions."""
    matches = (
        *match(reading, ledger.measures, policy.figures, policy.lexicon),
        *indefinite.contradicted(reading, ledger.measures, policy.figures, policy.lexicon),
    )
    counted = [finding for check in COUNTED for finding in check.counted(reading, matches, ledger, policy)]
    said = [finding for check in BETWEEN for finding in check.between(reading, ledger, policy)]
    return _sorted(merged((*counted, *said)))


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (-finding.severity.rank, finding.left.span)))
