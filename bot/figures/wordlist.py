"""Word lists written as running text, so that a person can read and edit them."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The words of `listed`, each once."""
    return frozenset(listed.split())
