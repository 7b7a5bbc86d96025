"""Given names that tell a person's pronouns, those given to both left out."""

from __future__ import annotations

from functools import cache

from bot.language.names.name import Gender
from bot.language.tables import table


@cache
def gender_of(given: str) -> Gender | None:
    """What a given name alone says; None for a name not in the tables, which are in lower case."""
    lower = given.lower()
    for form in (lower, lower.split("-")[0]):
        if form in table("men"):
            return Gender.MALE
        if form in table("women"):
            return Gender.FEMALE
    return None


def gender_of_person(name: str) -> Gender | None:
    """What a person's name says by its given name; None for a surname alone."""
    parts = name.split()
    return gender_of(parts[0]) if len(parts) > 1 else None
