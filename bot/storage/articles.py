"""Articles with what was read in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import Select, delete, insert, select, update

from bot.article import Article, Embargo
from bot.ingest.pages.address import article_url
from bot.ledger.happening_entry import accounts, sequences
from bot.reading import Reading
from bot.storage import rows
from bot.storage.circles import is_current, one_by_one, sees_article
from bot.storage.codec import dump
from bot.storage.scope import Scope
from bot.storage.search.planner import by_index, in_order
from bot.storage.search.terms import Terms
from bot.storage.tables import ArticleRow, FigureRow, HappeningRow, MembershipRow, NameRow, QuoteRow, SequenceRow
from bot.storage.viewer import Viewer

_LISTED = 200  # articles with one number or one address
_FEW = 2_000  # articles with one number that are all gone through; of more the latest are, until enough have it
_Part = TypeVar("_Part", FigureRow, QuoteRow, HappeningRow, SequenceRow, NameRow)


class Articles:
    """The archive's articles, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def save_reading(
        self, reading: Reading, *, imported: bool = False, replace: bool = False, stamp: str | None = None
    ) -> bool:
        """Keep an article with what was read in it; True where it is new.

        An article already there stays as it is, unless `replace` asks for the new reading. `imported` articles are
        known to the whole team without a posting. `stamp` says by which rules it was read (bot/stamp.py).
        """
        known = self._scope.article(reading.article.id)
        if known is None:
            columns = rows.article_columns(reading.article, self._scope.now)
            row = ArticleRow(team=self._scope.team, open=imported, stamp=stamp, **columns)
            self._session.add(row)
            self._session.flush()
            Terms(self._scope).add(row.indexed.split())
            self._fill(row.row, reading)
            return True
        if imported:
            self._session.execute(update(ArticleRow).where(ArticleRow.row == known).values(open=True))
        if replace:
            for table in (FigureRow, QuoteRow, HappeningRow, SequenceRow, NameRow):
                self._session.execute(delete(table).where(table.article == known))
            self._fill(known, reading)
            self._session.execute(update(ArticleRow).where(ArticleRow.row == known).values(stamp=stamp))
        return False

    def amend_embargo(self, article: str, embargo: Embargo | None) -> None:
        """What an article says of its embargo, which is no part of its words, now that its post was edited."""
        row = self._session.get_one(ArticleRow, self._scope.known_article(article))
        known = rows.article(row)
        if known.embargo != embargo:
            row.about = dump(replace(known, embargo=embargo, text=""))
            self._session.flush()

    def save_signature(self, article: str, signature: str) -> None:
        """Keep the JSON of an article's signature beside it. Raises LookupError for an article not saved."""
        row = self._scope.known_article(article)
        self._session.execute(update(ArticleRow).where(ArticleRow.row == row).values(signature=signature))

    def imported(self, articles: Iterable[str]) -> frozenset[str]:
        """Those of the ids that are known to the whole team without a posting."""
        known = select(ArticleRow.id).where(
            ArticleRow.team == self._scope.team, ArticleRow.id.in_(list(articles)), ArticleRow.open.is_(True)
        )
        return frozenset(self._session.scalars(known))

    def article(self, article: str, viewer: Viewer) -> Article | None:
        """The article, when the viewer may see it."""
        row = self._visible(article, viewer)
        return rows.article(row) if row else None

    def known(self, articles: Collection[str], viewer: Viewer) -> dict[str, Article]:
        """Those of the articles by id that the viewer may see."""
        found = self._session.scalars(
            select(ArticleRow)
            .where(ArticleRow.team == self._scope.team, ArticleRow.id.in_(articles))
            .where(sees_article(self._scope.checked(viewer), ArticleRow.row, self._scope.now))
            .order_by(ArticleRow.row)
        )
        return {row.id: rows.article(row) for row in found}

    def at(self, link: str, viewer: Viewer) -> tuple[str, ...]:
        """The ids of the articles with that address, however it is written, that the viewer may see; latest first."""
        keys = {rows.url_key_of(each) for each in (link, article_url(link)) if each}
        addressed = select(ArticleRow.id).where(ArticleRow.team == self._scope.team, ArticleRow.url_key.in_(keys))
        return self._ids(addressed, viewer)

    def counting(
        self, number: Decimal, viewer: Viewer, *, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[str, ...]:
        """The ids of the latest articles with a figure of that value that the viewer may see."""
        counted = select(FigureRow.article).where(FigureRow.team == self._scope.team, FigureRow.value == number)
        with in_order(self._scope):
            few = self._session.scalars(counted.limit(_FEW)).all()
        if len(few) < _FEW:
            wanted = select(ArticleRow.id).where(ArticleRow.row.in_(few))
        else:
            held = select(FigureRow.row).where(FigureRow.article == ArticleRow.row, FigureRow.value == number)
            wanted = select(ArticleRow.id).where(ArticleRow.team == self._scope.team, one_by_one(held))
        if since is not None:
            wanted = wanted.where(ArticleRow.dated_at >= since)
        if until is not None:
            wanted = wanted.where(ArticleRow.dated_at <= until)
        with in_order(self._scope) if len(few) == _FEW else by_index(self._scope):
            return self._ids(wanted, viewer)

    def _ids(self, wanted: Select[str], viewer: Viewer) -> tuple[str, ...]:
        seen = sees_article(self._scope.checked(viewer), ArticleRow.row, self._scope.now)
        latest = wanted.where(seen).order_by(ArticleRow.dated_at.desc())
        return tuple(self._session.scalars(latest.limit(_LISTED)))

    def reading(self, article: str, viewer: Viewer) -> Reading | None:
        """The article with what was read in it, when the viewer may see it."""
        row = self._visible(article, viewer)
        return self._readings([row])[0] if row else None

    def readings_of_story(
        self, story: str, viewer: Viewer, *, latest: int | None = None, superseded: bool = False
    ) -> tuple[Reading, ...]:
        """The readings of a story's articles the viewer may see, oldest first; given a number, the `latest`.

        Versions that another article supersedes are left out unless asked for.
        """
        return self._readings(self._of_story(story, viewer, latest, superseded))

    def replaced_readings(self, story: str, viewer: Viewer, *, latest: int) -> tuple[tuple[Reading, str | None], ...]:
        """The `latest` readings of a story's articles that others have taken the place of, with the id of the other.

        Of those the viewer may see, oldest first; None where they may not see what took the place.
        """
        wanted = (
            select(ArticleRow)
            .join(MembershipRow, MembershipRow.article == ArticleRow.row)
            .where(MembershipRow.story == self._scope.story(story), ArticleRow.superseded_by.is_not(None))
            .where(sees_article(self._scope.checked(viewer), ArticleRow.row, self._scope.now))
            .order_by(MembershipRow.dated_at.desc(), MembershipRow.article.desc())
            .limit(latest)
        )
        found = self._session.scalars(wanted).all()[::-1]
        later = (
            select(ArticleRow.row, ArticleRow.id)
            .where(ArticleRow.row.in_([row.superseded_by for row in found]))
            .where(sees_article(viewer, ArticleRow.row, self._scope.now))
        )
        names = {row: id_ for row, id_ in self._session.execute(later)}  # noqa: C416  # dict() loses the types
        readings = self._readings(found)
        return tuple((each, names.get(row.superseded_by or 0)) for row, each in zip(found, readings, strict=True))

    def of_story(self, story: str, viewer: Viewer, *, latest: int | None = None) -> tuple[Article, ...]:
        """The same without what was read in them, superseded versions left out."""
        return tuple(rows.article(row) for row in self._of_story(story, viewer, latest, superseded=False))

    def _of_story(self, story: str, viewer: Viewer, latest: int | None, superseded: bool) -> Sequence[ArticleRow]:
        wanted = (
            select(ArticleRow)
            .join(MembershipRow, MembershipRow.article == ArticleRow.row)
            .where(MembershipRow.story == self._scope.story(story))
            .where(sees_article(self._scope.checked(viewer), ArticleRow.row, self._scope.now))
            .order_by(MembershipRow.dated_at.desc(), MembershipRow.article.desc())
            .limit(latest)
        )
        if not superseded:
            wanted = wanted.where(is_current(viewer, self._scope.now))
        return self._session.scalars(wanted).all()[::-1]

    def _fill(self, row: int, reading: Reading) -> None:
        parts: tuple[tuple[type[Any], list[dict[str, Any]]], ...] = (
            (FigureRow, [rows.figure_columns(figure) for figure in reading.figures]),
            (QuoteRow, [rows.quote_columns(quote) for quote in reading.quotes]),
            (HappeningRow, [rows.happening_columns(account) for account in accounts(reading)]),
            (SequenceRow, [rows.sequence_columns(account) for account in sequences(reading)]),
            (NameRow, [rows.name_columns(name) for name in reading.names]),
        )
        place = {"team": self._scope.team, "article": row}
        for table, columns in parts:
            if columns:
                numbered = [{**place, "position": at, **each} for at, each in enumerate(columns)]
                self._session.execute(insert(table), numbered)

    def _visible(self, article: str, viewer: Viewer) -> ArticleRow | None:
        return self._session.scalar(
            select(ArticleRow)
            .where(ArticleRow.team == self._scope.team, ArticleRow.id == article)
            .where(sees_article(self._scope.checked(viewer), ArticleRow.row, self._scope.now))
        )

    def _readings(self, found: Sequence[ArticleRow]) -> tuple[Reading, ...]:
        numbers = [row.row for row in found]
        figures = self._parts(FigureRow, numbers)
        quotes = self._parts(QuoteRow, numbers)
        happenings = self._parts(HappeningRow, numbers)
        ordered = self._parts(SequenceRow, numbers)
        names = self._parts(NameRow, numbers)
        return tuple(
            rows.reading(
                row,
                figures=figures[row.row],
                quotes=quotes[row.row],
                happenings=happenings[row.row],
                sequences=ordered[row.row],
                names=names[row.row],
            )
            for row in found
        )

    def _parts(self, table: type[_Part], articles: Collection[int]) -> dict[int, list[_Part]]:
        parts: dict[int, list[_Part]] = defaultdict(list)
        wanted = select(table).where(table.article.in_(articles)).order_by(table.article, table.position)
        for part in self._session.scalars(wanted):
            parts[part.article].append(part)
        return parts
