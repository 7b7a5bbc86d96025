"""The feeds of one team: which is to be looked at now."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from bot.ingest.fetch.mark import Mark
from bot.storage.scope import Scope
from bot.storage.tables import FeedRow


class Feeds:
    """The feeds of one team, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def claim(self, url: str, every: timedelta) -> Mark | None:
        """How the feed stood last, when it is due; None where it is not, or another clock has taken it on.

        From now on it is due again after `every`.
        """
        now = self._scope.now
        first = self._scope.insert(FeedRow).values(team=self._scope.team, url=url, due_at=now)
        self._session.execute(first.on_conflict_do_nothing(index_elements=["team", "url"]))
        taken = self._session.scalar(
            update(FeedRow)
            .where(FeedRow.team == self._scope.team, FeedRow.url == url, FeedRow.due_at <= now)
            .values(due_at=now + every)
            .returning(FeedRow.url)
        )
        row = self._session.get(FeedRow, (self._scope.team, url))
        return Mark(etag=row.etag, modified=row.modified) if taken and row else None

    def read(self, url: str, mark: Mark) -> None:
        """Everything in the feed has been taken in; it is asked for changes to this state from now on."""
        self._note(url, etag=mark.etag, modified=mark.modified, trouble=None)

    def failed(self, url: str, trouble: str | None) -> None:
        """Why the feed could not be read this time; None where it could and nothing was new."""
        self._note(url, trouble=trouble)

    def _note(self, url: str, **columns: str | None) -> None:
        self._session.execute(
            update(FeedRow).where(FeedRow.team == self._scope.team, FeedRow.url == url).values(columns)
        )
