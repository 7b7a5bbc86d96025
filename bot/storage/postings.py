"""Where articles were posted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select

from bot.article import Posting
from bot.storage import rows
from bot.storage.circles import opens, sees_posting
from bot.storage.erasure import forget
from bot.storage.findings import Findings
from bot.storage.records import Gone, Placed, PostingState
from bot.storage.scope import Scope
from bot.storage.tables import ArticleRow, PostedFileRow, PostingRow
from bot.storage.viewer import Viewer


class Postings:
    """The appearances of articles in channels, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def record_posting(
        self,
        posting: Posting,
        article: str,
        *,
        private: bool,
        permalink: str | None = None,
        embargoed_until: datetime | None = None,
        amended: bool = False,
    ) -> bool:
        """Note where an article was posted; True where that says something new.

        `amended`: its post was edited, and what it says of an embargo counts from now on, whatever its words.

        A posting is named by team, channel and ts, however often it arrives; given another article it was edited and
        shows that one from now on. One already deleted stays deleted. Raises LookupError for an article not saved.
        """
        if posting.team != self._scope.team:
            raise ValueError(f"a posting of team {posting.team} in a transaction of team {self._scope.team}")
        row = self._scope.known_article(article)
        known = self._row(posting.channel, posting.ts)
        if known is None:
            self._add(posting, row, private, permalink, embargoed_until)
            return True
        if known.state == PostingState.DELETED:
            return False
        if known.article == row:
            return amended and self._hold(known, embargoed_until)
        known.article = row
        known.permalink = permalink or known.permalink
        known.embargoed_until = embargoed_until
        self._session.flush()
        return True

    def _hold(self, known: PostingRow, until: datetime | None) -> bool:
        """Hold a posting until then; True where that is something new."""
        if known.embargoed_until == until:
            return False
        known.embargoed_until = until
        self._session.flush()
        return True

    def posting(self, channel: str, ts: str, viewer: Viewer) -> Placed | None:
        """A posting, a deleted one too, when the viewer may read its channel."""
        self._scope.checked(viewer)
        row = self._row(channel, ts)
        if row is None or not opens(viewer, channel, closed=row.private):
            return None
        return rows.placed(row, self._session.scalar(select(ArticleRow.id).where(ArticleRow.row == row.article)))

    def parts(self, channel: str, message: str) -> tuple[str, ...]:
        """The ts of every posting of one message: its own, and "ts#2" for each further article it carried."""
        known = select(PostingRow.ts).where(
            PostingRow.team == self._scope.team,
            PostingRow.channel == channel,
            or_(PostingRow.ts == message, PostingRow.ts.startswith(f"{message}#", autoescape=True)),
        )
        return tuple(self._session.scalars(known.order_by(PostingRow.row)))

    def seen(self, article: str, viewer: Viewer) -> tuple[Placed, ...]:
        """Where the viewer can open this very text, oldest posting first; empty for a text never seen."""
        found = self._session.scalars(
            select(PostingRow)
            .join(ArticleRow, ArticleRow.row == PostingRow.article)
            .where(ArticleRow.team == self._scope.team, ArticleRow.id == article)
            .where(PostingRow.state == PostingState.STANDING)
            .where(sees_posting(self._scope.checked(viewer), self._scope.now))
            .order_by(PostingRow.posted_at, PostingRow.row)
        )
        return tuple(rows.placed(row, article) for row in found)

    def articles_in(self, channel: str, *, most: int) -> tuple[str, ...]:
        """The latest articles that stand in a channel, oldest first: for the desk's own work, shown to nobody."""
        latest = (
            select(ArticleRow.id)
            .join(PostingRow, PostingRow.article == ArticleRow.row)
            .where(PostingRow.team == self._scope.team, PostingRow.channel == channel)
            .where(PostingRow.state == PostingState.STANDING)
            .order_by(PostingRow.posted_at.desc(), PostingRow.row.desc())
            .limit(most)
        )
        return tuple(reversed(self._session.scalars(latest).all()))

    def note_file(self, posting: Posting, file: str) -> None:
        """Remember that a message carries a file."""
        columns = {"team": self._scope.team, "file": file, "channel": posting.channel, "ts": posting.ts}
        self._session.execute(
            self._scope.insert(PostedFileRow)
            .values(columns)
            .on_conflict_do_nothing(index_elements=["team", "file", "channel", "ts"])
        )

    def with_file(self, file: str) -> tuple[tuple[str, str], ...]:
        """The messages that carry a file, as (channel, ts)."""
        found = self._session.execute(
            select(PostedFileRow.channel, PostedFileRow.ts)
            .where(PostedFileRow.team == self._scope.team, PostedFileRow.file == file)
            .order_by(PostedFileRow.row)
        )
        return tuple((channel, ts) for channel, ts in found)

    def mark_deleted(self, channel: str, ts: str) -> Gone:
        """Take a deleted post out of sight, retract what was found in it, and forget a text nobody else shows.

        A post the desk does not know is remembered as deleted, so that its event, should it come late, is ignored.
        """
        posting = self._row(channel, ts)
        if posting is None:
            self._bury(channel, ts)
            return Gone(article=None, forgotten=False, findings=())
        posting.state = PostingState.DELETED
        return self._let_go(posting)

    def withdraw(self, channel: str, ts: str) -> Gone:
        """The post stands and holds no article any more: take back what was found in it, forget a text nobody shows."""
        posting = self._row(channel, ts)
        if posting is None or posting.state == PostingState.DELETED:
            return Gone(article=None, forgotten=False, findings=())
        return self._let_go(posting)

    def _let_go(self, posting: PostingRow) -> Gone:
        article = self._session.get(ArticleRow, posting.article) if posting.article is not None else None
        posting.article = None
        self._session.flush()
        if article is None:
            return Gone(article=None, forgotten=False, findings=())
        shown = rows.article(article)
        retracted = Findings(self._scope).retract_unseen(article.row)
        forgotten = not article.open and not self._stands(article.row)
        if forgotten:
            forget(self._scope, [article.row])
        return Gone(article=shown, forgotten=forgotten, findings=retracted)

    def _row(self, channel: str, ts: str) -> PostingRow | None:
        return self._session.scalar(
            select(PostingRow).where(
                PostingRow.team == self._scope.team, PostingRow.channel == channel, PostingRow.ts == ts
            )
        )

    def _stands(self, article: int) -> bool:
        standing = select(PostingRow.row).where(
            PostingRow.article == article, PostingRow.state == PostingState.STANDING
        )
        return self._session.scalar(standing.limit(1)) is not None

    def _add(
        self, posting: Posting, article: int, private: bool, permalink: str | None, embargoed_until: datetime | None
    ) -> None:
        self._session.add(
            PostingRow(
                team=posting.team,
                channel=posting.channel,
                ts=posting.ts,
                thread_ts=posting.thread_ts,
                author=posting.author,
                permalink=permalink,
                private=private,
                state=PostingState.STANDING,
                posted_at=posting.posted_at,
                embargoed_until=embargoed_until,
                article=article,
            )
        )
        self._session.flush()

    def _bury(self, channel: str, ts: str) -> None:
        self._session.add(
            PostingRow(
                team=self._scope.team,
                channel=channel,
                ts=ts,
                private=True,
                state=PostingState.DELETED,
                posted_at=self._scope.now,
            )
        )
        self._session.flush()
