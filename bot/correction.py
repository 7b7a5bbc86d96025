"""What a reader of an old text is told: that it was corrected, killed or revised, with old and new."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.report import Reference, StoryCard


class CorrectionKind(StrEnum):
    """What has become of the text that was shared."""

    CORRECTED = "corrected"
    KILLED = "killed"
    HELD = "held"
    REVISED = "revised"  # nobody calls it a correction, and a value went down or a word changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One thing that is not what it was."""

    label: str
    before: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What the readers of a thread are told, who read the old text there."""

    kind: CorrectionKind
    by: Reference  # the article that corrects
    story: StoryCard
    changes: tuple[Changed, ...] = ()
    note: str | None = None  # what the wire says it changed
    same_article: bool = True  # the thread shared an earlier version; else another text with the old value
