"""Articles passing by: placed among the archive's stories and each other's, and nothing of them kept."""

from __future__ import annotations

from bot.filing import placement
from bot.reading import Reading
from bot.storage import Store, Viewer
from bot.stories.match import Decision
from bot.stories.memory import MemoryArchive
from bot.stories.signature import sign, stems
from bot.stories.thresholds import StoryThresholds

NEW = "new-"  # before the number of a story that only passing articles tell


class Passing:
    """A stream of articles matched with the stories a viewer may see. An article passes after those before it."""

    def __init__(self, store: Store, viewer: Viewer, thresholds: StoryThresholds) -> None:
        self._store = store
        self._viewer = viewer
        self._thresholds = thresholds
        self._stream = MemoryArchive(thresholds, NEW)

    def assign(self, reading: Reading) -> tuple[str, Decision]:
        """The id of the article's story, one of the archive or "new-1", "new-2", …, and why."""
        article = reading.article
        with self._store.look(self._viewer.team) as tx:
            kept = placement.frequencies_for(tx, [article], self._thresholds)
            passed = self._stream.frequencies
            counts = {stem: kept.counts.get(stem, 0) + passed.counts.get(stem, 0) for stem in stems(article)}
            signature = sign(reading, kept.of_archive(kept.articles + passed.articles, counts))
            at = article.published.at if article.published else tx.scope.now
            near = placement.look_near(tx, signature, self._viewer, self._thresholds, at=at)
            known = placement.candidates(tx, near, self._viewer)
        return self._stream.take(reading, signature, known)
