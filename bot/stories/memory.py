"""An archive in memory, for files compared and streams matched without a database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from bot.reading import Reading
from bot.stories.frequencies import DocumentFrequencies
from bot.stories.life import Life, life
from bot.stories.match import Candidate, Decision, Known, decide, search_terms
from bot.stories.signature import Signature, sign, stems
from bot.stories.thresholds import StoryThresholds

_ARTICLES_SHOWN = 30  # the latest of a story that a new article is measured against
_STORIES_SHOWN = 20  # those that share most of the article's rarest terms


class MemoryArchive:
    """Stories as they form, article by article. Counts the terms of its own articles as an archive on disk does.

    Stories are called `prefix` and "1", "2", … in the order they opened.
    """

    def __init__(self, thresholds: StoryThresholds, prefix: str = "") -> None:
        self._thresholds = thresholds
        self._prefix = prefix
        self._opened = 0
        self._counts: Counter[str] = Counter()
        self._frequencies = DocumentFrequencies.start(thresholds)
        self._stories: dict[str, list[Known]] = {}
        self._stories_with: dict[str, set[str]] = defaultdict(set)

    @property
    def frequencies(self) -> DocumentFrequencies:
        """In how many of its articles terms stand."""
        return self._frequencies

    def assign(self, reading: Reading) -> tuple[str, Decision]:
        """Take the article in; the id of its story and why."""
        return self.take(reading, sign(reading, self._frequencies))

    def take(self, reading: Reading, signature: Signature, known: Sequence[Candidate] = ()) -> tuple[str, Decision]:
        """Take a signed article in; the id of its story, one of its own or of those `known` elsewhere, and why."""
        published = reading.article.published
        near = self._joined(self.candidates(signature), known)
        decision = decide(signature, published, near, self._thresholds)
        story = decision.story or self._open()
        self._stories.setdefault(story, []).append(Known(signature=signature, published=published))
        self._count(stems(reading.article), story)
        return story, decision

    def candidates(self, signature: Signature) -> tuple[Candidate, ...]:
        """The stories here that share most of the article's rarest terms; a term of few stories counts for more."""
        shared: dict[str, float] = defaultdict(float)
        for key in search_terms(signature):
            stories = self._stories_with.get(key, ())
            for story in stories:
                shared[story] += 1 / len(stories)
        opened = {story: number for number, story in enumerate(self._stories)}
        found = sorted(shared, key=lambda story: (-shared[story], -opened[story]))[:_STORIES_SHOWN]
        return tuple(self._candidate(story) for story in found)

    def _open(self) -> str:
        self._opened += 1
        return f"{self._prefix}{self._opened}"

    def _candidate(self, story: str) -> Candidate:
        known = self._stories[story]
        lived = life([each.published for each in known if each.published])
        return Candidate(story=story, articles=tuple(known[-_ARTICLES_SHOWN:]), life=lived)

    def _joined(self, here: Sequence[Candidate], known: Sequence[Candidate]) -> list[Candidate]:
        """The candidates of both, what came to a story here with what it has elsewhere."""
        elsewhere = {each.story: each for each in known}
        own = [each for each in here if each.story not in elsewhere]
        came = {each.story: self._candidate(each.story) for each in known if each.story in self._stories}
        return [*own, *(_one(each, came[each.story]) if each.story in came else each for each in known)]

    def _count(self, keys: Iterable[str], story: str) -> None:
        for key in keys:
            self._counts[key] += 1
            self._stories_with[key].add(story)
        self._frequencies = self._frequencies.of_archive(self._frequencies.articles + 1, self._counts)


def _one(left: Candidate, right: Candidate) -> Candidate:
    """Two parts of one story."""
    lives = [each.life for each in (left, right) if each.life]
    lived = Life(first=min(each.first for each in lives), latest=max(each.latest for each in lives)) if lives else None
    return Candidate(story=left.story, articles=(*left.articles, *right.articles), life=lived)


def group(readings: Sequence[Reading], thresholds: StoryThresholds) -> tuple[tuple[int, ...], ...]:
    """The stories of `readings` as indices into it, whatever the order they are given in.

    They are placed by date, undated ones last, and within a day by their ids.
    """
    archive = MemoryArchive(thresholds)
    members: dict[str, list[int]] = {}
    for index in sorted(range(len(readings)), key=lambda each: _rank(readings[each])):
        story, _ = archive.assign(readings[index])
        members.setdefault(story, []).append(index)
    return tuple(sorted(tuple(sorted(indices)) for indices in members.values()))


def _rank(reading: Reading) -> tuple[bool, datetime, str]:
    published = reading.article.published
    return published is None, published.at if published else datetime.min.replace(tzinfo=UTC), reading.article.id
