"""The checks, one module each, in the order their findings are told. A new check is one module and one line here.

A check has `NAME`, `RULES` (numbers in the catalogue), and either `between(reading, ledger, policy)`, which compares
an article with what others said, or `within(reading, policy)`, which looks at one article alone. Its docstring is its
manual page; its examples stand in tests/discrepancies/checks/examples/.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from bot.discrepancies.checks import figure_conflict, quote_speaker, quote_wording
from bot.discrepancies.discrepancy import Finding
from bot.ledger.ledger import Ledger
from bot.policy import Policy
from bot.reading import Reading


class Between(Protocol):
    """A check of one article against its story's ledger, which holds nothing of the article itself."""

    NAME: str
    RULES: tuple[int, ...]

    def between(self, reading: Reading, ledger: Ledger, policy: Policy) -> Iterator[Finding]: ...


class Within(Protocol):
    """A check of one article alone."""

    NAME: str
    RULES: tuple[int, ...]

    def within(self, reading: Reading, policy: Policy) -> Iterator[Finding]: ...


BETWEEN: tuple[Between, ...] = (figure_conflict, quote_wording, quote_speaker)
WITHIN: tuple[Within, ...] = ()
