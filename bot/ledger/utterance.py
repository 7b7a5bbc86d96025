"""An utterance: one thing said, with every version of it an article printed."""

from __future__ import annotations

from dataclasses import dataclass

from bot.article import Moment
from bot.quotes.quote import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One quote as one article prints it. Offsets inside `quote` are characters into that article's text."""

    article: str  # article id
    outlet: str | None
    published: Moment | None
    quote: Quote
    context: str  # the sentence in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One thing said: all its versions, oldest first (by date, else as they arrived)."""

    id: str
    speaker: str | None
    versions: tuple[Version, ...]
