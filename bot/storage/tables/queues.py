"""What came in and is not done, what is to go out and is not posted."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import At, Key, Mark, Prose
from bot.storage.tables.base import Table


class InboxRow(Table):
    """One accepted event."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("team", "event"),
        Index("ix_inbox_due", "state", "due_at"),
        Index("ix_inbox_line", "team", "line"),
        {"sqlite_autoincrement": True},
    )

    row: Mapped[Key]
    team: Mapped[Mark]
    event: Mapped[Mark]
    kind: Mapped[Mark]
    line: Mapped[Mark | None]  # what is worked in the order it came
    lane: Mapped[Mark] = mapped_column(server_default="text")  # bot.inbox.accepted.Lane
    payload: Mapped[Prose]
    state: Mapped[Mark]  # bot.inbox.accepted.State
    attempts: Mapped[int]
    error: Mapped[Prose | None]
    accepted_at: Mapped[At]
    due_at: Mapped[At]
    ended_at: Mapped[At | None]


class OutboxRow(Table):
    """One call to be made to Slack, once."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("team", "delivery"),
        Index("ix_outbox_due", "state", "due_at"),
        Index("ix_outbox_channel", "team", "channel", "state"),
    )

    row: Mapped[Key]
    team: Mapped[Mark]
    delivery: Mapped[Mark]
    channel: Mapped[Mark]
    thread_ts: Mapped[Mark | None]
    call: Mapped[Mark]
    payload: Mapped[Prose]
    target: Mapped[Mark | None]  # the delivery whose message this call changes
    state: Mapped[Mark]  # bot.inbox.delivery.OutState
    attempts: Mapped[int]
    uncertain: Mapped[bool]  # an attempt began and nobody knows whether it arrived
    error: Mapped[Prose | None]
    ts: Mapped[Mark | None]
    enqueued_at: Mapped[At]
    due_at: Mapped[At]  # while posting: when the attempt is given up for lost
