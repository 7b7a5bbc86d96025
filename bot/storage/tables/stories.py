"""Stories, what they are called, and which articles belong to them."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import At, Key, Link, Mark, Prose
from bot.storage.tables.base import Table


class StoryRow(Table):
    """One news event and everything written about it."""

    __tablename__ = "stories"
    # A number once given stands in buttons and links, and is never given again.
    __table_args__ = (Index("ix_stories_touched", "team", "touched_at"), {"sqlite_autoincrement": True})

    row: Mapped[Key]
    team: Mapped[Mark]
    opened_at: Mapped[At]
    touched_at: Mapped[At]  # when an article last came or went


class StoryNameRow(Table):
    """What a story is called in one circle: a name made from a private article stays in its channel."""

    __tablename__ = "story_names"
    __table_args__ = (UniqueConstraint("story", "circle"),)

    row: Mapped[Key]
    team: Mapped[Mark]
    story: Mapped[Link] = mapped_column(ForeignKey("stories.row", ondelete="CASCADE"))
    circle: Mapped[Mark]
    name: Mapped[Prose]
    by: Mapped[Mark | None]


class MembershipRow(Table):
    """That an article belongs to a story, and why. An article belongs to one story at a time."""

    __tablename__ = "memberships"
    # The first index hands over a story's latest articles, the second what a search found, without reading the rows.
    __table_args__ = (
        UniqueConstraint("article"),
        Index("ix_memberships_told", "story", "dated_at"),
        Index("ix_memberships_found", "article", "team", "dated_at", "story"),
    )

    row: Mapped[Key]
    team: Mapped[Mark]
    article: Mapped[Link] = mapped_column(ForeignKey("articles.row", ondelete="CASCADE"))
    story: Mapped[Link] = mapped_column(ForeignKey("stories.row", ondelete="CASCADE"))
    dated_at: Mapped[At]  # of the article
    decision: Mapped[Mark]  # new, match, maybe; moved where a person decided
    candidate: Mapped[Link | None] = mapped_column(ForeignKey("stories.row", ondelete="SET NULL"), index=True)
    score: Mapped[float]
    reasons: Mapped[Prose]  # JSON list
    circle: Mapped[Mark]  # who may read the reasons
    by: Mapped[Mark | None]  # the person who decided; none: the desk
    at: Mapped[At]


class MoveRow(Table):
    """That a person took an article out of a story: "not this story", remembered and undoable."""

    __tablename__ = "moves"
    __table_args__ = (Index("ix_moves_article", "article"),)

    row: Mapped[Key]
    team: Mapped[Mark]
    article: Mapped[Link] = mapped_column(ForeignKey("articles.row", ondelete="CASCADE"))
    source: Mapped[Link] = mapped_column(ForeignKey("stories.row", ondelete="CASCADE"), index=True)
    target: Mapped[Link] = mapped_column(ForeignKey("stories.row", ondelete="CASCADE"), index=True)
    by: Mapped[Mark]
    at: Mapped[At]
    undone: Mapped[bool]
    membership: Mapped[Prose]  # JSON of the membership before, for undo
    ruling: Mapped[Link | None] = mapped_column(ForeignKey("story_rulings.row", ondelete="CASCADE"), index=True)


class RulingRow(Table):
    """What a person decided about a story; the articles it moved are its rows in `moves`."""

    __tablename__ = "story_rulings"
    __table_args__ = ({"sqlite_autoincrement": True},)  # a number once given stands in buttons

    row: Mapped[Key]
    team: Mapped[Mark]
    kind: Mapped[Mark]  # bot.stories.ruling.RulingKind
    story: Mapped[Link] = mapped_column(ForeignKey("stories.row", ondelete="CASCADE"), index=True)
    other: Mapped[Link | None] = mapped_column(ForeignKey("stories.row", ondelete="SET NULL"), index=True)
    articles: Mapped[int]
    name: Mapped[Prose | None]
    circle: Mapped[Mark]  # who may read the name
    by: Mapped[Mark]
    at: Mapped[At]
    undone_by: Mapped[Mark | None]
