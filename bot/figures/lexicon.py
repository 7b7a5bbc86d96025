"""The lexicon of what news counts: families of outcomes and things, from config/measures.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Lemma to family, for outcomes (by verb and by noun) and for things; an empty lexicon knows no synonyms."""

    verbs: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)  # nouns that are outcomes by themselves: "death"
    things: Mapping[str, str] = field(default_factory=dict)
    growing: frozenset[str] = frozenset()  # outcomes whose number only grows
    moving: frozenset[str] = frozenset()  # outcomes whose number goes either way: who is missing now
    fates: frozenset[str] = frozenset()  # outcomes of which a person is counted under one: dead, injured
    subset: frozenset[str] = frozenset()
    traded: frozenset[str] = frozenset()  # things whose price is another every minute

    def outcome(self, head: str | None, verb: str | None) -> str | None:
        """The family of what happened: by the head of what is counted ("12 deaths"), else by its verb ("12 died")."""
        return self.outcomes.get(head or "") or self.verbs.get(verb or "")

    @classmethod
    def parse(cls, stated: Mapping[str, Any]) -> Lexicon:
        """Read the mapping of config/measures.toml; what is missing is empty.

        Raises ValueError, naming the word, when one word stands in two families of a table.
        """
        outcomes = stated.get("outcomes", {})
        words = stated.get("words", {})
        return cls(
            verbs=_families({name: row.get("verbs", ()) for name, row in outcomes.items()}),
            outcomes=_families({name: row.get("nouns", ()) for name, row in outcomes.items()}),
            things=_families(stated.get("things", {})),
            growing=frozenset(name for name, row in outcomes.items() if row.get("grows")),
            moving=frozenset(name for name, row in outcomes.items() if row.get("moves")),
            fates=frozenset(name for name, row in outcomes.items() if row.get("fate")),
            subset=frozenset(words.get("subset", ())),
            traded=frozenset(words.get("traded", ())),
        )


def _families(stated: Mapping[str, Any]) -> dict[str, str]:
    families: dict[str, str] = {}
    for family, words in stated.items():
        for word in words:
            if word in families:
                raise ValueError(f"“{word}” stands in two families, {families[word]} and {family}")
            families[word] = family
    return families
