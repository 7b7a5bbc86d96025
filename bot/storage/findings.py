"""Findings as the desk keeps them.

A finding belongs to the article it was found in and to a circle: found in a private channel, it stays there, and so
does what people do with it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, or_, select

from bot.discrepancies.finding import Finding
from bot.report import Filed, State
from bot.storage import rows
from bot.storage.circles import EVERYBODY, in_circle, of_circle, sees_article, visible_articles
from bot.storage.docket import Docket
from bot.storage.history import change
from bot.storage.records import Refiled
from bot.storage.scope import Scope, number_of
from bot.storage.tables import ArticleRow, FindingRow
from bot.storage.viewer import Viewer
from bot.verdict import Severity

STANDING = (State.OPEN, State.CONFIRMED)
_BATCH = 500  # articles named in one statement


class Findings:
    """The findings of one team, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def save(self, story: str, article: str, found: Sequence[Finding], *, circle: str = EVERYBODY) -> tuple[Filed, ...]:
        """Keep what the checks report about an article now, in the order given.

        The same discrepancy keeps its row, its state and its history, known by its key or else by its passages. What
        was found in this article, or in another version of it, and is no longer reported is settled; confirmed by
        somebody, only where one of its texts has changed. What somebody dismissed in this story stays dismissed.
        """
        kept = Docket(self._scope).enter(story, article, found, circle)
        return tuple(filed for row in kept if (filed := rows.filed(row)))

    def save_anew(self, story: str, article: str, found: Sequence[Finding], *, circle: str = EVERYBODY) -> Refiled:
        """The same for an article read by other rules than before; what became of what was found before."""
        return Docket(self._scope).enter_anew(story, article, found, circle)

    def of_story(self, story: str, viewer: Viewer, states: Collection[State] = STANDING) -> tuple[Filed, ...]:
        """The story's findings in these states that the viewer may see, in the order they were first found."""
        return self._filed(viewer, FindingRow.story == self._scope.story(story), FindingRow.state.in_(list(states)))

    def of_article(self, article: str, viewer: Viewer, states: Collection[State] = tuple(State)) -> tuple[Filed, ...]:
        """What was found in an article, in these states, where the viewer may see it."""
        row = self._scope.article(article)
        return self._filed(viewer, FindingRow.left_article == row, FindingRow.state.in_(list(states)))

    def against(self, article: str, viewer: Viewer, states: Collection[State] = STANDING) -> tuple[Filed, ...]:
        """What was found in other articles that differs from this one."""
        row = self._scope.article(article)
        return self._filed(viewer, FindingRow.right_article == row, FindingRow.state.in_(list(states)))

    def finding(self, finding: str, viewer: Viewer) -> Filed | None:
        """One finding by its id, when the viewer may see it; for one that became one with another, the other."""
        found = self._filed(viewer, FindingRow.row == self.row_of(finding))
        return found[0] if found else None

    def row_of(self, finding: str) -> int | None:
        """The row a finding's id stands for by now; None for anything else a person may have typed."""
        number = number_of(finding)
        seen: set[int] = set()
        while number is not None and number not in seen:
            seen.add(number)
            into = self._session.scalar(
                select(FindingRow.merged_into).where(FindingRow.row == number, FindingRow.team == self._scope.team)
            )
            if into is None:
                break
            number = into
        return number

    def stories_waiting(self, viewer: Viewer, least: Severity) -> tuple[str, ...]:
        """The stories with findings that wait, at least so severe, that the viewer may see; the latest found first.

        What was found as an old article was read anew waits for nobody until somebody takes it up.
        """
        severities = [each for each in Severity if each.rank >= least.rank]
        rows_ = self._session.execute(
            select(FindingRow.story, FindingRow.row)
            .where(FindingRow.team == self._scope.team, FindingRow.state.in_(STANDING))
            .where(FindingRow.severity.in_(severities), FindingRow.snoozed_until.is_(None))
            .where(FindingRow.reread.is_(False))
            .where(in_circle(viewer, FindingRow.circle), FindingRow.body.is_not(None))
            .order_by(FindingRow.row.desc())
        )
        return tuple(dict.fromkeys(str(story) for story, _ in rows_))

    def waiting(self, viewer: Viewer, least: Severity, *, most: int) -> tuple[tuple[str, Filed], ...]:
        """What waits, at least so severe, that the viewer may see, each with its story: the most severe first."""
        found = [
            (story, filed)
            for story in self.stories_waiting(viewer, least)
            for filed in self.of_story(story, viewer)
            if filed.waiting and not filed.reread and filed.finding.severity.rank >= least.rank
        ]
        found.sort(key=lambda pair: (-pair[1].finding.severity.rank, -int(pair[1].id)))
        return tuple(found[:most])

    def story_of(self, finding: str, viewer: Viewer) -> str | None:
        """The story of a finding the viewer may see."""
        if self.finding(finding, viewer) is None:
            return None
        return str(self._session.scalar(select(FindingRow.story).where(FindingRow.row == self.row_of(finding))))

    def retract_unseen(self, article: int) -> tuple[Filed, ...]:
        """Retract the standing findings about an article (by row) in the circles that no longer see it."""
        touching = self._session.scalars(
            select(FindingRow)
            .where(or_(FindingRow.left_article == article, FindingRow.right_article == article))
            .where(FindingRow.team == self._scope.team, FindingRow.state.in_(STANDING))
            .order_by(FindingRow.row)
        ).all()
        gone = [row for row in touching if not self._seen_in(row.circle, article)]
        for row in gone:
            change(self._scope, row, State.RETRACTED)
        return tuple(filed for row in gone if (filed := rows.filed(row)))

    def leave_story(self, articles: Sequence[int], source: int, target: int) -> None:
        """When articles leave a story, take along what they say against themselves and each other; retract the rest."""
        leaving = set(articles)
        for start in range(0, len(articles), _BATCH):
            some = articles[start : start + _BATCH]
            about = or_(FindingRow.left_article.in_(some), FindingRow.right_article.in_(some))
            for row in self._session.scalars(select(FindingRow).where(FindingRow.story == source, about)).all():
                inside = row.left_article in leaving and (row.right_article is None or row.right_article in leaving)
                if inside and not self.stands_in(target, row, row.circle):
                    row.story = target
                elif row.state in STANDING:
                    change(self._scope, row, State.RETRACTED)
        self._session.flush()

    def stands_in(self, story: int, finding: FindingRow, circle: str) -> bool:
        """Whether the story keeps the same finding of the article in the circle."""
        same = (FindingRow.circle == circle, FindingRow.key == finding.key)
        where = (FindingRow.story == story, FindingRow.left_article == finding.left_article)
        return self._session.scalar(select(FindingRow.row).where(*where, *same)) is not None

    def is_seen_in(self, circle: str, finding: FindingRow) -> bool:
        """Whether everybody of the circle sees the articles that a finding names."""
        sides = filter(None, (finding.left_article, finding.right_article))
        return all(self._seen_in(circle, side) for side in sides)

    def _seen_in(self, circle: str, article: int) -> bool:
        sees = sees_article(of_circle(self._scope.team, circle), ArticleRow.row, self._scope.now)
        return self._session.scalar(select(ArticleRow.row).where(ArticleRow.row == article, sees)) is not None

    def _filed(self, viewer: Viewer, *conditions: ColumnElement[bool]) -> tuple[Filed, ...]:
        self._scope.checked(viewer)
        right_is_seen = or_(
            FindingRow.right_article.is_(None), sees_article(viewer, FindingRow.right_article, self._scope.now)
        )
        found = self._session.scalars(
            select(FindingRow)
            .where(FindingRow.team == self._scope.team, FindingRow.body.is_not(None), *conditions)
            .where(in_circle(viewer, FindingRow.circle), right_is_seen)
            .where(sees_article(viewer, FindingRow.left_article, self._scope.now))
            .order_by(FindingRow.row)
        )
        return self._without_hidden(viewer, [filed for row in found if (filed := rows.filed(row))])

    def _without_hidden(self, viewer: Viewer, found: Sequence[Filed]) -> tuple[Filed, ...]:
        """The findings with those of their other sides left out that the viewer may not see."""
        named = {side.article for filed in found for side in (*filed.finding.others, *filed.finding.alike)}
        if viewer.everything or not named:
            return tuple(found)
        seen = visible_articles(self._session, viewer, named, self._scope.now)
        return tuple(replace(filed, finding=filed.finding.naming(seen.__contains__)) for filed in found)
