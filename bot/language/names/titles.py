"""Titles and offices of persons: what stands before a name, or in its place."""

from __future__ import annotations

from functools import cache
from typing import Final

from bot.language.names.name import Gender
from bot.language.tables import mapping, table

# What stands between the words of a title and the name: "former US Vice President", "Secretary of Defence".
_WITH_TITLES: Final = frozenset({"prime", "vice", "former", "foreign", "defence", "defense", "of", "the", "us", "uk"})


def is_title(word: str) -> bool:
    """Whether a word can stand right before a person's name as title, rank or office; a point after it is ignored."""
    return _plain(word) in titles()


def is_beside_name(word: str) -> bool:
    """Whether a word can belong to the title before a name, and is then no part of the name."""
    return is_title(word) or _plain(word).replace(".", "") in _WITH_TITLES


@cache
def titles() -> frozenset[str]:
    """All titles, ranks and offices in lower case, short forms without their point."""
    return frozenset().union(
        *(table(name) for name in ("titles", "titles_of_men", "titles_of_women", "ranks", "offices")),
        mapping("title_abbreviations"),
    )


def is_office(word: str) -> bool:
    """Whether a word alone names an office, so that "the chancellor" can stand for a person."""
    lower = _plain(word)
    return lower in table("offices") or lower in table("ranks")


def gender_of_title(title: str) -> Gender | None:
    """What a title says of the person: Mr, Ms, spokeswoman, First Lady; None for most offices."""
    for word in reversed(title.split()):
        lower = _plain(word)
        if lower in table("titles_of_men"):
            return Gender.MALE
        if lower in table("titles_of_women"):
            return Gender.FEMALE
    return None


def office(word: str) -> str | None:
    """The office a word names, written out: "general" for "Gen."; None for other words.

    >>> office("Gen."), office("chancellor"), office("Mr")
    ('general', 'chancellor', None)
    """
    lower = _plain(word)
    return mapping("title_abbreviations").get(lower, lower) if is_office(word) else None


def _plain(word: str) -> str:
    return word.lower().rstrip(".")
