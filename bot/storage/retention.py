"""How long things are kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CursorResult, delete, select
from sqlalchemy.sql.dml import Delete

from bot.storage.erasure import forget
from bot.storage.records import Purged
from bot.storage.scope import Scope
from bot.storage.tables import ArticleRow, InboxRow, OutboxRow, PostingRow, Table, TakeRow


class Retention:
    """Purging and forgetting for one team, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def purge(self, before: datetime) -> Purged:
        """Forget the articles the desk got before that moment, and the traces of events and posts that are over."""
        old = list(
            self._session.scalars(
                select(ArticleRow.row).where(ArticleRow.team == self._scope.team, ArticleRow.recorded_at < before)
            )
        )
        forget(self._scope, old)
        self._count(
            delete(PostingRow).where(
                PostingRow.team == self._scope.team, PostingRow.article.is_(None), PostingRow.posted_at < before
            )
        )
        self._session.execute(delete(TakeRow).where(TakeRow.team == self._scope.team, TakeRow.posted_at < before))
        events = self._count(delete(InboxRow).where(InboxRow.team == self._scope.team, InboxRow.ended_at < before))
        deliveries = self._count(
            delete(OutboxRow).where(
                OutboxRow.team == self._scope.team,
                OutboxRow.enqueued_at < before,
                OutboxRow.state.in_(["posted", "parked"]),
            )
        )
        return Purged(articles=len(old), events=events, deliveries=deliveries)

    def forget_team(self) -> None:
        """Delete everything of the team: the app was uninstalled there."""
        for table in reversed(Table.metadata.sorted_tables):
            self._session.execute(delete(table).where(table.c.team == self._scope.team))
        self._session.expire_all()

    def _count(self, statement: Delete) -> int:
        result = self._session.execute(statement)
        assert isinstance(result, CursorResult)
        return result.rowcount
