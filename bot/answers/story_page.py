"""A story with its ledger and what waits in it, as one viewer sees it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers import replies
from bot.answers.figure_table import figure_table, holding
from bot.answers.problems import distinct
from bot.ledger.table import TableRow
from bot.policy import Policy
from bot.report import Filed, Referring, StoryCard
from bot.storage import Transaction, Viewer
from bot.verdict import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter(Referring):
    """What the desk knows of one story. It names every article of the rows and findings."""

    card: StoryCard
    rows: tuple[TableRow, ...]  # the table of its measures, those that differ first
    waiting: tuple[Filed, ...]


def chapter(
    tx: Transaction, viewer: Viewer, story: str, policy: Policy, house: frozenset[str], *, asked: str = ""
) -> Chapter | None:
    """One story by its id, of its table the rows that hold the words asked for; None for one the viewer may not see."""
    record = tx.stories.story(story, viewer)
    if record is None:
        return None
    rows = holding(figure_table(tx, viewer, record.id, policy), asked)
    found = tx.findings.of_story(record.id, viewer)
    open_ = [filed for filed in found if filed.waiting and filed.finding.severity is not Severity.NONE]
    waiting = distinct(sorted(open_, key=lambda filed: -filed.finding.severity.rank))
    counted = replies.named(tx, sorted(frozenset().union(*(row.articles for row in rows))), viewer, house)
    told = replies.references(tx, waiting, viewer, house)
    return Chapter(
        card=replies.card(record),
        rows=rows,
        waiting=waiting,
        references=tuple({each.article: each for each in (*counted, *told)}.values()),
    )
