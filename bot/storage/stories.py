"""Stories: their names and their articles."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, select, update

from bot.storage.circles import EVERYBODY, belongs, in_circle, sees_article
from bot.storage.records import Membership, SettledBy, StoryRecord
from bot.storage.scope import Scope, number_of
from bot.storage.search.planner import in_order
from bot.storage.shelf import story_records
from bot.storage.tables import ArticleRow, MembershipRow, RulingRow, StoryNameRow, StoryRow
from bot.storage.viewer import Viewer

_ARTICLES_EACH = 4  # gone through at first for each story wanted


class Stories:
    """The stories of one team, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def open(self, name: str | None = None, *, circle: str = EVERYBODY) -> str:
        """Open a story; its id. A name made from a private article stays in that channel's circle."""
        row = StoryRow(team=self._scope.team, opened_at=self._scope.now, touched_at=self._scope.now)
        self._session.add(row)
        self._session.flush()
        if name:
            self.rename(str(row.row), name, circle=circle)
        return str(row.row)

    def rename(self, story: str, name: str, *, circle: str = EVERYBODY, by: str | None = None) -> None:
        """Call a story so in one circle; `by` None is the desk itself, which does not overrule a person."""
        row = self._scope.known_story(story)
        columns = {"team": self._scope.team, "story": row, "circle": circle, "name": name, "by": by}
        given = self._scope.insert(StoryNameRow).values(columns)
        self._session.execute(
            given.on_conflict_do_update(
                index_elements=["story", "circle"],
                set_={"name": name, "by": by},
                where=StoryNameRow.by.is_(None) if by is None else None,
            )
        )

    def names(self, story: str, circle: str) -> frozenset[str]:
        """What the story is called in the circle and by the whole team."""
        found = select(StoryNameRow.name).where(StoryNameRow.story == self._scope.known_story(story))
        return frozenset(self._session.scalars(found.where(StoryNameRow.circle.in_((circle, EVERYBODY)))))

    def join(
        self,
        article: str,
        story: str,
        *,
        decision: SettledBy,
        score: float = 0.0,
        reasons: Collection[str] = (),
        candidate: str | None = None,
        circle: str = EVERYBODY,
    ) -> None:
        """Put an article into a story. The reasons may be read in the circle only.

        An article that belongs to a story already stays there: only a person moves it.
        """
        number, row = self._scope.known_story(story), self._scope.known_article(article)
        columns = {
            "team": self._scope.team,
            "article": row,
            "story": number,
            "dated_at": self._session.scalar(select(ArticleRow.dated_at).where(ArticleRow.row == row)),
            "decision": decision.value,
            "candidate": self._scope.story(candidate) if candidate else None,
            "score": score,
            "reasons": json.dumps(list(reasons)),
            "circle": circle,
            "at": self._scope.now,
        }
        self._session.execute(
            self._scope.insert(MembershipRow).values(columns).on_conflict_do_nothing(index_elements=["article"])
        )
        touch(self._scope, number)

    def articles(self, story: str) -> tuple[str, ...]:
        """The ids of all articles of a story, oldest first: for the desk's own work, shown to nobody."""
        found = self._session.scalars(
            select(ArticleRow.id)
            .join(MembershipRow, MembershipRow.article == ArticleRow.row)
            .where(MembershipRow.story == self._scope.story(story))
            .order_by(ArticleRow.dated_at, ArticleRow.row)
        )
        return tuple(found)

    def story_of(self, article: str, viewer: Viewer) -> Membership | None:
        """The story of an article the viewer may see, and why it belongs there."""
        row = self._session.scalar(
            select(MembershipRow)
            .join(ArticleRow, ArticleRow.row == MembershipRow.article)
            .where(ArticleRow.team == self._scope.team, ArticleRow.id == article)
            .where(sees_article(self._scope.checked(viewer), ArticleRow.row, self._scope.now))
        )
        if row is None:
            return None
        told = belongs(viewer, row.circle)
        return Membership(
            story=str(row.story),
            decision=SettledBy(row.decision),
            score=row.score if told else 0.0,
            reasons=tuple(json.loads(row.reasons)) if told else (),
            candidate=str(row.candidate) if told and row.candidate is not None else None,
            by=row.by,
            at=row.at,
        )

    def stories_of(self, articles: Collection[str], viewer: Viewer) -> dict[str, str]:
        """The story of each of the articles that the viewer may see."""
        found = self._session.execute(
            select(ArticleRow.id, MembershipRow.story)
            .join(MembershipRow, MembershipRow.article == ArticleRow.row)
            .where(ArticleRow.team == self._scope.team, ArticleRow.id.in_(articles))
            .where(sees_article(self._scope.checked(viewer), ArticleRow.row, self._scope.now))
        )
        return {article: str(story) for article, story in found}

    def story(self, story: str, viewer: Viewer) -> StoryRecord | None:
        """The story, when the viewer may see one of its articles."""
        number = self._scope.story(story)
        return None if number is None else next(iter(story_records(self._scope, viewer, among={number})), None)

    def stories(
        self, viewer: Viewer, *, limit: int = 50, since: datetime | None = None, posted: bool = False
    ) -> tuple[StoryRecord, ...]:
        """The stories the viewer may see something of, the latest article first; with an article since, where given.

        `posted` leaves out those of which nobody posted an article: known from wires and feeds only.
        """
        return story_records(self._scope, viewer, limit=limit, since=since, posted=posted)

    def among(self, stories: Collection[str], viewer: Viewer) -> dict[str, StoryRecord]:
        """Those of the stories by id that the viewer may see something of."""
        numbers = {number for story in stories if (number := number_of(story)) is not None}
        merged = set(self._session.scalars(select(RulingRow.other).where(RulingRow.other.in_(numbers))))
        now = {self._scope.resolved(number) if number in merged else number for number in numbers}
        return {each.id: each for each in story_records(self._scope, viewer, among=now)}

    def called(self, typed: Sequence[str], viewer: Viewer, *, limit: int) -> tuple[StoryRecord, ...]:
        """The stories whose name holds every word typed, or how it begins, as the viewer sees it; the latest first."""
        known = select(StoryNameRow.story).where(
            StoryNameRow.team == self._scope.team, in_circle(self._scope.checked(viewer), StoryNameRow.circle)
        )
        for word in typed:
            known = known.where(StoryNameRow.name.icontains(word, autoescape=True))
        latest = known.order_by(StoryNameRow.row.desc()).limit(limit)
        found = self._session.scalars(latest).all()
        told = self.among([str(story) for story in found], viewer).values()
        holding = [each for each in told if all(word.casefold() in each.name.casefold() for word in typed)]
        return tuple(sorted(holding, key=lambda each: each.latest, reverse=True))

    def dated(
        self, viewer: Viewer, *, since: datetime | None = None, until: datetime | None = None, limit: int = 50
    ) -> tuple[StoryRecord, ...]:
        """The stories with an article dated in the window, the latest of these first."""
        sees = sees_article(self._scope.checked(viewer), ArticleRow.row, self._scope.now)
        wanted = (
            select(MembershipRow.story)
            .join(ArticleRow, ArticleRow.row == MembershipRow.article)
            .where(ArticleRow.team == self._scope.team, sees)
            .order_by(ArticleRow.dated_at.desc(), ArticleRow.row.desc())
        )
        if since is not None:
            wanted = wanted.where(ArticleRow.dated_at >= since)
        if until is not None:
            wanted = wanted.where(ArticleRow.dated_at <= until)
        found = self._first_stories(wanted, limit)
        records = self.among([str(story) for story in found], viewer)
        return tuple(records[str(story)] for story in found if str(story) in records)

    def _first_stories(self, wanted: Select[int], limit: int) -> list[int]:
        """The first so many distinct stories, of no more articles than that takes."""
        most = _ARTICLES_EACH * limit
        while True:
            with in_order(self._scope):
                rows = self._session.scalars(wanted.limit(most)).all()
            stories = list(dict.fromkeys(rows))[:limit]
            if len(stories) == limit or len(rows) < most:
                return stories
            most *= 4


def touch(scope: Scope, story: int) -> None:
    """Note that an article came to a story or left it."""
    scope.session.execute(update(StoryRow).where(StoryRow.row == story).values(touched_at=scope.now))
