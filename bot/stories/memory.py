"""An archive in memory, for files compared and streams matched without a database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from bot.reading import Reading
from bot.stories.frequencies import DocumentFrequencies
from bot.stories.life import life
from bot.stories.match import Candidate, Decision, Known, decide, search_terms
from bot.stories.signature import Signature, sign, stems
from bot.stories.thresholds import StoryThresholds

_ARTICLES_SHOWN = 30  # the latest of a story that a new article is measured against
_STORIES_SHOWN = 20  # those that share most of the article's rarest terms


class MemoryArchive:
    """Stories as they form, article by article. Counts the terms of its own articles as an archive on disk does."""

    def __init__(self, thresholds: StoryThresholds) -> None:
        self._thresholds = thresholds
        self._counts: Counter[str] = Counter()
        self._frequencies = DocumentFrequencies.start(thresholds)
        self._stories: dict[str, list[Known]] = {}
        self._stories_with: dict[str, set[str]] = defaultdict(set)

    def place(self, reading: Reading) -> tuple[str, Decision]:
        """Take the article in; the id of its story ("1", "2", … in the order they opened) and why."""
        signature = sign(reading, self._frequencies)
        published = reading.article.published
        decision = decide(signature, published, self.candidates(signature), self._thresholds)
        story = decision.story or str(len(self._stories) + 1)
        self._stories.setdefault(story, []).append(Known(signature=signature, published=published))
        self._count(stems(reading.article), story)
        return story, decision

    def candidates(self, signature: Signature) -> tuple[Candidate, ...]:
        """The known stories that share most of the article's rarest terms; a term of few stories counts for more."""
        shared: dict[str, float] = defaultdict(float)
        for key in search_terms(signature):
            stories = self._stories_with.get(key, ())
            for story in stories:
                shared[story] += 1 / len(stories)
        found = sorted(shared, key=lambda story: (-shared[story], -int(story)))[:_STORIES_SHOWN]
        return tuple(self._candidate(story) for story in found)

    def _candidate(self, story: str) -> Candidate:
        known = self._stories[story]
        lived = life([each.published for each in known if each.published])
        return Candidate(story=story, articles=tuple(known[-_ARTICLES_SHOWN:]), life=lived)

    def _count(self, keys: Iterable[str], story: str) -> None:
        for key in keys:
            self._counts[key] += 1
            self._stories_with[key].add(story)
        self._frequencies = self._frequencies.of_archive(self._frequencies.articles + 1, self._counts)


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
