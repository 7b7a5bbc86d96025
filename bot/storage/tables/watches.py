"""Pages that are looked at again, and words somebody wants to hear of."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import At, Key, Link, Mark, Prose
from bot.storage.tables.base import Table


class WatchRow(Table):
    """One page a channel has the desk look at again. Who stops it, or the page's end, deletes the row."""

    __tablename__ = "watches"
    __table_args__ = (
        UniqueConstraint("team", "channel", "url"),
        Index("ix_watches_due", "team", "due_at"),
        {"sqlite_autoincrement": True},
    )

    row: Mapped[Key]
    team: Mapped[Mark]
    channel: Mapped[Mark]
    url: Mapped[Mark]
    by: Mapped[Mark]
    page: Mapped[Prose]  # JSON of the article as it was seen last: a private channel's page is kept nowhere else
    etag: Mapped[Prose | None]
    modified: Mapped[Prose | None]
    began_at: Mapped[At]
    due_at: Mapped[At]
    pause: Mapped[int]  # seconds until the look after the next
    failures: Mapped[int]  # looks in a row at which the page could not be read


class AlertRow(Table):
    """Words a channel, or a person in their direct message, is told of when an article that has them arrives."""

    __tablename__ = "alerts"
    __table_args__ = (UniqueConstraint("team", "channel", "words"), {"sqlite_autoincrement": True})

    row: Mapped[Key]
    team: Mapped[Mark]
    channel: Mapped[Mark]
    person: Mapped[Mark | None]  # whose it is, when a person ordered it for themselves
    words: Mapped[Prose]
    by: Mapped[Mark]
    began_at: Mapped[At]
    seen: Mapped[Link] = mapped_column(server_default="0")  # row of the last article it was held against
