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


class Gender(StrEnum):
    """What the article or a given name says of a person: which pronouns can stand for them."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """`canonical` is the longest form the article uses, titles left out; offsets are characters into `Article.text`."""

    canonical: str
    kind: NameKind
    mentions: tuple[Span, ...]  # in the order of the text; without title, article and possessive
    titles: tuple[str, ...] = ()  # "German chancellor", "Mr": what the article calls the person besides the name
    gender: Gender | None = None  # of a person, where something says so
    forms: tuple[str, ...] = ()  # the different ways the article writes it, most frequent first
