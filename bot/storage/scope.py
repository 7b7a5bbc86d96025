"""What every part of the store works in: one session, one team, one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.storage.tables import ArticleRow, RulingRow, StoryRow, Table
from bot.storage.viewer import Viewer
from bot.stories.ruling import RulingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """One unit of work for one team. `now` is the same for all of it."""

    session: Session
    team: str
    now: datetime

    @property
    def dialect(self) -> str:
        """ "sqlite" or "postgresql"."""
        return self.session.get_bind().dialect.name

    def insert(self, table: type[Table]) -> Any:
        """An INSERT that knows ON CONFLICT."""
        maker = postgresql.insert if self.dialect == "postgresql" else sqlite.insert
        statement: Insert = maker(table)
        return statement

    def checked(self, viewer: Viewer) -> Viewer:
        """`viewer`, when of this team. Raises ValueError otherwise: nobody looks into another workspace."""
        if viewer.team != self.team:
            raise ValueError(f"a viewer of team {viewer.team} cannot look into team {self.team}")
        return viewer

    def article(self, article: str) -> int | None:
        """The row of an article id."""
        return self.session.scalar(select(ArticleRow.row).where(ArticleRow.team == self.team, ArticleRow.id == article))

    def known_article(self, article: str) -> int:
        """The row of an article the desk has. Raises LookupError where it was never saved or is forgotten."""
        row = self.article(article)
        if row is None:
            raise LookupError(f"article {article} is not in the archive: save its reading first")
        return row

    def story(self, story: str) -> int | None:
        """The row of a story id; of one merged into another, the other's. None for one that is not this team's."""
        number = number_of(story)
        if number is None:
            return None
        known = self.session.scalar(select(StoryRow.row).where(StoryRow.team == self.team, StoryRow.row == number))
        return None if known is None else self.resolved(known)

    def resolved(self, story: int) -> int:
        """Where the articles of a story are now: itself, or the story it was merged into."""
        merged = RulingRow.kind.in_((RulingKind.MERGED, RulingKind.JOINED)) & RulingRow.undone_by.is_(None)
        latest = select(RulingRow.story).where(RulingRow.other == story, merged).order_by(RulingRow.row.desc()).limit(1)
        into = self.session.scalar(latest)
        return story if into is None else self.resolved(into)

    def known_story(self, story: str) -> int:
        """The row of a story the desk has. Raises LookupError otherwise."""
        row = self.story(story)
        if row is None:
            raise LookupError(f"story {story} is not in the archive")
        return row


def number_of(id_: str) -> int | None:
    """The row number an id stands for; None for anything a person may have typed instead."""
    return int(id_) if id_.isascii() and id_.isdigit() and len(id_) < 19 else None
