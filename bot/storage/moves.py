"""Articles going from one story to another because a person said so: remembered and undoable."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, select

from bot.storage.findings import Findings
from bot.storage.records import SettledBy
from bot.storage.scope import Scope
from bot.storage.stories import Stories, touch
from bot.storage.tables import ArticleRow, MembershipRow, MoveRow, ObservationRow, VersionRow

_BATCH = 500  # articles named in one statement


class Moves:
    """Moving articles between stories, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def move(self, article: str, by: str, *, target: str | None = None) -> str:
        """Take an article out of its story, into `target` or one of its own. The new story's id.

        Raises LookupError for an article of no story.
        """
        row = self.membership(article)
        destination = self._scope.known_story(target) if target else int(Stories(self._scope).open())
        self.move_all([row], destination, by)
        return str(destination)

    def move_all(
        self, rows: Sequence[MembershipRow], target: int, by: str, *, ruling: int | None = None
    ) -> tuple[str, ...]:
        """Take articles out of their stories into `target`; the ids of those moved, oldest first.

        The desk does not put them back. What they counted and said leaves the old ledgers; what was found against
        others there is retracted. Enter them into the target's ledger afterwards.
        """
        moving = [row for row in rows if row.story != target]
        sources = dict.fromkeys(row.story for row in moving)
        for row in moving:
            self._session.add(self._move(row, target, by, ruling))
            row.story, row.decision, row.by, row.at = target, SettledBy.MOVED, by, self._scope.now
            row.reasons, row.score, row.candidate = "[]", 1.0, None
        for source in sources:
            self._leave([row.article for row in moving], source, target)
        return self._ids(row.article for row in moving)

    def undo(self, article: str) -> str | None:
        """Put an article back where it was before a person last moved it; that story's id, None where nobody did."""
        row = self.membership(article)
        move = self._session.scalar(
            select(MoveRow)
            .where(MoveRow.article == row.article, MoveRow.undone.is_(False))
            .order_by(MoveRow.row.desc())
            .limit(1)
        )
        if move is None:
            return None
        self._take_back([(row, move)])
        return str(move.source)

    def take_back(self, ruling: int) -> tuple[str, ...]:
        """Put the articles a ruling moved back; those moved on since stay. The ids of those put back, oldest first."""
        made = select(MoveRow, MembershipRow).join(MembershipRow, MembershipRow.article == MoveRow.article)
        moved = self._session.execute(made.where(MoveRow.ruling == ruling, MoveRow.undone.is_(False))).all()
        targets = {target: self._scope.resolved(target) for target in {move.target for move, _ in moved}}
        staying = [(row, move) for move, row in moved if row.story == targets[move.target]]
        self._take_back(staying)
        return self._ids(row.article for row, _ in staying)

    def excluded(self, article: str) -> frozenset[str]:
        """The stories a person took this article out of, or kept it out of: no candidates for it."""
        row = self._scope.article(article)
        moved = select(MoveRow.source).where(MoveRow.article == row, MoveRow.undone.is_(False))
        return frozenset(str(self._scope.resolved(story)) for story in self._session.scalars(moved))

    def membership(self, article: str) -> MembershipRow:
        """The row of an article's membership. Raises LookupError for an article of no story."""
        row = self._session.scalar(
            select(MembershipRow).where(MembershipRow.article == self._scope.known_article(article))
        )
        if row is None:
            raise LookupError(f"article {article} belongs to no story yet")
        return row

    def keep_out(self, row: MembershipRow, story: int, by: str, *, ruling: int) -> None:
        """Note that an article stays where it is and out of `story`."""
        move = self._move(row, row.story, by, ruling)
        move.source = story
        self._session.add(move)
        row.candidate, row.decision, row.by, row.at = None, SettledBy.MOVED, by, self._scope.now
        self._session.flush()

    def _move(self, row: MembershipRow, target: int, by: str, ruling: int | None) -> MoveRow:
        kept = {name: getattr(row, name) for name in ("story", "decision", "score", "reasons", "circle", "candidate")}
        return MoveRow(
            team=self._scope.team,
            article=row.article,
            source=row.story,
            target=target,
            by=by,
            at=self._scope.now,
            undone=False,
            membership=json.dumps(kept),
            ruling=ruling,
        )

    def _take_back(self, moved: Iterable[tuple[MembershipRow, MoveRow]]) -> None:
        """Put the articles of these memberships back, those that take the same way together."""
        ways: dict[tuple[int, int], list[int]] = defaultdict(list)
        for row, move in moved:
            kept = json.loads(move.membership)
            left, before = row.story, int(kept.pop("story", move.source))
            move.undone = True
            row.story, row.by, row.at = before, None, self._scope.now
            for name, value in kept.items():
                setattr(row, name, value)
            if before != left:
                ways[left, before].append(row.article)
        for (left, before), articles in ways.items():
            self._leave(articles, left, before)
        self._session.flush()

    def _ids(self, rows: Iterable[int]) -> tuple[str, ...]:
        """The ids of articles by their rows, oldest first."""
        numbers = list(rows)
        found: list[tuple[datetime, int, str]] = []
        for start in range(0, len(numbers), _BATCH):
            some = numbers[start : start + _BATCH]
            known = self._session.execute(
                select(ArticleRow.dated_at, ArticleRow.row, ArticleRow.id).where(ArticleRow.row.in_(some))
            )
            found += [(at, row, id_) for at, row, id_ in known]
        return tuple(id_ for _, _, id_ in sorted(found))

    def _leave(self, articles: Sequence[int], source: int, target: int) -> None:
        self._session.flush()
        for start in range(0, len(articles), _BATCH):
            some = articles[start : start + _BATCH]
            for line in (ObservationRow, VersionRow):
                self._session.execute(delete(line).where(line.article.in_(some)))
        Findings(self._scope).leave_story(articles, source, target)
        touch(self._scope, source)
        touch(self._scope, target)
