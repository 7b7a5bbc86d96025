"""Pages looked at again, and words somebody wants to hear of: ordered, listed, due, stopped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import delete, func, select, update

from bot.article import Article
from bot.ingest.fetch.mark import Mark
from bot.storage import rows
from bot.storage.circles import sees_article
from bot.storage.codec import dump, load
from bot.storage.scope import Scope, number_of
from bot.storage.tables import AlertRow, ArticleRow, WatchRow
from bot.storage.viewer import Viewer
from bot.watch import Alert, Watch


class Watches:
    """The pages of one team that are looked at again, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def begin(self, channel: str, url: str, *, by: str, article: Article, pause: timedelta, mark: Mark) -> Watch | None:
        """Look at a page again from now on, first after `pause`; None where the channel has it looked at already."""
        now = self._scope.now
        row = self._session.scalar(
            self._scope.insert(WatchRow)
            .values(
                team=self._scope.team,
                channel=channel,
                url=url,
                by=by,
                page=dump(article),
                etag=mark.etag,
                modified=mark.modified,
                began_at=now,
                due_at=now + pause,
                pause=int(pause.total_seconds()),
                failures=0,
            )
            .on_conflict_do_nothing(index_elements=["team", "channel", "url"])
            .returning(WatchRow.row)
        )
        return None if row is None else _watch(self._session.get_one(WatchRow, row))

    def standing(self, channel: str | None = None) -> tuple[Watch, ...]:
        """The pages a channel, or the team, has looked at, in the order they were named."""
        wanted = select(WatchRow).where(WatchRow.team == self._scope.team)
        if channel is not None:
            wanted = wanted.where(WatchRow.channel == channel)
        return tuple(_watch(row) for row in self._session.scalars(wanted.order_by(WatchRow.row)))

    def end(self, channel: str, watch: str) -> bool:
        """Look at a page no more; False where the channel has no such watch."""
        number = number_of(watch)
        ended = delete(WatchRow).where(
            WatchRow.team == self._scope.team, WatchRow.channel == channel, WatchRow.row == number
        )
        return number is not None and self._session.scalar(ended.returning(WatchRow.row)) is not None

    def claim(self, most: int) -> tuple[Watch, ...]:
        """The pages due now, at most so many, those that wait longest first; no other clock has them meanwhile.

        From now on each is due again after its pause.
        """
        due = (
            select(WatchRow)
            .where(WatchRow.team == self._scope.team, WatchRow.due_at <= self._scope.now)
            .order_by(WatchRow.due_at)
            .limit(most)
        )
        claimed = []
        for row in self._session.scalars(due):
            row.due_at = self._scope.now + timedelta(seconds=row.pause)
            claimed.append(_watch(row))
        self._session.flush()
        return tuple(claimed)

    def note(self, watch: Watch) -> bool:
        """Keep how a page stands after a look: version, mark, pause, failures; False where it was stopped meanwhile."""
        done = (
            update(WatchRow)
            .where(WatchRow.team == self._scope.team, WatchRow.row == number_of(watch.id))
            .values(
                page=dump(watch.article),
                etag=watch.mark.etag,
                modified=watch.mark.modified,
                due_at=self._scope.now + watch.pause,
                pause=int(watch.pause.total_seconds()),
                failures=watch.failures,
            )
        )
        return self._session.scalar(done.returning(WatchRow.row)) is not None


class Alerts:
    """The words the team's channels and people want to hear of, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def begin(self, channel: str, words: str, *, by: str, person: str | None = None) -> Alert | None:
        """Tell of articles with the words that come from now on; None where the channel has that alert already."""
        latest = self._latest()
        row = self._session.scalar(
            self._scope.insert(AlertRow)
            .values(
                team=self._scope.team,
                channel=channel,
                person=person,
                words=words,
                by=by,
                began_at=self._scope.now,
                seen=latest,
            )
            .on_conflict_do_nothing(index_elements=["team", "channel", "words"])
            .returning(AlertRow.row)
        )
        return None if row is None else _alert(self._session.get_one(AlertRow, row))

    def standing(self, channel: str | None = None) -> tuple[Alert, ...]:
        """The alerts of a channel, or of the team, in the order they were given."""
        wanted = select(AlertRow).where(AlertRow.team == self._scope.team)
        if channel is not None:
            wanted = wanted.where(AlertRow.channel == channel)
        return tuple(_alert(row) for row in self._session.scalars(wanted.order_by(AlertRow.row)))

    def end(self, channel: str, alert: str) -> bool:
        """Tell of these words no more; False where the channel has no such alert."""
        number = number_of(alert)
        ended = delete(AlertRow).where(
            AlertRow.team == self._scope.team, AlertRow.channel == channel, AlertRow.row == number
        )
        return number is not None and self._session.scalar(ended.returning(AlertRow.row)) is not None

    def waiting(self) -> bool:
        """Whether articles came that an alert was not held against yet."""
        least = self._session.scalar(select(func.min(AlertRow.seen)).where(AlertRow.team == self._scope.team))
        return least is not None and least < self._latest()

    def unseen(self, alert: Alert, viewer: Viewer, most: int) -> Iterator[Article]:
        """The articles that came since the alert was last held against any, of those its readers may see.

        At most so many, the first ones first: what is left waits. They count as seen from now on.
        """
        row = self._session.get_one(AlertRow, number_of(alert.id))
        came = (
            select(ArticleRow.row)
            .where(ArticleRow.team == self._scope.team, ArticleRow.row > row.seen)
            .order_by(ArticleRow.row)
            .limit(most)
        )
        numbers = list(self._session.scalars(came))
        if not numbers:
            return
        row.seen = numbers[-1]
        self._session.flush()
        seen = sees_article(self._scope.checked(viewer), ArticleRow.row, self._scope.now)
        found = self._session.scalars(
            select(ArticleRow).where(ArticleRow.row.in_(numbers)).where(seen).order_by(ArticleRow.row)
        )
        yield from map(rows.article, found.all())

    def _latest(self) -> int:
        return self._session.scalar(select(func.max(ArticleRow.row)).where(ArticleRow.team == self._scope.team)) or 0


def _watch(row: WatchRow) -> Watch:
    return Watch(
        id=str(row.row),
        team=row.team,
        channel=row.channel,
        url=row.url,
        by=row.by,
        article=load(Article, row.page),
        began_at=row.began_at,
        due_at=row.due_at,
        pause=timedelta(seconds=row.pause),
        mark=Mark(etag=row.etag, modified=row.modified),
        failures=row.failures,
    )


def _alert(row: AlertRow) -> Alert:
    return Alert(
        id=str(row.row),
        team=row.team,
        channel=row.channel,
        words=row.words,
        by=row.by,
        began_at=row.began_at,
        person=row.person,
    )
