"""What people decide about findings.

A dismissal is of the discrepancy, by its key: it holds in the whole story, for every article and version that shows
the same. Made in public it holds in private channels too; made in a private channel it stays there.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from bot.report import Filed, State
from bot.storage import rows
from bot.storage.circles import reaches
from bot.storage.findings import STANDING, Findings
from bot.storage.history import change, events, note, restore
from bot.storage.records import FindingEvent
from bot.storage.scope import Scope
from bot.storage.tables import FindingRow
from bot.storage.viewer import Viewer


class Decisions:
    """Confirming, dismissing and taking back, for one unit of work.

    Each method returns the finding as it now stands, and None where the viewer sees no such finding. Two people who
    click at once end in one state: the first decision stands.
    """

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def confirm(self, finding: str, viewer: Viewer, by: str) -> Filed | None:
        """A person agrees that it is wrong: it stays open, marked, until a later version settles it."""
        row = self._row(finding, viewer)
        if row is not None and row.state == State.OPEN:
            change(self._scope, row, State.CONFIRMED, by=by)
        return rows.filed(row) if row else None

    def dismiss(self, finding: str, viewer: Viewer, by: str, reason: str) -> Filed | None:
        """A person says that it is fine: the same is not told again in this story."""
        row = self._row(finding, viewer)
        if row is not None and row.state != State.DISMISSED:
            for same in self._same(row):
                if same is row or same.state in STANDING:
                    change(self._scope, same, State.DISMISSED, by=by, reason=reason)
        return rows.filed(row) if row else None

    def assign(self, finding: str, viewer: Viewer, by: str, assignee: str) -> Filed | None:
        """A person looks after it from now on."""
        row = self._row(finding, viewer)
        if row is not None and row.assignee != assignee:
            row.assignee, row.assigned_by = assignee, by
            note(self._scope, row, "assigned", by=by, reason=assignee)
        return rows.filed(row) if row else None

    def snooze(self, finding: str, viewer: Viewer, by: str, until: datetime) -> Filed | None:
        """Put it off: it is told to nobody until then."""
        row = self._row(finding, viewer)
        if row is not None and row.state in STANDING:
            row.snoozed_until, row.snoozed_by = until, by
            note(self._scope, row, "snoozed", by=by, reason=until.isoformat())
        return rows.filed(row) if row else None

    def wake(self, finding: str, viewer: Viewer, by: str) -> Filed | None:
        """Tell it again before its time."""
        row = self._row(finding, viewer)
        if row is not None and row.snoozed_until is not None:
            row.snoozed_until = row.snoozed_by = None
            note(self._scope, row, "woken", by=by)
        return rows.filed(row) if row else None

    def wake_due(self) -> tuple[Filed, ...]:
        """End the snoozes that are over; the findings to tell again."""
        over = self._scope.session.scalars(
            select(FindingRow).where(FindingRow.team == self._scope.team, FindingRow.snoozed_until <= self._scope.now)
        ).all()
        for row in over:
            row.snoozed_until = row.snoozed_by = None
        self._scope.session.flush()
        return tuple(filed for row in over if (filed := rows.filed(row)))

    def undo(self, finding: str, viewer: Viewer, by: str) -> Filed | None:
        """Take back the confirmation or dismissal: the finding is what it was before."""
        row = self._row(finding, viewer)
        if row is not None and row.state in {State.DISMISSED, State.CONFIRMED}:
            undone = row.state
            for same in self._same(row) if undone == State.DISMISSED else [row]:
                if same.state == undone:
                    restore(self._scope, same, by)
        return rows.filed(row) if row else None

    def history(self, finding: str, viewer: Viewer) -> tuple[FindingEvent, ...]:
        """What happened to a finding, oldest first; empty where the viewer sees no such finding."""
        row = self._row(finding, viewer)
        return events(self._scope, row) if row else ()

    def _row(self, finding: str, viewer: Viewer) -> FindingRow | None:
        known = Findings(self._scope)
        if known.finding(finding, viewer) is None:
            return None
        return self._scope.session.get(FindingRow, known.row_of(finding))

    def _same(self, row: FindingRow) -> list[FindingRow]:
        same = select(FindingRow).where(FindingRow.story == row.story, FindingRow.key == row.key)
        return list(self._scope.session.scalars(same.where(reaches(row.circle, FindingRow.circle))))
