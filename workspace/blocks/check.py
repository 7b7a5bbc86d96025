from __future__ import annotations

from dataclasses import dataclass

from workspace.errors import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong, and where (a JSON pointer)."""

    pointer: str
    words: str


def problems_of_message(given: list[Json], *, known_files: set[str]) -> list[Problem]:
    return []


def problems_of_view(view: Json) -> list[Problem]:
    return []
