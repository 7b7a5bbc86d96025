"""Look for articles by words, with the database's own full-text engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, cast, column, func, literal, literal_column, select, table
from sqlalchemy.dialects.postgresql import TSQUERY

from bot.storage.records import CandidateRow, KnownArticle
from bot.storage.rows import index_term, moment
from bot.storage.scope import Scope, number_of
from bot.storage.tables import ArticleRow, MembershipRow
from bot.storage.viewer import Viewer, is_current, sees_article
from bot.stories.terms import stem, words

_TERMS_ASKED = 64  # more find nothing else and take time


class Search:
    """Full-text search over one team's articles, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def candidates(
        self,
        terms: Sequence[str],
        names: Sequence[str],
        viewer: Viewer,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 50,
    ) -> tuple[CandidateRow, ...]:
        """Articles of the team with any of the terms or of the names' words, those that share most first.

        Words are compared by their stems, so "drones" finds "drone". The window is by publication, else by arrival.
        Superseded versions and articles without a story are left out.
        """
        asked = _asked((*terms, *names))
        if not asked:
            return ()
        wanted = self._matching(asked).where(
            ArticleRow.team == self._scope.team,
            is_current(viewer, self._scope.now),
            sees_article(self._scope.checked(viewer), ArticleRow.row, self._scope.now),
        )
        if since is not None:
            wanted = wanted.where(ArticleRow.dated_at >= since)
        if until is not None:
            wanted = wanted.where(ArticleRow.dated_at <= until)
        found = self._scope.session.execute(wanted.limit(limit))
        return tuple(CandidateRow(story=str(story), article=article, rank=rank) for story, article, rank in found)

    def known_articles(self, stories: Iterable[str], viewer: Viewer, *, latest: int = 30) -> tuple[KnownArticle, ...]:
        """The `latest` signed articles of each story that the viewer may see, oldest first, story by story."""
        numbers = {number for story in stories if (number := number_of(story)) is not None}
        place = func.row_number().over(
            partition_by=MembershipRow.story, order_by=(ArticleRow.dated_at.desc(), ArticleRow.row.desc())
        )
        ranked = (
            select(
                MembershipRow.story,
                ArticleRow.row,
                ArticleRow.id,
                ArticleRow.signature,
                ArticleRow.published,
                place.label("place"),
            )
            .join(MembershipRow, MembershipRow.article == ArticleRow.row)
            .where(ArticleRow.team == self._scope.team, MembershipRow.story.in_(numbers))
            .where(ArticleRow.signature.is_not(None), is_current(viewer, self._scope.now))
            .where(sees_article(self._scope.checked(viewer), ArticleRow.row, self._scope.now))
            .subquery()
        )
        found = self._scope.session.execute(
            select(ranked.c.story, ranked.c.id, ranked.c.signature, ranked.c.published)
            .where(ranked.c.place <= latest)
            .order_by(ranked.c.story, ranked.c.place.desc())
        )
        return tuple(
            KnownArticle(story=str(story), article=article, signature=signature, published=moment(published))
            for story, article, signature, published in found
        )

    def _matching(self, asked: Sequence[str]) -> Select[int, str, float]:
        return _postgresql(asked) if self._scope.dialect == "postgresql" else _sqlite(asked)


def _sqlite(asked: Sequence[str]) -> Select[int, str, float]:
    index = table("articles_fts", column("rowid"))
    rank: ColumnElement[float] = -func.bm25(literal_column("articles_fts"), type_=None)
    query = literal(" OR ".join(f'"{term}"' for term in asked))
    return (
        select(MembershipRow.story, ArticleRow.id, rank.label("rank"))
        .select_from(index)
        .join(ArticleRow, ArticleRow.row == index.c.rowid)
        .join(MembershipRow, MembershipRow.article == ArticleRow.row)
        .where(literal_column("articles_fts").op("MATCH")(query))
        .order_by(rank.desc(), ArticleRow.row)
    )


def _postgresql(asked: Sequence[str]) -> Select[int, str, float]:
    index: ColumnElement[Any] = literal_column("articles.search")
    query = cast(" | ".join(f"'{term}'" for term in asked), TSQUERY)
    rank: ColumnElement[float] = func.ts_rank(index, query)
    return (
        select(MembershipRow.story, ArticleRow.id, rank.label("rank"))
        .join(MembershipRow, MembershipRow.article == ArticleRow.row)
        .where(index.op("@@")(query))
        .order_by(rank.desc(), ArticleRow.row)
    )


def _asked(phrases: Iterable[str]) -> tuple[str, ...]:
    """The distinct terms of what is looked for, letters and digits only: nothing in them is the engine's syntax."""
    found = (index_term(stem(form)) for phrase in phrases for _, form in words(phrase))
    return tuple(dict.fromkeys(term for term in found if term))[:_TERMS_ASKED]
