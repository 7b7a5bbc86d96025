"""Messages that may be parts of one text."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import At, Mark, Prose
from bot.storage.tables.base import Table


class TakeRow(Table):
    """One message of somebody who may go on: kept for minutes, or as long as the text it is a part of."""

    __tablename__ = "pieces"
    __table_args__ = (Index("ix_pieces_root", "team", "channel", "root"),)

    team: Mapped[Mark] = mapped_column(primary_key=True)
    channel: Mapped[Mark] = mapped_column(primary_key=True)
    ts: Mapped[Mark] = mapped_column(primary_key=True)
    root: Mapped[Mark]  # ts of the first message of the text, under which it is answered
    thread_ts: Mapped[Mark | None]
    author: Mapped[Mark | None]
    text: Mapped[Prose]
    posted_at: Mapped[At]
