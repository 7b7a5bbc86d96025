"""Messages that may be parts of one text, for as long as they may be."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select, tuple_, update

from bot.article import Posting
from bot.storage.scope import Scope
from bot.storage.tables import TakeRow

Take = tuple[Posting, str]


class Takes:
    """The takes of one team, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def text_so_far(self, posting: Posting, within: timedelta) -> tuple[Take, ...]:
        """The takes of the text the same person was posting there at most so long before, oldest first."""
        last = self._session.scalar(
            select(TakeRow)
            .where(self._in(posting.channel), TakeRow.author == posting.author)
            .where(TakeRow.thread_ts.is_not_distinct_from(posting.thread_ts), TakeRow.ts != posting.ts)
            .where(TakeRow.posted_at <= posting.posted_at, TakeRow.posted_at >= posting.posted_at - within)
            .order_by(TakeRow.posted_at.desc(), TakeRow.ts.desc())
            .limit(1)
        )
        return self.of_text(posting.channel, last.root) if last else ()

    def of_text(self, channel: str, root: str) -> tuple[Take, ...]:
        """The takes of the text that began with the message `root`, oldest first."""
        found = self._session.scalars(
            select(TakeRow).where(self._in(channel), TakeRow.root == root).order_by(TakeRow.posted_at, TakeRow.ts)
        )
        return tuple((_posting(row), row.text) for row in found)

    def root_of(self, channel: str, ts: str) -> str | None:
        """The first message of the text a message is a take of; None for no take."""
        return self._session.scalar(select(TakeRow.root).where(self._in(channel), TakeRow.ts == ts))

    def keep(self, posting: Posting, text: str, root: str) -> None:
        """Keep a message as a take of the text that began with `root`; kept already, only its text is new."""
        known = self.root_of(posting.channel, posting.ts)
        if known is not None:
            changed = update(TakeRow).where(self._in(posting.channel), TakeRow.ts == posting.ts)
            self._session.execute(changed.values(text=text))
            return
        self._session.add(
            TakeRow(
                team=self._scope.team,
                channel=posting.channel,
                ts=posting.ts,
                root=root,
                thread_ts=posting.thread_ts,
                author=posting.author,
                text=text,
                posted_at=posting.posted_at,
            )
        )
        self._session.flush()

    def reroot(self, channel: str, ts: str, root: str) -> None:
        """A message is a take of the text that began with `root` from now on."""
        changed = update(TakeRow).where(self._in(channel), TakeRow.ts == ts)
        self._session.execute(changed.values(root=root))
        self._session.expire_all()

    def remove(self, channel: str, ts: str) -> None:
        """A message is gone: forget it, and the whole text where it was the first."""
        gone = (TakeRow.ts == ts) | (TakeRow.root == ts)
        self._session.execute(delete(TakeRow).where(self._in(channel), gone))
        self._session.expire_all()

    def forget_single(self, before: datetime) -> None:
        """Forget the messages from before that moment that nobody went on from."""
        together = (
            select(TakeRow.channel, TakeRow.root)
            .where(TakeRow.team == self._scope.team)
            .group_by(TakeRow.channel, TakeRow.root)
            .having(func.count() > 1)
        )
        old = delete(TakeRow).where(TakeRow.team == self._scope.team, TakeRow.posted_at < before)
        self._session.execute(old.where(tuple_(TakeRow.channel, TakeRow.root).not_in(together)))
        self._session.expire_all()

    def _in(self, channel: str) -> ColumnElement[bool]:
        return (TakeRow.team == self._scope.team) & (TakeRow.channel == channel)


def _posting(row: TakeRow) -> Posting:
    return Posting(
        team=row.team,
        channel=row.channel,
        ts=row.ts,
        thread_ts=row.thread_ts,
        author=row.author,
        posted_at=row.posted_at,
    )
