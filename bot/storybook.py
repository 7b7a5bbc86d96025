"""A story looked up by words, a link or its id, with its ledger and what waits in it, as one viewer sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot import reporting
from bot.article import compose
from bot.discrepancies.discrepancy import Severity
from bot.ledger.measure import Measure
from bot.report import Filed, Reference, StoryCard
from bot.storage import Transaction, Viewer

_ARTICLES = 60  # a full-text search hands over
MOST = 30  # stories found


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """What the desk knows of one story."""

    card: StoryCard
    measures: tuple[Measure, ...]  # those with most values first
    waiting: tuple[Filed, ...]
    references: tuple[Reference, ...]  # every article the measures and findings name

    def reference(self, article: str) -> Reference | None:
        """How to name an article."""
        return next((known for known in self.references if known.article == article), None)


def look_up(tx: Transaction, viewer: Viewer, words: str) -> tuple[StoryCard, ...]:
    """The stories with an article at that address, else those whose articles share most of the words, best first."""
    if words.startswith(("http://", "https://")):
        named = tx.versions.earlier(compose(body="", url=words), viewer)
        found = [joined.story for each in named if (joined := tx.stories.story_of(each.id, viewer))]
    else:
        found = [row.story for row in tx.search.candidates(words.split(), (), viewer, limit=_ARTICLES)]
    stories = (tx.stories.story(story, viewer) for story in list(dict.fromkeys(found))[:MOST])
    return tuple(reporting.card(story) for story in stories if story)


def chapter(tx: Transaction, viewer: Viewer, story: str, house: frozenset[str]) -> Chapter | None:
    """One story by its id; None for one the viewer may not see."""
    record = tx.stories.story(story, viewer)
    if record is None:
        return None
    measures = sorted(tx.ledgers.of_story(record.id, viewer).measures, key=lambda each: -len(each.observations))
    found = tx.findings.of_story(record.id, viewer)
    waiting = tuple(filed for filed in found if filed.waiting and filed.finding.severity is not Severity.NONE)
    counted = _named(tx, viewer, measures, house)
    told = reporting.references(tx, waiting, viewer, house)
    return Chapter(
        card=reporting.card(record),
        measures=tuple(measures),
        waiting=tuple(sorted(waiting, key=lambda filed: -filed.finding.severity.rank)),
        references=tuple({each.article: each for each in (*counted, *told)}.values()),
    )


def _named(
    tx: Transaction, viewer: Viewer, measures: Sequence[Measure], house: frozenset[str]
) -> tuple[Reference, ...]:
    articles = dict.fromkeys(seen.article for measure in measures for seen in measure.observations)
    named = (reporting.reference(tx, article, viewer, house) for article in articles)
    return tuple(each for each in named if each)
