"""What people decide about stories: kept as rulings, each with the articles it moved, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select

from bot.storage.circles import EVERYBODY, belongs
from bot.storage.moves import Moves
from bot.storage.scope import Scope, number_of
from bot.storage.stories import Stories
from bot.storage.tables import MembershipRow, MoveRow, RulingRow, StoryNameRow
from bot.storage.viewer import Viewer
from bot.stories.ruling import Ruling, RulingKind


class Rulings:
    """People's decisions about stories, for one unit of work. Enter what moved into its new ledger afterwards."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session
        self._moves = Moves(scope)

    def part(self, article: str, by: str) -> Ruling:
        """ "Not this story": the article goes into a story of its own. Raises LookupError for one of no story."""
        row = self._moves.membership(article)
        return self._moved(RulingKind.PARTED, [row], int(Stories(self._scope).open()), by, other=row.story)

    def move(self, article: str, story: str, by: str, *, kind: RulingKind = RulingKind.MOVED) -> Ruling:
        """The article belongs to another known story. Raises LookupError where one of the two is unknown."""
        row = self._moves.membership(article)
        return self._moved(kind, [row], self._scope.known_story(story), by, other=row.story)

    def merge(self, story: str, into: str, by: str, *, kind: RulingKind = RulingKind.MERGED) -> Ruling:
        """Both are one story, known as `into` from now on; the other's id stands for it too."""
        source, target = self._scope.known_story(story), self._scope.known_story(into)
        if source == target:
            raise LookupError(f"stories {story} and {into} are one already")
        rows = self._session.scalars(select(MembershipRow).where(MembershipRow.story == source)).all()
        return self._moved(kind, rows, target, by, other=source)

    def split(self, articles: Sequence[str], by: str) -> Ruling:
        """These articles of one story are a story of their own. Raises LookupError without any, or of two stories."""
        rows = [self._moves.membership(article) for article in dict.fromkeys(articles)]
        if len({row.story for row in rows}) != 1:
            raise LookupError("a split takes articles of one story")
        return self._moved(RulingKind.SPLIT, rows, int(Stories(self._scope).open()), by, other=rows[0].story)

    def keep_out(self, article: str, by: str) -> Ruling:
        """ "No" to a maybe: the article stays where it is, and the desk does not ask again. Raises LookupError."""
        row = self._moves.membership(article)
        if row.candidate is None:
            raise LookupError(f"nobody is asked where article {article} belongs")
        ruling = self._add(RulingKind.PARTED, row.story, by, other=self._scope.resolved(row.candidate))
        self._moves.keep_out(row, self._scope.resolved(row.candidate), by, ruling=ruling.row)
        return _ruling(ruling)

    def rename(self, story: str, name: str, by: str, *, circle: str = EVERYBODY) -> Ruling:
        """Call a story so, in one circle; the desk does not overrule it."""
        Stories(self._scope).rename(story, name, circle=circle, by=by)
        return _ruling(self._add(RulingKind.RENAMED, self._scope.known_story(story), by, name=name, circle=circle))

    def undo(self, ruling: str, by: str) -> tuple[str, ...]:
        """Take a decision back; the ids of the articles that went back, oldest first.

        Articles moved on since stay where they are; a decision taken back before changes nothing. Raises LookupError.
        """
        row = self._row(ruling)
        if row is None:
            raise LookupError(f"nobody decided {ruling}")
        if row.undone_by is not None:
            return ()
        row.undone_by = by
        self._session.flush()
        if row.kind == RulingKind.RENAMED:
            self._unname(row)
        back = self._moves.take_back(row.row)
        self._session.flush()
        return back

    def ruling(self, ruling: str) -> Ruling | None:
        """One decision by its id."""
        row = self._row(ruling)
        return _ruling(row) if row else None

    def of_story(self, story: str, viewer: Viewer, *, limit: int = 20) -> tuple[Ruling, ...]:
        """What was decided about a story, latest first. A name given in another circle is left out."""
        number = self._scope.story(story)
        found = self._session.scalars(
            select(RulingRow)
            .where(RulingRow.team == self._scope.team, or_(RulingRow.story == number, RulingRow.other == number))
            .order_by(RulingRow.row.desc())
            .limit(limit)
        )
        return tuple(_ruling(row) for row in found if belongs(viewer, row.circle))

    def of_article(self, article: str) -> Ruling | None:
        """The decision that put the article where it is, while it stands."""
        row = self._session.scalar(
            select(RulingRow)
            .join(MoveRow, MoveRow.ruling == RulingRow.row)
            .where(MoveRow.article == self._scope.article(article), MoveRow.undone.is_(False))
            .order_by(MoveRow.row.desc())
            .limit(1)
        )
        return _ruling(row) if row else None

    def _moved(self, kind: RulingKind, rows: Sequence[MembershipRow], target: int, by: str, *, other: int) -> Ruling:
        ruling = self._add(kind, target, by, other=other)
        ruling.articles = len(self._moves.move_all(rows, target, by, ruling=ruling.row))
        self._session.flush()
        return _ruling(ruling)

    def _add(
        self,
        kind: RulingKind,
        story: int,
        by: str,
        *,
        other: int | None = None,
        name: str | None = None,
        circle: str = EVERYBODY,
    ) -> RulingRow:
        row = RulingRow(
            team=self._scope.team,
            kind=kind.value,
            story=story,
            other=other,
            articles=0,
            name=name,
            circle=circle,
            by=by,
            at=self._scope.now,
        )
        self._session.add(row)
        self._session.flush()
        return row

    def _unname(self, ruling: RulingRow) -> None:
        """Give the name back that a person gave before; where nobody did, the desk names the story again."""
        before = self._session.scalar(
            select(RulingRow)
            .where(RulingRow.story == ruling.story, RulingRow.circle == ruling.circle)
            .where(RulingRow.kind == RulingKind.RENAMED, RulingRow.undone_by.is_(None))
            .order_by(RulingRow.row.desc())
            .limit(1)
        )
        named = select(StoryNameRow).where(StoryNameRow.story == ruling.story, StoryNameRow.circle == ruling.circle)
        row = self._session.scalar(named)
        if row is not None and before is not None:
            row.name, row.by = before.name or row.name, before.by
        elif row is not None:
            self._session.delete(row)

    def _row(self, ruling: str) -> RulingRow | None:
        number = number_of(ruling)
        found = select(RulingRow).where(RulingRow.team == self._scope.team, RulingRow.row == number)
        return self._session.scalar(found)


def _ruling(row: RulingRow) -> Ruling:
    return Ruling(
        id=str(row.row),
        kind=RulingKind(row.kind),
        story=str(row.story),
        other=str(row.other) if row.other is not None else None,
        articles=row.articles,
        name=row.name,
        by=row.by,
        at=row.at,
        undone=row.undone_by is not None,
    )
