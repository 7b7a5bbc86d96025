"""Word lists of the trade, one file each: entries between commas, read when first asked for."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def table(name: str) -> frozenset[str]:
    """The entries of the list `name`, as they are written there."""
    text = (resources.files(__name__) / f"{name}.txt").read_text("utf-8")
    return frozenset(entry for entry in (part.strip() for part in text.replace("\n", ",").split(",")) if entry)


@cache
def mapping(name: str) -> dict[str, str]:
    """The entries `key=value` of the list `name`."""
    return dict(entry.split("=", 1) for entry in table(name))


@cache
def pairs(name: str) -> tuple[tuple[str, str], ...]:
    """The entries `one=other` of the list `name`, of which a word may stand in several."""
    return tuple((one, other) for one, _, other in (entry.partition("=") for entry in sorted(table(name))))
