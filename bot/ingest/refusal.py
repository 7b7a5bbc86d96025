"""Why something that came in is no article: told to the person in one line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

_SCHEME = re.compile(r"^https?://(?:[^/?#]*@)?", re.IGNORECASE)
_LONGEST_NAME = 80  # characters


class Reason(StrEnum):
    """What kept a submission from becoming an article."""

    CHATTER = "chatter"
    EMPTY = "empty"
    NOT_TEXT = "not_text"
    TOO_LARGE = "too_large"
    UNSUPPORTED = "unsupported"
    UNREADABLE = "unreadable"
    ENCRYPTED = "encrypted"
    SCAN = "scan"
    # of pages
    PAYWALL = "paywall"
    CONSENT = "consent"
    LOGIN = "login"
    LIVE_BLOG = "live_blog"
    VIDEO = "video"
    NO_ARCHIVE = "no_archive"
    NO_ARTICLE = "no_article"
    # of fetching
    FORBIDDEN = "forbidden"
    UNREACHABLE = "unreachable"
    NOT_FOUND = "not_found"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """The reason and one line that says what to do; chatter is never answered."""

    reason: Reason
    message: str

    @property
    def silent(self) -> bool:
        """Whether nothing should be said about it."""
        return self.reason is Reason.CHATTER

    def about(self, name: str) -> Refusal:
        """The same, saying which file or link it is about: its beginning, of a link without scheme and password."""
        told = " ".join(_SCHEME.sub("", name).split())
        if self.silent or not told:
            return self
        short = told if len(told) <= _LONGEST_NAME else f"{told[: _LONGEST_NAME - 1]}…"
        return replace(self, message=f"{short}: {self.message}")
