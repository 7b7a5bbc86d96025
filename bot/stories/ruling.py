"""What a person decides about stories: remembered, respected by later matches, and undoable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RulingKind(StrEnum):
    """What was decided."""

    PARTED = "parted"  # an article does not belong to the story: "Not this story", or "No" to a maybe
    MOVED = "moved"  # an article belongs to another known story
    JOINED = "joined"  # "Yes" to a maybe
    MERGED = "merged"  # two stories are one
    SPLIT = "split"  # some articles of a story are a story of their own
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One decision of one person."""

    id: str
    kind: RulingKind
    story: str  # where the articles are now, or the story renamed
    other: str | None  # the story they were in, or are kept out of
    articles: int  # how many it moved
    name: str | None  # the name given
    by: str  # Slack user id, or who ran the command line
    at: datetime
    undone: bool = False
