"""Compile a digest from the archive, for one viewer."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot import reporting
from bot.digests.digest import Digest, StoryLine, movement, sort
from bot.discrepancies.discrepancy import Severity
from bot.storage import StoryRecord, Transaction, Viewer

_LOOK_BACK = timedelta(days=7)  # stories whose last article is older are not even quiet
_STORIES = 50
_MOVEMENTS = 3  # a story


def compile_digest(tx: Transaction, viewer: Viewer, day: date, since: datetime, house: frozenset[str]) -> Digest:
    """What happened since, and which findings of medium or high severity wait, of what the viewer may see."""
    stories = tx.stories.stories(viewer, limit=_STORIES, since=since - _LOOK_BACK, posted=True)
    return sort(day, since, tuple(_line(tx, story, viewer, since, house) for story in stories))


def _line(tx: Transaction, story: StoryRecord, viewer: Viewer, since: datetime, house: frozenset[str]) -> StoryLine:
    known = [reading.article.id for reading in tx.articles.readings_of_story(story.id, viewer)]
    fresh = frozenset(article for article in known if _is_fresh(tx, article, viewer, since))
    waiting = [
        filed for filed in tx.findings.of_story(story.id, viewer) if filed.finding.severity.rank >= Severity.MEDIUM.rank
    ]
    waiting.sort(key=lambda filed: -filed.finding.severity.rank)
    moved = [each for measure in tx.ledgers.of_story(story.id, viewer).measures if (each := movement(measure, fresh))]
    return StoryLine(
        card=reporting.card(story),
        fresh=len(fresh),
        movements=tuple(moved[:_MOVEMENTS]),
        waiting=tuple(waiting),
        references=reporting.references(tx, waiting, viewer, house),
    )


def _is_fresh(tx: Transaction, article: str, viewer: Viewer, since: datetime) -> bool:
    placed = tx.postings.seen(article, viewer)
    return bool(placed) and placed[0].posting.posted_at >= since
