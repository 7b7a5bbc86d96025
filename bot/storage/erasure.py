"""Forget articles: their text, what was read in them, and every word of them kept elsewhere."""

from __future__ import annotations

from collections.abc import Sequence, Set

from sqlalchemy import delete, or_, select, update

from bot.discrepancies.finding import Finding
from bot.figures.observation import Observation
from bot.ledger.utterance import Version
from bot.report import State
from bot.storage.codec import dump, load
from bot.storage.scope import Scope
from bot.storage.search.terms import Terms
from bot.storage.tables import (
    ArticleRow,
    FindingRow,
    MeasureRow,
    MembershipRow,
    ObservationRow,
    StoryNameRow,
    StoryRow,
    UtteranceRow,
    VersionRow,
)

_BATCH = 500  # articles struck out at once, to keep statements short


def forget(scope: Scope, articles: Sequence[int]) -> None:
    """Strike articles (by row) out of the archive.

    Findings about them lose their words; a dismissal is remembered by its key, which holds none. A ledger keeps what
    others say too, under their words. A story keeps no name made from a headline that may be gone; without any article
    it goes itself.
    """
    for start in range(0, len(articles), _BATCH):
        _forget(scope, articles[start : start + _BATCH])


def plain_label(observation: Observation) -> str:
    """What an observation counts, in its own article's words."""
    counted = observation.figure.counted or observation.figure.kind.value.replace("_", " ")
    return counted[:1].upper() + counted[1:]


def _forget(scope: Scope, articles: Sequence[int]) -> None:
    session = scope.session
    ids = frozenset(session.scalars(select(ArticleRow.id).where(ArticleRow.row.in_(articles))))
    stories = list(session.scalars(select(MembershipRow.story).where(MembershipRow.article.in_(articles)).distinct()))
    about = or_(FindingRow.left_article.in_(articles), FindingRow.right_article.in_(articles))
    standing = FindingRow.state.in_([State.OPEN, State.CONFIRMED])
    session.execute(update(FindingRow).where(about, standing).values(state=State.RETRACTED))
    session.execute(update(FindingRow).where(about).values(body=None))
    _drop_sides(scope, stories, ids)
    measures = select(ObservationRow.entry).where(ObservationRow.article.in_(articles))
    utterances = select(VersionRow.entry).where(VersionRow.article.in_(articles))
    measured, said = set(session.scalars(measures)), set(session.scalars(utterances))
    indexed = session.scalars(select(ArticleRow.indexed).where(ArticleRow.row.in_(articles)))
    Terms(scope).remove([terms.split() for terms in indexed])
    session.execute(delete(ArticleRow).where(ArticleRow.row.in_(articles)))
    _relabel(scope, measured)
    _respeak(scope, said)
    session.execute(delete(StoryNameRow).where(StoryNameRow.story.in_(stories), StoryNameRow.by.is_(None)))
    left = select(MembershipRow.row).where(MembershipRow.story == StoryRow.row)
    session.execute(delete(StoryRow).where(StoryRow.row.in_(stories), ~left.exists()))
    session.expire_all()


def _drop_sides(scope: Scope, stories: Sequence[int], gone: Set[str]) -> None:
    """Take what forgotten articles said out of the findings between others."""
    for row in scope.session.scalars(
        select(FindingRow).where(FindingRow.story.in_(stories), FindingRow.body.is_not(None))
    ):
        if row.body is None or not any(article in row.body for article in gone):
            continue
        finding = load(Finding, row.body)
        row.body = dump(finding.naming(lambda article: article not in gone))
    scope.session.flush()


def _relabel(scope: Scope, measures: Set[int]) -> None:
    for row in scope.session.scalars(select(MeasureRow).where(MeasureRow.row.in_(measures))).all():
        body = _first(scope, ObservationRow, row.row)
        if body is None:
            scope.session.delete(row)
        else:
            row.label = plain_label(load(Observation, body))
    scope.session.flush()


def _respeak(scope: Scope, utterances: Set[int]) -> None:
    for row in scope.session.scalars(select(UtteranceRow).where(UtteranceRow.row.in_(utterances))).all():
        body = _first(scope, VersionRow, row.row)
        if body is None:
            scope.session.delete(row)
        else:
            row.speaker = load(Version, body).quote.speaker
    scope.session.flush()


def _first(scope: Scope, line: type[ObservationRow] | type[VersionRow], entry: int) -> str | None:
    left = select(line.body).where(line.entry == entry).order_by(line.position)
    return scope.session.scalar(left.limit(1))
