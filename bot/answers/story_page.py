"""A story with its ledger and what waits in it, as one viewer sees it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers import replies
from bot.answers.problems import distinct
from bot.ledger.measure import Measure
from bot.report import Filed, Referring, StoryCard
from bot.storage import Transaction, Viewer
from bot.verdict import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter(Referring):
    """What the desk knows of one story. It names every article of the measures and findings."""

    card: StoryCard
    measures: tuple[Measure, ...]  # those with most values first
    waiting: tuple[Filed, ...]


def chapter(tx: Transaction, viewer: Viewer, story: str, house: frozenset[str]) -> Chapter | None:
    """One story by its id; None for one the viewer may not see."""
    record = tx.stories.story(story, viewer)
    if record is None:
        return None
    measures = sorted(tx.ledgers.of_story(record.id, viewer).measures, key=lambda each: -len(each.observations))
    found = tx.findings.of_story(record.id, viewer)
    open_ = [filed for filed in found if filed.waiting and filed.finding.severity is not Severity.NONE]
    waiting = distinct(sorted(open_, key=lambda filed: -filed.finding.severity.rank))
    observed = dict.fromkeys(seen.article for measure in measures for seen in measure.observations)
    counted = replies.named(tx, observed, viewer, house)
    told = replies.references(tx, waiting, viewer, house)
    return Chapter(
        card=replies.card(record),
        measures=tuple(measures),
        waiting=waiting,
        references=tuple({each.article: each for each in (*counted, *told)}.values()),
    )
