"""Word lists written as running text in the module that uses them, so that they read as lists.

Lists a person edits without reading code are files: `bot.language.tables`.
"""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The words of `listed`, each once."""
    return frozenset(listed.split())
