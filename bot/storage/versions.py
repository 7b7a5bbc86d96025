"""Versions of one article: which later one supersedes which earlier one."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import ScalarSelect, or_, select, update

from bot.article import Article
from bot.storage import rows
from bot.storage.circles import is_current, sees_article
from bot.storage.scope import Scope
from bot.storage.tables import ArticleRow
from bot.storage.viewer import Viewer


class Versions:
    """The versions of the archive's articles, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def earlier(self, article: Article, viewer: Viewer) -> tuple[Article, ...]:
        """The articles of the same URL, the same item, or outlet and headline, that the viewer may see; latest first.

        Those superseded already are left out.
        """
        keys = (
            (ArticleRow.url_key, rows.url_key(article)),
            (ArticleRow.item_key, rows.item_key(article)),
            (ArticleRow.headline_key, rows.headline_key(article)),
        )
        same = [column == key for column, key in keys if key]
        if not same:
            return ()
        found = self._session.scalars(
            select(ArticleRow)
            .where(ArticleRow.team == self._scope.team, ArticleRow.id != article.id, or_(*same))
            .where(is_current(viewer, self._scope.now))
            .where(sees_article(self._scope.checked(viewer), ArticleRow.row, self._scope.now))
            .order_by(ArticleRow.dated_at.desc(), ArticleRow.row.desc())
        )
        return tuple(rows.article(row) for row in found)

    def supersede(self, earlier: str, later: str) -> None:
        """Note that `later` replaces `earlier`.

        An edit that goes back to an earlier text turns the note around. Raises LookupError for an article not saved.
        """
        old, new = self._scope.known_article(earlier), self._scope.known_article(later)
        if old == new:
            return
        self._session.execute(update(ArticleRow).where(ArticleRow.row == new).values(superseded_by=None))
        self._session.execute(update(ArticleRow).where(ArticleRow.row == old).values(superseded_by=new))

    def later(self, article: str, viewer: Viewer) -> Article | None:
        """The version that supersedes an article, when the viewer may see it."""
        row = self._session.scalar(
            select(ArticleRow)
            .where(ArticleRow.team == self._scope.team)
            .where(ArticleRow.row == self._superseder(article))
            .where(sees_article(self._scope.checked(viewer), ArticleRow.row, self._scope.now))
        )
        return rows.article(row) if row else None

    def killed(self, articles: Collection[str], viewer: Viewer) -> frozenset[str]:
        """Those of the articles whose latest version, as far as the viewer sees it, a wire has taken back."""
        wanted = select(ArticleRow.row, ArticleRow.id, ArticleRow.killed, ArticleRow.superseded_by)
        wanted = wanted.where(ArticleRow.team == self._scope.team)
        found = self._session.execute(wanted.where(ArticleRow.id.in_(articles))).all()
        latest = {id_: row for row, id_, *_ in found}
        known = {row: (killed, later) for row, _, killed, later in found}
        asked: set[int] = set()
        while fresh := {later for _, later in known.values() if later is not None} - known.keys() - asked:
            asked |= fresh
            sees = sees_article(self._scope.checked(viewer), ArticleRow.row, self._scope.now)
            found = self._session.execute(wanted.where(ArticleRow.row.in_(fresh), sees)).all()
            known |= {row: (killed, later) for row, _, killed, later in found}
        return frozenset(id_ for id_, row in latest.items() if known[_last(row, known)][0])

    def replaced(self, article: str, viewer: Viewer) -> tuple[Article, ...]:
        """The versions an article supersedes that the viewer may see, the latest first."""
        found = self._session.scalars(
            select(ArticleRow)
            .where(ArticleRow.team == self._scope.team, ArticleRow.superseded_by == self._scope.article(article))
            .where(sees_article(self._scope.checked(viewer), ArticleRow.row, self._scope.now))
            .order_by(ArticleRow.dated_at.desc(), ArticleRow.row.desc())
        )
        return tuple(rows.article(row) for row in found)

    def replaced_by(self, article: str) -> tuple[str, ...]:
        """The ids of the versions an article took the place of, oldest first."""
        row = self._scope.article(article)
        found = select(ArticleRow.id).where(ArticleRow.superseded_by == row, ArticleRow.team == self._scope.team)
        return tuple(self._session.scalars(found.order_by(ArticleRow.row))) if row is not None else ()

    def family(self, article: str) -> frozenset[str]:
        """The ids of all versions of an article, itself included: what it must not be compared with."""
        start = self._scope.article(article)
        if start is None:
            return frozenset({article})
        known: set[int] = set()
        fresh = {start}
        while fresh:
            known |= fresh
            fresh = self._neighbours(fresh) - known
        return frozenset(self._session.scalars(select(ArticleRow.id).where(ArticleRow.row.in_(known))))

    def _superseder(self, article: str) -> ScalarSelect[int | None]:
        wanted = select(ArticleRow.superseded_by).where(ArticleRow.team == self._scope.team, ArticleRow.id == article)
        return wanted.scalar_subquery()

    def _neighbours(self, of: set[int]) -> set[int]:
        linked = self._session.execute(
            select(ArticleRow.row, ArticleRow.superseded_by)
            .where(or_(ArticleRow.row.in_(of), ArticleRow.superseded_by.in_(of)))
            .where(ArticleRow.team == self._scope.team)
        )
        return {number for pair in linked for number in pair if number is not None}


def _last(row: int, known: Mapping[int, tuple[bool, int | None]]) -> int:
    """The row at the end of the chain of later versions that begins at `row`, as far as it is known."""
    passed: set[int] = set()
    later = known[row][1]
    while later is not None and later in known and later not in passed:
        passed.add(later)
        row, later = later, known[later][1]
    return row
