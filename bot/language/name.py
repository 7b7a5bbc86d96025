"""A name: one person, organisation or place of an article with all its mentions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.article import Span


class NameKind(StrEnum):
    """What carries the name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    LOCATION = "location"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """`canonical` is the longest form the article uses, titles left out; offsets are characters into `Article.text`."""

    canonical: str
    kind: NameKind
    mentions: tuple[Span, ...]
    titles: tuple[str, ...] = ()  # "German chancellor", "Mr": what the article calls the person besides the name
