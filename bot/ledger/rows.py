"""Put what gives one measure its values into one row: figures clustered by the odds of their pairs.

The ledger joins a figure to a measure only where a finding could stand on it, so that one measure in other words lies
in several of its entries. Here all of them are held against each other. Two rows become one where the mean odds of
their pairs are enough, the likest first, and no pair between them is barred: by what makes two figures two measures
whatever else they share, or by an article that gives both values and means two things by them.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

from bot.figures.alignment.profile import Profile, Rarity, profiles
from bot.figures.lexicon import Lexicon
from bot.figures.observation import Observation
from bot.figures.thresholds import FigureThresholds
from bot.ledger.candidates import Candidates
from bot.ledger.likeness import Ages, contradict, likeness
from bot.ledger.measure import Measure

# Entries that are compared, those most articles tell first; what lies beyond stays as the ledger has it. Each is held
# against 36 others by two of its sentences, so that a table of any length costs at most some 11,000 comparisons.
COMPARED = 300
_HEARD = 2  # sentences of an entry, the latest, that are held against others

_Entry = Sequence[Observation]  # what says one value of one measure of one thing


def rows(
    measures: Sequence[Measure], thresholds: FigureThresholds, lexicon: Lexicon
) -> tuple[tuple[Observation, ...], ...]:
    """All observations of the measures, row by row; in a row in the order of the measures."""
    entries = _entries(measures, thresholds, lexicon)
    widest = sorted(range(len(entries)), key=lambda at: (-len({seen.article for seen, _ in entries[at]}), at))
    compared, alone = widest[:COMPARED], [[at] for at in widest[COMPARED:]]
    clusters = _Clusters([[seen for seen, _ in entries[at]] for at in compared], lexicon)
    clusters.join(_pairs([entries[at] for at in compared], thresholds, lexicon))
    joined = [sorted(compared[at] for at in each) for each in clusters.members()]
    return tuple(
        tuple(seen for at in each for seen, _ in entries[at])
        for each in sorted((*joined, *alone), key=lambda one: one[0])
    )


def _entries(
    measures: Sequence[Measure], thresholds: FigureThresholds, lexicon: Lexicon
) -> list[list[tuple[Observation, Profile]]]:
    """What the ledger has joined, parted again by value, thing and outcome, with its side of a comparison."""
    seen = [(measure.id, one) for measure in measures for one in measure.observations]
    observations = [one for _, one in seen]
    sides = profiles(observations, lexicon, thresholds.window, Rarity(one.context for one in observations))
    parted: dict[Hashable, list[tuple[Observation, Profile]]] = {}
    for (measure, one), side in zip(seen, sides, strict=True):
        key = (measure, side.dimension, one.figure.unit, side.value, side.thing, side.outcome)
        parted.setdefault(key, []).append((one, side))
    return list(parted.values())


def _pairs(
    entries: Sequence[Sequence[tuple[Observation, Profile]]], thresholds: FigureThresholds, lexicon: Lexicon
) -> Mapping[tuple[int, int], float | None]:
    """The mean likeness of each two entries worth a look; None where any of their sentences forbids it."""
    heard = [(at, side) for at, entry in enumerate(entries) for side in _heard(entry)]
    candidates, ages = Candidates([side for _, side in heard]), Ages(side for entry in entries for _, side in entry)
    found: dict[tuple[int, int], list[float | None]] = defaultdict(list)
    for place, (at, side) in enumerate(heard):
        for other, theirs in candidates.of(side):
            against = heard[other][0]
            if other < place and against != at:
                found[min(at, against), max(at, against)].append(likeness(side, theirs, thresholds, lexicon, ages))
    return {pair: _mean(odds) for pair, odds in found.items()}


def _heard(entry: Sequence[tuple[Observation, Profile]]) -> Iterator[Profile]:
    """The sides of the latest sentences, each sentence once."""
    contexts = {seen.context: side for seen, side in entry}
    yield from list(contexts.values())[-_HEARD:]


def _mean(odds: Sequence[float | None]) -> float | None:
    known = [each for each in odds if each is not None]
    return sum(known) / len(known) if len(known) == len(odds) else None


class _Clusters:
    """Entries that grow together, the likest first."""

    def __init__(self, entries: Sequence[_Entry], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._members: dict[int, list[int]] = {at: [at] for at in range(len(entries))}
        self._told: dict[int, dict[str, list[Observation]]] = {at: _by_article(each) for at, each in enumerate(entries)}
        self._odds: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)  # sum and number of the pairs between
        self._barred: dict[int, set[int]] = defaultdict(set)
        self._queue: list[tuple[float, int, int]] = []

    def members(self) -> Iterator[Sequence[int]]:
        """The entries of each cluster, by their places."""
        yield from self._members.values()

    def join(self, pairs: Mapping[tuple[int, int], float | None]) -> None:
        """Join what is alike enough, by the likeness of pairs of entries."""
        for (one, other), odds in pairs.items():
            if odds is None:
                self._bar(one, other)
            else:
                self._odds[one][other] = self._odds[other][one] = (odds, 1)
                self._offer(one, other)
        while self._queue:
            odds, one, other = heapq.heappop(self._queue)
            if one not in self._members or other not in self._members or odds != -self._mean(one, other):
                continue  # one of them has grown since
            if other in self._barred[one]:
                continue
            if self._is_contradicted(one, other):
                self._bar(one, other)
            else:
                self._merge(one, other)

    def _mean(self, one: int, other: int) -> float:
        total, number = self._odds[one][other]
        return total / number

    def _offer(self, one: int, other: int) -> None:
        odds = self._mean(one, other)
        if odds >= 0:
            heapq.heappush(self._queue, (-odds, min(one, other), max(one, other)))

    def _bar(self, one: int, other: int) -> None:
        self._barred[one].add(other)
        self._barred[other].add(one)

    def _is_contradicted(self, one: int, other: int) -> bool:
        """Whether an article tells both and means two things."""
        ours, theirs = self._told[one], self._told[other]
        return any(
            contradict(here.figure, there.figure, self._lexicon)
            for article in ours.keys() & theirs.keys()
            for here in ours[article]
            for there in theirs[article]
        )

    def _merge(self, one: int, other: int) -> None:
        """Put `other` into `one`."""
        self._members[one] += self._members.pop(other)
        for article, told in self._told.pop(other).items():
            self._told[one].setdefault(article, []).extend(told)
        for third, (odds, number) in self._odds.pop(other).items():
            self._odds[third].pop(other)
            if third != one:
                total, known = self._odds[one].get(third, (0.0, 0))
                self._odds[one][third] = self._odds[third][one] = (total + odds, known + number)
        for third in self._barred.pop(other, set()):
            self._barred[third].discard(other)
            self._bar(one, third)
        for third in self._odds[one]:
            if third not in self._barred[one]:
                self._offer(one, third)


def _by_article(entry: _Entry) -> dict[str, list[Observation]]:
    """The entry by who tells it; it is one value, and one observation an article says it."""
    return {seen.article: [seen] for seen in entry}
