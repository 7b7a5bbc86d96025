"""Run labelled readings through the desk's own archive in memory, in the order they were published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.extraction import Reader
from bot.language.pipeline import Pipeline
from bot.reading import Reading
from bot.stories import MemoryArchive, StoryThresholds
from training.stories.bcubed import Score, bcubed
from training.stories.labelled import Labelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A reading and the event it tells."""

    event: str
    reading: Reading

    @property
    def id(self) -> str:
        """Of the article in its event: some outlets' texts stand in two events."""
        return f"{self.event}/{self.reading.article.id}"


def read(labelled: Iterable[Labelled]) -> tuple[Read, ...]:
    """The articles as the desk reads them, oldest first."""
    given = tuple(labelled)
    readings = Reader(Pipeline.load()).read_all(each.article for each in given)
    pairs = (Read(event=each.event, reading=reading) for each, reading in zip(given, readings, strict=True))
    return tuple(sorted(pairs, key=_order))


def group(readings: Sequence[Read], thresholds: StoryThresholds) -> Mapping[str, str]:
    """Each article's story."""
    archive = MemoryArchive(thresholds)
    return {each.id: archive.assign(each.reading)[0] for each in readings}


def score(readings: Sequence[Read], thresholds: StoryThresholds, judged: Collection[str] | None = None) -> Score:
    """BCubed of the stream against the labels; given ids, of these articles in it."""
    return bcubed(group(readings, thresholds), {each.id: each.event for each in readings}, judged)


def _order(each: Read) -> tuple[str, str]:
    published = each.reading.article.published
    return published.at.isoformat() if published else "", each.reading.article.id
