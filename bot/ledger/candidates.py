"""Which pairs of figures are worth a closer look, found by what they have in common and bounded in number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from bot.figures.alignment.profile import Profile

_TELLING = 0.02  # weight under which a word of a sentence is one of every sentence
_MOST = 36  # figures one figure is held against: those with the most words in common


class Candidates:
    """The figures of a ledger, looked up by dimension, number and words."""

    def __init__(self, theirs: Sequence[Profile]) -> None:
        self._theirs = theirs
        self._alike: dict[Hashable, set[int]] = defaultdict(set)
        self._equal: dict[Hashable, set[int]] = defaultdict(set)
        self._counting: dict[Hashable, set[int]] = defaultdict(set)
        self._holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, side in enumerate(theirs):
            self._alike[side.dimension].add(place)
            if side.figure.value is not None:
                self._equal[side.figure.value].add(place)
            if side.thing is not None:
                self._counting[side.thing].add(place)
            for word, weight in side.nearby.items():
                if weight >= _TELLING:
                    self._holding[word].append((place, weight))

    def of(self, ours: Profile) -> Iterator[tuple[int, Profile]]:
        """The figures worth holding ours against, with their places: those of one dimension or one number.

        Where there are very many, those with the same number first, then those of the same thing, then those with
        the most words in common: two outlets may tell one thing in no common word.
        """
        equal = self._equal.get(ours.figure.value, set()) if ours.figure.value is not None else set()
        possible = self._alike.get(ours.dimension, set()) | equal
        if not possible:
            return
        shared = self._shared(ours, possible)
        same_thing = self._counting.get(ours.thing, set()) if ours.thing is not None else set()
        kept = possible
        if len(possible) > _MOST:
            ranks = {
                place: (place not in equal, place not in same_thing, -shared.get(place, 0.0), place)
                for place in possible
            }
            kept = set(sorted(possible, key=ranks.__getitem__)[:_MOST])
        for place in sorted(kept):
            yield place, self._theirs[place]

    def _shared(self, ours: Profile, possible: set[int]) -> dict[int, float]:
        shared: dict[int, float] = {}
        for word, weight in ours.nearby.items():
            for place, other in self._holding.get(word, ()):
                if place in possible:
                    shared[place] = shared.get(place, 0.0) + min(weight, other)
        return shared
