"""The checks, one module each, in the order their findings are told. A new check is one module and one line here.

A check has `NAME`, `RULES` (numbers in the catalogue), and either `between(reading, ledger, policy)`, which compares
an article with what others said, or `within(reading, policy)`, which looks at one article alone. Its docstring is its
manual page; its examples stand in tests/discrepancies/checks/examples/.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from bot.discrepancies.checks import (
    age_birth,
    duration_dates,
    event_day,
    figure_conflict,
    headline_body,
    list_length,
    name_spelling,
    parts_total,
    percent_change,
    percentage_points,
    quote_speaker,
    quote_wording,
    shared_number,
    shares_sum,
    weekday_date,
)
from bot.discrepancies.discrepancy import Finding
from bot.ledger.ledger import Ledger
from bot.policy import Policy
from bot.reading import Reading


class Between(Protocol):
    """A check of one article against its story's ledger, which holds nothing of the article itself."""

    @property
    def NAME(self) -> str: ...  # noqa: N802 -- a module's constant

    @property
    def RULES(self) -> tuple[int, ...]: ...  # noqa: N802 -- a module's constant

    def between(self, reading: Reading, ledger: Ledger, policy: Policy, /) -> Iterator[Finding]: ...


class Within(Protocol):
    """A check of one article alone."""

    @property
    def NAME(self) -> str: ...  # noqa: N802 -- a module's constant

    @property
    def RULES(self) -> tuple[int, ...]: ...  # noqa: N802 -- a module's constant

    def within(self, reading: Reading, policy: Policy, /) -> Iterator[Finding]: ...


BETWEEN: tuple[Between, ...] = (figure_conflict, event_day, quote_wording, quote_speaker, shared_number)
WITHIN: tuple[Within, ...] = (
    headline_body,
    parts_total,
    percent_change,
    percentage_points,
    shares_sum,
    weekday_date,
    age_birth,
    duration_dates,
    list_length,
    name_spelling,
)
