"""What came of taking a file apart."""

from __future__ import annotations

from enum import StrEnum

from bot.errors import CopydeskError


class Outcome(StrEnum):
    """How it ended."""

    TEXT = "text"
    ENCRYPTED = "encrypted"
    SCAN = "scan"
    PAGES = "pages"
    TOO_LARGE = "too_large"
    DAMAGED = "damaged"


class UnreadableFileError(CopydeskError):
    """The file cannot be read; the outcome says why, and the refusal made of it what to do."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(f"the file cannot be read: {outcome.value}")
        self.outcome = outcome
