"""The checks, one module each, in the order their findings are told. A new check is one module and one line here.

A check has `NAME`, `RULES` (numbers in the catalogue), and one of three functions: `between(reading, ledger, policy)`
compares an article with what others said; `counted(reading, matches, ledger, policy)` is handed as well the measures
its figures were matched to; `within(reading, policy)` looks at one article alone. Its docstring is its manual page; its
examples stand in tests/discrepancies/checks/examples/.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from bot.discrepancies.checks import (
    age_birth,
    clock_zones,
    conversion,
    duration_dates,
    event_order,
    event_time,
    figure_conflict,
    figure_repeated,
    headline_body,
    headline_quote,
    list_length,
    malformed_number,
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
from bot.discrepancies.finding import Finding
from bot.ledger.assignment import Match
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


class Counted(Protocol):
    """A check of one article's figures against the measures of its story, matched once for all such checks."""

    @property
    def NAME(self) -> str: ...  # noqa: N802 -- a module's constant

    @property
    def RULES(self) -> tuple[int, ...]: ...  # noqa: N802 -- a module's constant

    def counted(
        self, reading: Reading, matches: Sequence[Match], ledger: Ledger, policy: Policy, /
    ) -> Iterator[Finding]: ...


class Within(Protocol):
    """A check of one article alone."""

    @property
    def NAME(self) -> str: ...  # noqa: N802 -- a module's constant

    @property
    def RULES(self) -> tuple[int, ...]: ...  # noqa: N802 -- a module's constant

    def within(self, reading: Reading, policy: Policy, /) -> Iterator[Finding]: ...


COUNTED: tuple[Counted, ...] = (figure_conflict, shared_number)
BETWEEN: tuple[Between, ...] = (quote_wording, quote_speaker, event_time, event_order, name_spelling)
WITHIN: tuple[Within, ...] = (
    headline_body,
    headline_quote,
    figure_repeated,
    parts_total,
    percent_change,
    percentage_points,
    shares_sum,
    weekday_date,
    event_time,
    event_order,
    quote_wording,
    conversion,
    clock_zones,
    age_birth,
    duration_dates,
    list_length,
    malformed_number,
    name_spelling,
)
