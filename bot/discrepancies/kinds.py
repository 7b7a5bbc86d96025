"""What kind of discrepancy a check tells of, under whatever name the check went when it was told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# Former names of checks. What people decided about findings of that name is about those of the new one.
RENAMED: Final[Mapping[str, str]] = {"event_day": "event_time"}

CHECKS: Final = (  # the names of all checks of today, in the order of the alphabet
    "age_birth",
    "clock_zones",
    "conversion",
    "duration_dates",
    "event_order",
    "event_time",
    "figure_conflict",
    "figure_repeated",
    "headline_body",
    "headline_quote",
    "list_length",
    "malformed_number",
    "name_spelling",
    "parts_total",
    "percent_change",
    "percentage_points",
    "quote_speaker",
    "quote_wording",
    "shared_number",
    "shares_sum",
    "weekday_date",
)


def kind_of(check: str) -> str:
    """The kind of the findings of a check, by its name now or then."""
    return RENAMED.get(check, check)
