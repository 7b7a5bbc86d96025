"""What kind of discrepancy a check tells of, under whatever name the check went when it was told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# Former names of checks. What people decided about findings of that name is about those of the new one.
RENAMED: Final[Mapping[str, str]] = {"event_day": "event_time"}


def kind_of(check: str) -> str:
    """The kind of the findings of a check, by its name now or then."""
    return RENAMED.get(check, check)
