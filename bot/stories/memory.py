"""An archive in memory, for files compared and streams matched without a database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.reading import Reading
from bot.stories.frequencies import DocumentFrequencies
from bot.stories.match import Candidate, Decision, Known, decide
from bot.stories.signature import Signature, sign
from bot.stories.thresholds import StoryThresholds

_ARTICLES_SHOWN = 30  # the latest of a story that a new article is measured against


class MemoryArchive:
    """Stories as they form, article by article."""

    def __init__(self, thresholds: StoryThresholds, frequencies: DocumentFrequencies | None = None) -> None:
        self._thresholds = thresholds
        self._frequencies = frequencies or DocumentFrequencies.start(thresholds)
        self._stories: dict[str, list[Known]] = {}

    def place(self, reading: Reading) -> tuple[str, Decision]:
        """Take the article in; the id of its story ("1", "2", … in the order they opened) and why."""
        signature = sign(reading, self._frequencies)
        published = reading.article.published
        decision = decide(signature, published, self.candidates(signature), self._thresholds)
        story = decision.story or str(len(self._stories) + 1)
        self._stories.setdefault(story, []).append(Known(signature=signature, published=published))
        return story, decision

    def candidates(self, signature: Signature) -> tuple[Candidate, ...]:
        """The known stories that share at least one telling term with the article."""
        asked = {term.stem for term in signature.terms}
        return tuple(
            Candidate(story=story, articles=tuple(known[-_ARTICLES_SHOWN:]))
            for story, known in self._stories.items()
            if any(term.stem in asked for each in known[-_ARTICLES_SHOWN:] for term in each.signature.terms)
        )


def group(readings: Sequence[Reading], thresholds: StoryThresholds) -> tuple[tuple[int, ...], ...]:
    """The stories of `readings` as indices into it, whatever the order they are given in.

    They are placed by date, undated ones last, and within a day by their ids.
    """
    archive = MemoryArchive(thresholds)
    members: dict[str, list[int]] = {}
    for index in sorted(range(len(readings)), key=lambda each: _rank(readings[each])):
        story, _ = archive.place(readings[index])
        members.setdefault(story, []).append(index)
    return tuple(sorted(tuple(sorted(indices)) for indices in members.values()))


def _rank(reading: Reading) -> tuple[bool, datetime, str]:
    published = reading.article.published
    return published is None, published.at if published else datetime.min.replace(tzinfo=UTC), reading.article.id
