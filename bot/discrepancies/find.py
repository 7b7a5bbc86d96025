"""Run the checks over an article and sort what they report."""

from __future__ import annotations

from collections.abc import Iterable

from bot.discrepancies.checks import BETWEEN, WITHIN
from bot.discrepancies.discrepancy import Finding
from bot.ledger.ledger import Ledger
from bot.policy import Policy
from bot.reading import Reading


def find_within(reading: Reading, policy: Policy) -> tuple[Finding, ...]:
    """What one article says against itself."""
    return _sorted(finding for check in WITHIN for finding in check.within(reading, policy))


def find_between(reading: Reading, ledger: Ledger, policy: Policy) -> tuple[Finding, ...]:
    """Where an article differs from its story's ledger, which must hold nothing of the article's own versions."""
    return _sorted(finding for check in BETWEEN for finding in check.between(reading, ledger, policy))


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (-finding.severity.rank, finding.left.span)))
