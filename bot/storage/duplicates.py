"""Articles that share their words: the very same text again, and copies of one wire text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import select

from bot.article import Article
from bot.storage import rows
from bot.storage.circles import is_current, sees_article
from bot.storage.scope import Scope
from bot.storage.tables import ArticleRow, DuplicateRow, MembershipRow
from bot.storage.viewer import Viewer
from bot.stories.sources import Told, independent_sources


class Duplicates:
    """The wording of one team's articles, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def record(self, article: str, fingerprint: str, *, copy_of: str | None = None, share: float | None = None) -> None:
        """Keep an article's fingerprint, and of which article it is a copy. What is known already stays."""
        columns = {
            "article": self._scope.known_article(article),
            "team": self._scope.team,
            "fingerprint": fingerprint,
            "copy_of": self._scope.article(copy_of) if copy_of else None,
            "share": share,
        }
        kept = self._scope.insert(DuplicateRow).values(columns).on_conflict_do_nothing(index_elements=["article"])
        self._session.execute(kept)

    def same_words(self, fingerprint: str, viewer: Viewer) -> tuple[Article, ...]:
        """The articles with these very words that the viewer may see, the first the desk got first."""
        found = self._session.scalars(
            select(ArticleRow)
            .join(DuplicateRow, DuplicateRow.article == ArticleRow.row)
            .where(DuplicateRow.team == self._scope.team, DuplicateRow.fingerprint == fingerprint)
            .where(sees_article(self._scope.checked(viewer), ArticleRow.row, self._scope.now))
            .order_by(ArticleRow.row)
        )
        return tuple(rows.article(row) for row in found)

    def signed(self, articles: Collection[str]) -> Mapping[str, str]:
        """The signatures, as JSON, of those of these articles that have one."""
        found = self._session.execute(
            select(ArticleRow.id, ArticleRow.signature)
            .where(ArticleRow.team == self._scope.team, ArticleRow.id.in_(articles))
            .where(ArticleRow.signature.is_not(None))
        )
        return {article: signature for article, signature in found if signature is not None}

    def copies(self, article: str) -> tuple[str, ...]:
        """The ids of the articles that are copies of this one, oldest first: for the desk's own work."""
        found = (
            select(ArticleRow.id)
            .join(DuplicateRow, DuplicateRow.article == ArticleRow.row)
            .where(DuplicateRow.copy_of == self._scope.article(article), DuplicateRow.team == self._scope.team)
            .order_by(ArticleRow.row)
        )
        return tuple(self._session.scalars(found))

    def origin(self, article: str, viewer: Viewer) -> tuple[str, float] | None:
        """The article, where the viewer may see it, that this one is a copy of, and the share of common wording."""
        found = self._session.execute(
            select(ArticleRow.id, DuplicateRow.share)
            .join(DuplicateRow, DuplicateRow.copy_of == ArticleRow.row)
            .where(DuplicateRow.article == self._scope.article(article))
            .where(sees_article(self._scope.checked(viewer), ArticleRow.row, self._scope.now))
        ).first()
        return (found[0], found[1]) if found and found[1] is not None else None


def sources_of(scope: Scope, viewer: Viewer, stories: Collection[int]) -> Mapping[int, int]:
    """How many independent sources tell each story, among the articles the viewer may see; superseded ones left out."""
    found = scope.session.execute(
        select(MembershipRow.story, ArticleRow.row, ArticleRow.outlet, DuplicateRow.copy_of)
        .join(ArticleRow, ArticleRow.row == MembershipRow.article)
        .outerjoin(DuplicateRow, DuplicateRow.article == ArticleRow.row)
        .where(MembershipRow.story.in_(stories), is_current(viewer, scope.now))
        .where(sees_article(viewer, ArticleRow.row, scope.now))
    )
    told: dict[int, list[Told]] = defaultdict(list)
    for story, row, outlet, copy_of in found:
        told[story].append(Told(article=row, outlet=outlet, copy_of=copy_of))
    return {story: independent_sources(articles) for story, articles in told.items()}
