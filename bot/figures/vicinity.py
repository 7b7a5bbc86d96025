"""What stands around a figure in its sentence: the words next to it, the names, the other numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.figures.stems import content, stem

_TOKEN = re.compile(r"[^\W\d_]+|\d[\d,.]*\d|\d|%")
# A word with a capital that does not open a sentence or a quotation.
_NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w’'-]+")
_NEXT = 6  # words of either side that are compared one by one
_TOLD = 4  # words with meaning behind the number
_OWNED = 40  # characters between a name and the figure it owns: "Romney leads with 21 percent"
_HALF = 20  # characters from the figure at which a name counts half


@dataclass(frozen=True, slots=True, kw_only=True)
class Vicinity:
    """One figure's surroundings, as stems."""

    before: tuple[str, ...]  # the words before the figure, nearest first
    after: tuple[str, ...]
    told: frozenset[str]  # the words with meaning right behind it
    names: Mapping[str, float]  # the names of the sentence, each with its nearness: 1 beside the figure
    owner: str | None  # the last name before it, where that is near
    numbers: frozenset[str]  # the other numbers of the sentence in digits


@lru_cache(maxsize=8192)
def vicinity(context: str, start: int, end: int) -> Vicinity:
    """The surroundings of `context[start:end]`, offsets in characters."""
    before, after = context[:start], context[end:]
    names: dict[str, float] = {}
    owner = None
    for found in _NAME.finditer(context):
        name = stem(found.group().lower().removesuffix("’s").removesuffix("'s"))
        far = max(0, start - found.end() if found.end() <= start else found.start() - end)
        names[name] = max(names.get(name, 0.0), _HALF / (_HALF + far))
        if found.end() <= start:
            owner = name if far <= _OWNED else None
    return Vicinity(
        before=tuple(stem(word) for word in reversed(_TOKEN.findall(before.lower())[-_NEXT:])),
        after=tuple(stem(word) for word in _TOKEN.findall(after.lower())[:_NEXT]),
        told=frozenset(content(after)[:_TOLD]),
        names=names,
        owner=owner,
        numbers=frozenset(word for word in _TOKEN.findall(f"{before} {after}") if word[0].isdigit()),
    )
