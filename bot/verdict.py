"""What a comparison can come to, how loudly that is told, and the steps of a word diff (DESIGN §2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a comparison comes to (DESIGN §2)."""

    CONFLICT = "conflict"
    UPDATE = "update"
    REVISION = "revision"
    SOURCES_DIFFER = "sources_differ"
    QUESTION = "question"
    AGREES = "agrees"
    COMPATIBLE = "compatible"
    ALTERED = "altered"
    MISATTRIBUTED = "misattributed"
    TRIMMED = "trimmed"
    VARIANT = "variant"
    IDENTICAL = "identical"
    INCONSISTENT = "inconsistent"
    VERBATIM = "verbatim"
    NOT_FOUND = "not_found"


class Severity(StrEnum):
    """How loudly a finding is told; `none` is silent and shown only when everything is asked for."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"

    @property
    def rank(self) -> int:
        """0 for none up to 3 for high, to sort and to compare with a channel's sensitivity."""
        return ("none", "low", "medium", "high").index(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One step of a word diff: `operation` is equal, replace, delete or insert, with the words of both sides."""

    operation: str
    left: str
    right: str
