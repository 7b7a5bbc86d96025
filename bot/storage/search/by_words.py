"""Look for articles by words, with the database's own full-text engine."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from itertools import combinations

from sqlalchemy import Select, select

from bot.language.stems import stem
from bot.storage.circles import is_current, sees_article
from bot.storage.records import CandidateRow, KnownArticle, Lived
from bot.storage.rows import index_term, moment
from bot.storage.scope import Scope, number_of
from bot.storage.search.fulltext import Wanted, holding, latest_of, latest_with
from bot.storage.search.terms import Counts, Terms
from bot.storage.tables import ArticleRow, MembershipRow, StoryRow
from bot.storage.viewer import Viewer
from bot.stories.terms import words

_TERMS_ASKED = 64  # more find nothing else and take time
_TERMS_ALONE = 32  # of these, looked up by themselves: the rarest
_TERMS_PAIRED = 6  # looked up two by two, when they are too common alone
# Articles the terms alone may stand in, all together: what some 10 ms read. SQLite reads the index only, PostgreSQL
# goes to each article for its date. With 30 the development sets come out as with 20,000; with none, pairs only, one
# article of 235 misses its story.
_POSTINGS = {"sqlite": 8_000, "postgresql": 1_000}
_LOOKED_UP = 200  # latest articles a word of a look-up is followed to
_MARGIN = 4  # times as many articles as are wanted are taken from the engine, since some may not be seen


class Search:
    """Full-text search over one team's articles, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session
        self._terms = Terms(scope)

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
        """Articles of the team with any of the terms or of the names' words, those that share the rarest most first.

        Words are compared by their stems, so "drones" finds "drone". Words that stand in very many articles count in
        twos only: the work is bounded, however large the archive. The window is by publication, else by arrival.
        Superseded versions and articles without a story are left out.
        """
        asked = _asked((*terms, *names))
        wanted = _wanted(asked, self._terms.counts(asked), _POSTINGS[self._scope.dialect])
        found = holding(self._scope, wanted, since=since, until=until, most=_MARGIN * limit)
        ranks = dict(found)
        seen = self._visible(ranks, viewer)
        if since is not None:
            seen = seen.where(MembershipRow.dated_at >= since)
        if until is not None:
            seen = seen.where(MembershipRow.dated_at <= until)
        told = {row: (str(story), article) for row, story, article in self._session.execute(seen)}
        rows = ((told[row], rank) for row, rank in found if row in told)
        return tuple(CandidateRow(story=story, article=id_, rank=rank) for (story, id_), rank in rows)[:limit]

    def holding(
        self, stems: Sequence[str], viewer: Viewer, *, since: datetime | None = None, until: datetime | None = None
    ) -> dict[Wanted, tuple[str, ...]]:
        """For each of these stems with its idf, the latest articles the viewer may see that hold it.

        Those that hold all of them come before any others, however common each is.
        """
        asked = list(dict.fromkeys(term for each in stems if (term := index_term(each))))
        counted = self._terms.counts(asked)
        total = 1 + counted.articles
        rarity = {term: math.log(total / counted.terms.get(term, 1)) + 0.1 for term in asked}
        rows = latest_with(self._scope, asked, counted, since=since, until=until, most=_LOOKED_UP)
        one_each = [
            latest_with(self._scope, [term], counted, since=since, until=until, most=_LOOKED_UP) for term in asked
        ]
        seen = {
            row: article
            for row, _, article in self._session.execute(
                self._visible({*rows, *(row for each in one_each for row in each)}, viewer)
            )
        }
        return {
            Wanted(terms=(term,), weight=rarity[term]): tuple(
                seen[row] for row in dict.fromkeys((*rows, *each)) if row in seen
            )
            for term, each in zip(asked, one_each, strict=True)
        }

    def counts(self, stems: Iterable[str]) -> Counts:
        """How many articles the archive has, and in how many each of these stems stands."""
        terms = {each: index_term(each) for each in stems}
        counted = self._terms.counts(terms.values())
        known = {each: counted.terms[term] for each, term in terms.items() if term in counted.terms}
        return Counts(articles=counted.articles, terms=known)

    def known_articles(
        self, stories: Iterable[str], viewer: Viewer, *, latest: int = 30, besides: Collection[str] = ()
    ) -> tuple[KnownArticle, ...]:
        """The `latest` signed articles of each story that the viewer may see, oldest first, story by story.

        They are looked for among twice as many. Those of the article ids `besides` that belong to one of the stories
        come with them.
        """
        numbers = sorted({number for story in stories if (number := number_of(story)) is not None})
        rows = {*latest_of(self._scope, numbers, 2 * latest), *self._rows(besides)}
        # Looked for by article alone: by their stories all articles of these would be gone through.
        signed = self._session.execute(self._signed(viewer).where(MembershipRow.article.in_(rows)))
        named, kept = set(besides), Counter[int]()
        found = []
        told = [row for row in signed if row.story in numbers]
        for row in sorted(told, key=lambda row: (row.story, row.dated_at, row.row), reverse=True):
            kept[row.story] += 1
            if kept[row.story] <= latest or row.id in named:
                found.append(row)
        return tuple(
            KnownArticle(
                story=str(row.story),
                article=row.id,
                signature=row.signature,
                published=moment(row.published),
            )
            for row in reversed(found)
            if row.signature is not None
        )

    def lives(self, stories: Iterable[str], viewer: Viewer) -> dict[str, Lived]:
        """When the first and the latest article of each story is dated, of those the viewer may see."""
        numbers = {number for story in stories if (number := number_of(story)) is not None}
        sees = sees_article(self._scope.checked(viewer), MembershipRow.article, self._scope.now)
        dated = select(MembershipRow.dated_at).where(MembershipRow.story == StoryRow.row, sees).limit(1)
        first = dated.order_by(MembershipRow.dated_at).scalar_subquery()
        last = dated.order_by(MembershipRow.dated_at.desc()).scalar_subquery()
        found = self._session.execute(select(StoryRow.row, first, last).where(StoryRow.row.in_(numbers)))
        return {str(row): Lived(first=start, latest=end) for row, start, end in found if start is not None}

    def _rows(self, articles: Collection[str]) -> Sequence[int]:
        known = select(ArticleRow.row).where(ArticleRow.team == self._scope.team, ArticleRow.id.in_(articles))
        return self._session.scalars(known).all() if articles else ()

    def _visible(self, rows: Collection[int], viewer: Viewer) -> Select[int, int, str]:
        return (
            select(MembershipRow.article, MembershipRow.story, ArticleRow.id)
            .join(ArticleRow, ArticleRow.row == MembershipRow.article)
            .where(MembershipRow.article.in_(rows), MembershipRow.team == self._scope.team)
            .where(is_current(viewer, self._scope.now))
            .where(sees_article(self._scope.checked(viewer), MembershipRow.article, self._scope.now))
        )

    def _signed(self, viewer: Viewer) -> Select[int, datetime, int, str, str | None, str | None]:
        return (
            select(
                MembershipRow.story,
                MembershipRow.dated_at,
                ArticleRow.row,
                ArticleRow.id,
                ArticleRow.signature,
                ArticleRow.published,
            )
            .join(ArticleRow, ArticleRow.row == MembershipRow.article)
            .where(MembershipRow.team == self._scope.team, ArticleRow.signature.is_not(None))
            .where(is_current(viewer, self._scope.now))
            .where(sees_article(self._scope.checked(viewer), MembershipRow.article, self._scope.now))
        )


def _asked(phrases: Iterable[str]) -> tuple[str, ...]:
    """The distinct terms of what is looked for, letters and digits only: nothing in them is the engine's syntax."""
    found = (index_term(stem(form)) for phrase in phrases for _, form in words(phrase))
    return tuple(dict.fromkeys(term for term in found if term))[:_TERMS_ASKED]


def _wanted(asked: Sequence[str], counted: Counts, affordable: int) -> list[Wanted]:
    """The rarest terms alone, as many as can be afforded, and the next ones two by two; unknown ones find nothing."""
    known = sorted((each for each in asked if each in counted.terms), key=lambda each: counted.terms[each])
    rarity = {term: math.log((1 + counted.articles) / counted.terms[term]) for term in known}
    alone, postings = list[str](), 0
    for term in known[:_TERMS_ALONE]:
        postings += counted.terms[term]
        if postings > affordable:
            break
        alone.append(term)
    pairs = combinations(known[len(alone) : len(alone) + _TERMS_PAIRED], 2)
    return [
        *(Wanted(terms=(term,), weight=rarity[term]) for term in alone),
        *(Wanted(terms=pair, weight=sum(rarity[term] for term in pair)) for pair in pairs),
    ]
