"""Which finding of today carries on which of before, and what people's decisions make of it.

Found again under its key, a finding is what it was. One whose key the rules have changed is known by its passages. Two
that have become one are as the weightiest decision says, and a dismissal holds only where all that is in it was
dismissed; one that has become two leaves its decision to both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.discrepancies.finding import Finding
from bot.discrepancies.identity import covers, is_one_issue
from bot.report import State
from bot.storage import rows
from bot.storage.tables import FindingRow
from bot.verdict import Severity

LIVE = (State.OPEN, State.CONFIRMED, State.DISMISSED)
DECIDED = (State.CONFIRMED, State.DISMISSED)
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heir:
    """A finding of today with what it carries on: its own row, if there is one, and the others of its issue."""

    finding: Finding
    own: FindingRow | None = None  # known under the same key, in whatever state
    parts: tuple[FindingRow, ...] = ()  # those that stand or were dismissed, its own first

    @property
    def held(self) -> FindingRow | None:
        """What people decided about, where the rules of today only say that nothing differs: it stays as it was."""
        own = self.own
        decided = own is not None and own.state in DECIDED and is_told(own)
        return own if decided and not self.finding.severity.rank else None


def heirs(found: Iterable[Finding], known: Mapping[str, FindingRow]) -> tuple[Heir, ...]:
    """Each finding, once a key, with its predecessors among the known rows of the article, which are by key.

    A predecessor of several is that of those which have no row of their own, where there are such.
    """
    by_key = {finding.key: finding for finding in found}
    own = {key: row for key in by_key if (row := known.get(key)) is not None and row.state in LIVE}
    others = [row for key, row in known.items() if key not in by_key and row.state in LIVE and is_told(row)]
    parts: dict[str, list[FindingRow]] = {key: [row] for key, row in own.items()}
    for row in others:
        told = told_by(row)
        succeeding = [key for key, finding in by_key.items() if told and _is_next(told, finding)]
        for key in [key for key in succeeding if key not in own] or succeeding:
            parts.setdefault(key, []).append(row)
    return tuple(
        Heir(finding=finding, own=known.get(key), parts=tuple(parts.get(key, ()))) for key, finding in by_key.items()
    )


def _is_next(old: Finding, finding: Finding) -> bool:
    return finding.severity is not Severity.NONE and is_one_issue(old, finding)


def decision(heir: Heir, dismissed: Iterable[FindingRow]) -> FindingRow | None:
    """The row whose decision holds for an heir; None where nobody's does, and it is open.

    `dismissed` are other rows of the story whose dismissal counts where the heir is told.
    """
    parts = [row for row in heir.parts if is_told(row) or row.state in DECIDED]
    confirmed = [row for row in parts if row.state == State.CONFIRMED]
    if confirmed:
        return min(confirmed, key=lambda row: (row is not heir.own, row.at or _NEVER, row.row))
    waved = [row for row in parts if row.state == State.DISMISSED]
    own = next((row for row in waved if row is heir.own), None)
    if own is not None or any(row.state == State.OPEN for row in parts):
        return own  # the very same was dismissed, or something in it was not
    waved = [*waved, *dismissed]
    same = next((row for row in waved if row.key == heir.finding.key), None)
    if same is not None or not waved:
        return same
    return waved[0] if covers([told for row in waved if (told := told_by(row))], heir.finding) else None


def is_of(row: FindingRow, finding: Finding) -> bool:
    """Whether a row tells of the finding's issue, in whichever article."""
    if row.key == finding.key:
        return True
    told = told_by(row) if is_told(row) and finding.severity.rank else None
    return told is not None and is_one_issue(told, finding)


def is_told_by(others: Sequence[FindingRow], finding: Finding) -> bool:
    """Whether other rows, which are of the finding's issue, tell all of it."""
    return bool(others) and covers([told for row in others if (told := told_by(row))], finding)


def is_told(row: FindingRow) -> bool:
    """Whether a row tells a difference; what agrees is kept and told to nobody."""
    return Severity(row.severity).rank > 0


def told_by(row: FindingRow) -> Finding | None:
    """The finding of a row; None once the text it quotes is forgotten."""
    filed = rows.filed(row)
    return filed.finding if filed else None
