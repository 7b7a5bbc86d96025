"""The table of a story's measures as one viewer sees it, with what earlier versions of its articles said."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ledger import figure_entry
from bot.ledger.measure import Measure
from bot.ledger.table import Earlier, TableRow, table
from bot.policy import Policy
from bot.storage import Transaction, Viewer

_VERSIONS = 40  # earlier versions that are read for what has moved since, the latest


def figure_table(tx: Transaction, viewer: Viewer, story: str, policy: Policy) -> tuple[TableRow, ...]:
    """The rows of a story by its id, those that differ first; made of nothing the viewer may not see.

    A version whose successor is hidden from the viewer is the article itself to them.
    """
    measures = tx.ledgers.of_story(story, viewer).measures
    counted = {seen.article for measure in measures for seen in measure.observations}
    replaced: dict[str, str] = {}
    before: list[Measure] = []
    for reading, later in tx.articles.replaced_readings(story, viewer, latest=_VERSIONS):
        if reading.article.id in counted:
            continue
        if later is not None:
            replaced[reading.article.id] = later
        before += figure_entry.enter(reading, (), policy.figures, policy.lexicon)
    return table(measures, policy.figures, policy.lexicon, Earlier(measures=tuple(before), replaced=replaced))


def holding(rows: Sequence[TableRow], asked: str) -> tuple[TableRow, ...]:
    """The rows that hold the words asked for, in the same order; all where nothing is asked."""
    return tuple(row for row in rows if row.holds(asked))
