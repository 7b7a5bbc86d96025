"""Compile a digest from the archive, for one viewer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.answers import notices, replies
from bot.answers.problems import distinct
from bot.correction import Correction
from bot.digests import chart
from bot.digests.chart import Chart
from bot.digests.digest import Digest, StoryLine, movement, sort
from bot.ledger.measure import Measure
from bot.policy import Policy
from bot.reading import Reading
from bot.storage import StoryRecord, Transaction, Viewer
from bot.verdict import Severity

_LOOK_BACK = timedelta(days=7)  # stories whose last article is older are not even quiet
_STORIES = 50  # looked at, the latest; more than a person reads of a morning
_MOVEMENTS = 3  # a story
_CHARTS = 1  # a story


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """For whom a digest is made, and since when; `beats` are words and names its stories must have, empty for all."""

    viewer: Viewer
    since: datetime
    policy: Policy
    house: frozenset[str] = frozenset()  # the desk's own outlets
    beats: tuple[str, ...] = ()


def compile_digest(tx: Transaction, day: date, lens: Lens) -> Digest:
    """What happened since, and which findings of medium or high severity wait, of what the viewer may see.

    Findings are carried over until they are settled, however old their story is. One found as an old article was read
    anew is told on a day on which its story has something new.
    """
    recent = tx.stories.stories(lens.viewer, limit=_STORIES, since=lens.since - _LOOK_BACK, posted=True)
    known = {story.id for story in recent}
    overdue = [story for story in tx.findings.stories_waiting(lens.viewer, Severity.MEDIUM) if story not in known]
    older = [story for each in overdue[:_STORIES] if (story := tx.stories.story(each, lens.viewer))]
    lines = (_line(tx, story, lens) for story in (*recent, *older))
    return sort(day, lens.since, tuple(line for line in lines if line), beats=lens.beats)


def _line(tx: Transaction, story: StoryRecord, lens: Lens) -> StoryLine | None:
    """One story; None where it is of none of the beats."""
    readings = tx.articles.readings_of_story(story.id, lens.viewer)
    if lens.beats and not _is_of(lens.beats, story.name, readings):
        return None
    fresh = [each for each in readings if _is_fresh(tx, each.article.id, lens)]
    ids = frozenset(each.article.id for each in fresh)
    waiting = [
        filed
        for filed in tx.findings.of_story(story.id, lens.viewer)
        if filed.waiting and filed.finding.severity.rank >= Severity.MEDIUM.rank and (fresh or not filed.reread)
    ]
    waiting = list(distinct(sorted(waiting, key=lambda filed: -filed.finding.severity.rank)))
    measures = tx.ledgers.of_story(story.id, lens.viewer).measures if fresh else ()
    moved = [each for measure in measures if (each := movement(measure, ids))]
    return StoryLine(
        card=replies.linked_card(tx, story, lens.viewer),
        fresh=len(fresh),
        movements=tuple(moved[:_MOVEMENTS]),
        waiting=tuple(waiting),
        references=replies.references(tx, waiting, lens.viewer, lens.house),
        corrections=_corrections(tx, story, fresh, lens),
        charts=_charts(measures, ids, story.name),
    )


def _corrections(tx: Transaction, story: StoryRecord, fresh: Sequence[Reading], lens: Lens) -> tuple[Correction, ...]:
    """What the new versions correct of earlier ones the viewer could read."""
    told = []
    for reading in fresh:
        article = reading.article
        old = [each for each in tx.versions.replaced_by(article.id) if tx.articles.article(each, lens.viewer)]
        found = notices.of_version(tx, reading, lens.policy) if old else None
        by = replies.reference(tx, article.id, lens.viewer, lens.house)
        if found and by:
            told.append(notices.correction(reading, by, replies.card(story), found))
    return tuple(told)


def _charts(measures: Sequence[Measure], fresh: frozenset[str], story: str) -> tuple[Chart, ...]:
    """The charts worth drawing: of measures a new article gave a value, the longest first."""
    moving = [each for each in measures if any(seen.article in fresh for seen in each.observations)]
    drawn = [picture for each in moving if (picture := chart.of_measure(each, story))]
    return tuple(sorted(drawn, key=lambda picture: -len(picture.points))[:_CHARTS])


def _is_of(beats: tuple[str, ...], name: str, readings: Sequence[Reading]) -> bool:
    """Whether a story's name or one of its texts has one of the words or names, as whole words."""
    wanted = re.compile("|".join(rf"(?<!\w){re.escape(beat)}(?!\w)" for beat in beats), re.IGNORECASE)
    return any(wanted.search(text) for text in (name, *(reading.article.text for reading in readings)))


def _is_fresh(tx: Transaction, article: str, lens: Lens) -> bool:
    placed = tx.postings.seen(article, lens.viewer)
    return bool(placed) and placed[0].posting.posted_at >= lens.since
