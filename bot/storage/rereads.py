"""Which articles were read by other rules than those of now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select, update

from bot.storage.scope import Scope
from bot.storage.tables import ArticleRow, FindingRow, MembershipRow, RulebookRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """An article that waits to be read anew, by its id, with its story, if it belongs to one."""

    article: str
    story: str | None


class Rereads:
    """The stamps (bot/stamp.py) of one team's articles, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def adopt(self, stamp: str) -> None:
        """Have the archive brought to this stamp from now on: that of a process that starts."""
        columns = {"stamp": stamp, "at": self._scope.now}
        given = self._scope.insert(RulebookRow).values(team=self._scope.team, **columns)
        self._session.execute(given.on_conflict_do_update(index_elements=["team"], set_=columns))

    def adopted(self) -> str | None:
        """The stamp the archive is brought to; None where no process has said so yet."""
        return self._session.scalar(select(RulebookRow.stamp).where(RulebookRow.team == self._scope.team))

    def stamp(self, article: str) -> str | None:
        """The stamp of an article; None for one of before there were stamps."""
        return self._session.scalar(
            select(ArticleRow.stamp).where(ArticleRow.team == self._scope.team, ArticleRow.id == article)
        )

    def mark(self, article: str, stamp: str) -> None:
        """Note by which rules an article was read. Raises LookupError for an article not saved."""
        row = self._scope.known_article(article)
        self._session.execute(update(ArticleRow).where(ArticleRow.row == row).values(stamp=stamp))

    def count(self, stamp: str) -> int:
        """How many articles are of another stamp."""
        return self._session.scalar(select(func.count()).select_from(ArticleRow).where(*self._stale(stamp))) or 0

    def waiting(self, stamp: str, *, story: str | None = None, since: datetime | None = None) -> tuple[Stale, ...]:
        """The articles of another stamp, of one story and dated since then where asked.

        The stories with the latest of them come first, and in each story its articles as they came.
        """
        wanted = (
            select(ArticleRow.row, ArticleRow.id, ArticleRow.dated_at, MembershipRow.story)
            .outerjoin(MembershipRow, MembershipRow.article == ArticleRow.row)
            .where(*self._stale(stamp))
            .order_by(ArticleRow.dated_at.desc(), ArticleRow.row.desc())
        )
        if story is not None:
            wanted = wanted.where(MembershipRow.story == self._scope.known_story(story))
        if since is not None:
            wanted = wanted.where(ArticleRow.dated_at >= since)
        together: dict[int | str, list[tuple[int, Stale]]] = {}
        for row, id_, _, number in self._session.execute(wanted):
            known = str(number) if number is not None else None
            together.setdefault(number if number is not None else id_, []).append(
                (row, Stale(article=id_, story=known))
            )
        return tuple(stale for group in together.values() for _, stale in sorted(group, key=lambda pair: pair[0]))

    def against(self, article: str) -> tuple[str, ...]:
        """The ids of the articles with findings against another, whatever became of those, in the order they came."""
        found = select(ArticleRow.id).join(FindingRow, FindingRow.left_article == ArticleRow.row)
        found = found.where(FindingRow.right_article == self._scope.article(article), FindingRow.body.is_not(None))
        return tuple(dict.fromkeys(self._session.scalars(found.order_by(ArticleRow.row))))

    def after(self, article: str) -> frozenset[str]:
        """The ids of the articles of its story that came after an article."""
        row = self._scope.article(article)
        story = select(MembershipRow.story).where(MembershipRow.article == row).scalar_subquery()
        found = select(ArticleRow.id).join(MembershipRow, MembershipRow.article == ArticleRow.row)
        return frozenset(self._session.scalars(found.where(MembershipRow.story == story, ArticleRow.row > row)))

    def of_stamp(self, articles: Iterable[str], stamp: str) -> tuple[str, ...]:
        """Those of the articles by id that are of a stamp, each once, in the order they came."""
        same = (ArticleRow.team == self._scope.team, ArticleRow.id.in_(set(articles)), ArticleRow.stamp == stamp)
        return tuple(self._session.scalars(select(ArticleRow.id).where(*same).order_by(ArticleRow.row)))

    def _stale(self, stamp: str) -> tuple[ColumnElement[bool], ...]:
        # Not "another than this": an index finds what lies below and above.
        other = or_(ArticleRow.stamp.is_(None), ArticleRow.stamp < stamp, ArticleRow.stamp > stamp)
        return ArticleRow.team == self._scope.team, other
