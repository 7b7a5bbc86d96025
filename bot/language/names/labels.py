"""One vocabulary for every pipeline: Universal Dependencies relations, and three kinds of names."""

from __future__ import annotations

from typing import Final

from bot.language.names.name import NameKind

KINDS: Final[dict[str, NameKind]] = {
    "PER": NameKind.PERSON,
    "PERSON": NameKind.PERSON,
    "ORG": NameKind.ORGANISATION,
    "LOC": NameKind.LOCATION,
    "GPE": NameKind.LOCATION,
    "FAC": NameKind.LOCATION,
}
