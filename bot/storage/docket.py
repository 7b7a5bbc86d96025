"""Entering what the checks report about an article, and what becomes of what they reported before.

A decision is a person's: rules may find a discrepancy again, under another name or no more, and it stays decided. What
nobody decided about follows the rules. A text settles what was confirmed, never a rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bot.discrepancies.finding import Finding
from bot.report import State
from bot.storage import rows
from bot.storage.circles import heard_in, is_current, of_circle
from bot.storage.history import change, note, was_before
from bot.storage.records import Refiled
from bot.storage.scope import Scope
from bot.storage.succession import DECIDED, LIVE, Heir, decision, heirs, is_of, is_told, is_told_by, told_by
from bot.storage.tables import ArticleRow, FindingRow, MembershipRow
from bot.storage.versions import Versions

CARRIED, UNFOUND = "carried on", "not found"  # in a finding's history: under another key, by no rule of today


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One article in one story and circle, by their rows, with what was found there before by key."""

    story: int
    article: int
    circle: str
    family: frozenset[str]  # ids of the article's versions
    known: dict[str, FindingRow]
    dismissed: tuple[FindingRow, ...]  # other rows of the story whose dismissals count in the circle


class Docket:
    """Enters findings, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def enter(self, story: str, article: str, found: Sequence[Finding], circle: str) -> tuple[FindingRow, ...]:
        """Keep what is reported now, in the order given; settle what is not reported any more. The rows kept."""
        case = self._case(story, article, circle)
        kept = self._enter(case, heirs(found, case.known), gone=State.SETTLED)
        for row in kept:
            row.reread = False
        self._session.flush()
        return kept

    def enter_anew(self, story: str, article: str, found: Sequence[Finding], circle: str) -> Refiled:
        """The same after the article was read by other rules than before: what became of everything.

        What another article of the story tells already is not told by this one too. What is new is marked as found in
        rereading.
        """
        case = self._case(story, article, circle)
        before = {row: State(row.state) for row in case.known.values() if row.state in LIVE and is_told(row)}
        succeeding = [heir for heir in heirs(found, case.known) if not self._is_told_elsewhere(case, heir)]
        kept = frozenset(self._enter(case, succeeding, gone=State.WITHDRAWN))
        fresh = [row for row in kept if row.state == State.OPEN and is_told(row) and before.get(row) != State.OPEN]
        for row in fresh:
            row.reread = True
        self._session.flush()
        decided = [row for row, state in before.items() if state in DECIDED]
        carried = [row for row in decided if row.state == State.MERGED or (row in kept and row.state == before[row])]
        undecided = [row for row, state in before.items() if state is State.OPEN]
        stood = [row for row in undecided if row.state == State.MERGED or (row in kept and is_told(row))]
        for row in decided:
            if row not in kept and row.state == before[row]:
                note(self._scope, row, UNFOUND)
        return Refiled(
            kept=len(stood),
            new=len(fresh),
            withdrawn=len(undecided) - len(stood),
            carried=len(carried),
            unfound=len(decided) - len(carried),
        )

    def _case(self, story: str, article: str, circle: str) -> _Case:
        number, row = self._scope.known_story(story), self._scope.known_article(article)
        family = Versions(self._scope).family(article)
        found = self._session.execute(
            select(FindingRow, ArticleRow.id)
            .join(ArticleRow, ArticleRow.row == FindingRow.left_article)
            .where(FindingRow.story == number, FindingRow.circle == circle)
            .where(ArticleRow.id.in_(family))
        ).all()
        # Of versions that have the same, the article's own comes last and stays.
        ordered = sorted(found, key=lambda pair: (pair[1] == article, pair[0].row))
        known = {each.key: each for each, _ in ordered}
        mine = set(known.values())
        dismissed = tuple(each for each in self._dismissals(number, circle) if each not in mine)
        return _Case(story=number, article=row, circle=circle, family=family, known=known, dismissed=dismissed)

    def _enter(self, case: _Case, succeeding: Sequence[Heir], *, gone: State) -> tuple[FindingRow, ...]:
        revived = [self._revived(heir) for heir in succeeding]
        decided = [(heir, self._decision(case, heir)) for heir in revived if heir.held is None]
        # What a decision says is taken down first: entering one heir may change what the next one's parts are.
        held = [(heir, by, State(by.state) if by else State.OPEN) for heir, by in decided]
        kept: dict[FindingRow, Heir] = {}
        for heir, by, state in held:
            kept[self._succeed(case, heir, by, state, kept)] = heir
        for row, heir in kept.items():
            self._merge(row, [part for part in heir.parts if part not in kept])
        for row in case.known.values():
            if row not in kept:
                self._let_go(case, row, gone)
        self._session.flush()
        return tuple(kept)

    def _revived(self, heir: Heir) -> Heir:
        """An heir whose own row had become one with another is two again, and its own is as before."""
        own = heir.own
        if own is None or own.state != State.MERGED:
            return heir
        own.merged_into = None
        change(self._scope, own, was_before(self._scope, own))
        return Heir(finding=heir.finding, own=own, parts=(own, *heir.parts)) if own.state in LIVE else heir

    def _decision(self, case: _Case, heir: Heir) -> FindingRow | None:
        if any(row.state in {State.OPEN, State.CONFIRMED} and is_told(row) for row in heir.parts):
            return decision(heir, ())
        return decision(heir, [row for row in case.dismissed if is_of(row, heir.finding)])

    def _dismissals(self, story: int, circle: str) -> list[FindingRow]:
        found = self._session.scalars(
            select(FindingRow)
            .where(FindingRow.story == story, FindingRow.state == State.DISMISSED)
            .where(FindingRow.circle.in_(heard_in(circle)))
            .order_by(FindingRow.row)
        )
        return list(found)

    def _succeed(
        self, case: _Case, heir: Heir, by: FindingRow | None, state: State, taken: dict[FindingRow, Heir]
    ) -> FindingRow:
        """The row an heir is kept in, filled and in its state."""
        row = self._row(case, heir, state, taken)
        key, before = row.key, row.state
        row.left_article, row.key = case.article, heir.finding.key
        row.right_article = self._scope.article(heir.finding.right.article) if heir.finding.right else None
        for name, value in rows.finding_columns(heir.finding).items():
            setattr(row, name, value)
        self._session.add(row)
        if by is None and before != State.OPEN:
            change(self._scope, row, State.OPEN)
        elif by is not None and before != state:
            change(self._scope, row, state, by=by.by, reason=by.reason, at=by.at)
        elif by is not None and key != row.key:
            note(self._scope, row, CARRIED)
        return row

    def _row(self, case: _Case, heir: Heir, state: State, taken: dict[FindingRow, Heir]) -> FindingRow:
        if heir.own is not None:
            return heir.own
        # One that was confirmed and shares an issue with others is told in its own row, and so is one still open.
        fitting = (part for part in heir.parts if part.state == state and part not in taken)
        row = next(fitting, None)
        if row is None:
            row = FindingRow(
                team=self._scope.team,
                story=case.story,
                circle=case.circle,
                key=heir.finding.key,
                state="",
                reread=False,
                found_at=self._scope.now,
            )
        return row

    def _merge(self, row: FindingRow, parts: Sequence[FindingRow]) -> None:
        """Note that others are one issue with `row`. What is dismissed and what is told are never one row."""
        for part in parts:
            if part.state not in LIVE or not is_told(part):
                continue
            if (part.state == State.DISMISSED) != (row.state == State.DISMISSED):
                continue
            if row.assignee is None and part.assignee is not None:
                row.assignee, row.assigned_by = part.assignee, part.assigned_by
            part.merged_into = row.row
            part.snoozed_until = part.snoozed_by = None
            change(self._scope, part, State.MERGED)

    def _let_go(self, case: _Case, row: FindingRow, gone: State) -> None:
        if row.state == State.OPEN:
            change(self._scope, row, gone)
        elif row.state == State.CONFIRMED and not self._stands(case, row):
            change(self._scope, row, State.SETTLED)

    def _stands(self, case: _Case, row: FindingRow) -> bool:
        """Whether the texts a finding is about are what they were: no later version, none gone from the story."""
        told = told_by(row)
        if told is None or row.left_article != case.article:
            return False
        against = {side.article for side in told.against}
        if not against - case.family:
            return True
        standing = (
            select(ArticleRow.row)
            .join(MembershipRow, MembershipRow.article == ArticleRow.row)
            .where(ArticleRow.team == self._scope.team, ArticleRow.id.in_(against))
            .where(MembershipRow.story == case.story)
            .where(is_current(of_circle(self._scope.team, case.circle), self._scope.now))
        )
        return self._session.scalar(standing.limit(1)) is not None

    def _is_told_elsewhere(self, case: _Case, heir: Heir) -> bool:
        """Whether others have findings against the article that tell what would be new here from its side."""
        finding = heir.finding
        if heir.own is not None or heir.parts or not finding.severity.rank or finding.right is None:
            return False
        named = {side.article for side in finding.against} - case.family
        there = select(ArticleRow.row).where(ArticleRow.team == self._scope.team, ArticleRow.id.in_(named))
        found = self._session.scalars(
            select(FindingRow)
            .where(FindingRow.story == case.story, FindingRow.circle == case.circle, FindingRow.state.in_(LIVE))
            .where(FindingRow.left_article.in_(there))
        ).all()
        return is_told_by([row for row in found if self._is_against(row, case) and is_of(row, finding)], finding)

    def _is_against(self, row: FindingRow, case: _Case) -> bool:
        told = told_by(row)
        return told is not None and any(side.article in case.family for side in told.against)
