"""The feeds a newsroom has the desk look at."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import At, Mark, Prose
from bot.storage.tables.base import Table


class FeedRow(Table):
    """One feed: when it is looked at next, and what its server called its state last."""

    __tablename__ = "feeds"

    team: Mapped[Mark] = mapped_column(primary_key=True)
    url: Mapped[Mark] = mapped_column(primary_key=True)
    etag: Mapped[Prose | None]
    modified: Mapped[Prose | None]
    trouble: Mapped[Prose | None]  # why it could not be read last
    due_at: Mapped[At]
