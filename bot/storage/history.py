"""How a finding's state changes: each change is a row that says who, when, from what to what, and why."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from bot.report import State
from bot.storage.records import FindingEvent
from bot.storage.scope import Scope
from bot.storage.tables import FindingEventRow, FindingRow


def change(
    scope: Scope,
    row: FindingRow,
    after: State,
    *,
    by: str | None = None,
    reason: str | None = None,
    at: datetime | None = None,
) -> None:
    """Bring a finding into a state and remember it. `by` None is the desk itself, which keeps the person's name."""
    before = row.state or None
    row.state = after
    if by is not None:
        row.by, row.reason, row.at = by, reason, at or scope.now
    if after == State.OPEN:
        row.by = row.reason = row.at = None
    scope.session.flush()  # a finding seen for the first time gets its row number here
    _remember(scope, row, before, after, by=by, reason=reason)


def note(scope: Scope, row: FindingRow, what: str, *, by: str | None = None, reason: str | None = None) -> None:
    """Remember what leaves a finding in its state: assigned, snoozed, woken; by the desk: carried on, not found."""
    scope.session.flush()
    _remember(scope, row, row.state, what, by=by, reason=reason)


def _remember(
    scope: Scope, row: FindingRow, before: str | None, after: str, *, by: str | None, reason: str | None
) -> None:
    event = FindingEventRow(
        team=scope.team, finding=row.row, before=before, after=after, by=by, reason=reason, at=scope.now
    )
    scope.session.add(event)
    if by is not None:
        row.reread = False  # somebody has taken it up
    scope.session.flush()


def restore(scope: Scope, row: FindingRow, by: str) -> None:
    """Take back the change that brought a finding into its present state, with who had decided what before that."""
    trail, before = _trail(scope, row), was_before(scope, row)
    confirmed = next((event for event in reversed(trail) if event.after == State.CONFIRMED), None)
    change(scope, row, before, by=by)
    if before == State.CONFIRMED and confirmed is not None:
        row.by, row.at = confirmed.by, confirmed.at
        scope.session.flush()


def was_before(scope: Scope, row: FindingRow) -> State:
    """The state a finding was in before the last change that brought it into its present one."""
    last = next((event for event in reversed(_trail(scope, row)) if event.after == row.state), None)
    return State(last.before) if last and last.before else State.OPEN


def events(scope: Scope, row: FindingRow) -> tuple[FindingEvent, ...]:
    """What happened to a finding and to those that became one with it, oldest first."""
    trail, told = _trail(scope, row), {row.row}
    fresh = told
    while fresh:
        fresh = set(scope.session.scalars(select(FindingRow.row).where(FindingRow.merged_into.in_(fresh)))) - told
        told = told | fresh
        trail += [event for number in sorted(fresh) for event in _events(scope, number)]
    return tuple(
        FindingEvent(before=event.before, after=event.after, by=event.by, reason=event.reason, at=event.at)
        for event in sorted(trail, key=lambda event: event.row)
    )


def _trail(scope: Scope, row: FindingRow) -> list[FindingEventRow]:
    return _events(scope, row.row)


def _events(scope: Scope, finding: int) -> list[FindingEventRow]:
    ordered = select(FindingEventRow).where(FindingEventRow.finding == finding).order_by(FindingEventRow.row)
    return list(scope.session.scalars(ordered))
