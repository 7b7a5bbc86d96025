"""What people decide about which story an article belongs to, remembered and undoable."""

from __future__ import annotations

import json

from sqlalchemy import delete, select

from bot.storage.findings import Findings
from bot.storage.records import SettledBy
from bot.storage.scope import Scope
from bot.storage.stories import Stories, touch
from bot.storage.tables import MembershipRow, MoveRow, ObservationRow, VersionRow


class Moves:
    """Moving articles between stories, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def move(self, article: str, by: str, *, target: str | None = None) -> str:
        """Take an article out of its story, into `target` or one of its own: "not this story". The new story's id.

        Remembered: the desk does not put it back. What it counted and said leaves the old ledger; what was found
        against others there is retracted. Enter it into the new story's ledger afterwards.
        """
        row = self._membership(article)
        destination = self._scope.known_story(target) if target else int(Stories(self._scope).open())
        if row.story == destination:
            return str(destination)
        self._session.add(
            MoveRow(
                team=self._scope.team,
                article=row.article,
                source=row.story,
                target=destination,
                by=by,
                at=self._scope.now,
                undone=False,
                membership=json.dumps(
                    {"decision": row.decision, "score": row.score, "reasons": row.reasons, "circle": row.circle}
                ),
            )
        )
        source = row.story
        row.story, row.decision, row.by, row.at = destination, SettledBy.MOVED, by, self._scope.now
        row.reasons, row.score, row.candidate = "[]", 1.0, None
        self._leave(row.article, source, destination)
        return str(destination)

    def undo(self, article: str) -> str | None:
        """Put an article back where it was before a person last moved it; that story's id, None where nobody did."""
        row = self._membership(article)
        move = self._session.scalar(
            select(MoveRow)
            .where(MoveRow.article == row.article, MoveRow.undone.is_(False))
            .order_by(MoveRow.row.desc())
            .limit(1)
        )
        if move is None:
            return None
        before = json.loads(move.membership)
        source, move.undone = row.story, True
        row.story, row.by, row.at = move.source, None, self._scope.now
        row.decision, row.score, row.reasons, row.circle = (
            before["decision"],
            before["score"],
            before["reasons"],
            before["circle"],
        )
        self._leave(row.article, source, move.source)
        return str(move.source)

    def excluded(self, article: str) -> frozenset[str]:
        """The stories a person took this article out of: no candidates for it."""
        moved = select(MoveRow.source).where(MoveRow.article == self._scope.article(article), MoveRow.undone.is_(False))
        return frozenset(str(story) for story in self._session.scalars(moved))

    def _membership(self, article: str) -> MembershipRow:
        row = self._session.scalar(
            select(MembershipRow).where(MembershipRow.article == self._scope.known_article(article))
        )
        if row is None:
            raise LookupError(f"article {article} belongs to no story yet")
        return row

    def _leave(self, article: int, source: int, target: int) -> None:
        self._session.flush()
        for line in (ObservationRow, VersionRow):
            self._session.execute(delete(line).where(line.article == article))
        Findings(self._scope).leave_story(article, source, target)
        touch(self._scope, source)
        touch(self._scope, target)
