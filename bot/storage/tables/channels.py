"""Channels and people the desk serves, and the digests they ordered."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import At, Key, Link, Mark, Prose
from bot.storage.tables.base import Table


class ChannelRow(Table):
    """One channel the desk is in, with how it wants to be served."""

    __tablename__ = "channels"

    team: Mapped[Mark] = mapped_column(primary_key=True)
    id: Mapped[Mark] = mapped_column(primary_key=True)
    name: Mapped[Prose | None]
    private: Mapped[bool]
    watch: Mapped[bool]
    sensitivity: Mapped[Mark]  # the least severity told
    checks: Mapped[Prose] = mapped_column(server_default="{}")  # JSON by check: the least told of it, null for none
    muted: Mapped[bool] = mapped_column(server_default=false())
    reply: Mapped[Mark] = mapped_column(server_default="thread")  # bot.storage.records.ReplyMode
    mention: Mapped[bool] = mapped_column(server_default=false())  # whether a correction names who posted
    bots: Mapped[bool] = mapped_column(server_default=false())  # whether other apps' posts are read
    greeted: Mapped[bool] = mapped_column(server_default=false())
    shared: Mapped[bool] = mapped_column(server_default=false())  # with another organisation


class PersonRow(Table):
    """What the desk remembers of a person so as not to ask Slack each time."""

    __tablename__ = "people"

    team: Mapped[Mark] = mapped_column(primary_key=True)
    id: Mapped[Mark] = mapped_column(primary_key=True)
    name: Mapped[Prose | None]
    zone: Mapped[Mark | None]  # IANA name
    asked_at: Mapped[At]
    muted: Mapped[bool] = mapped_column(server_default=false())  # what they post gets no reply


class SubscriptionRow(Table):
    """A standing order for a digest; a channel has at most one. A person's goes to their direct message with us."""

    __tablename__ = "subscriptions"
    __table_args__ = (UniqueConstraint("team", "channel"), {"sqlite_autoincrement": True})

    row: Mapped[Key]
    team: Mapped[Mark]
    channel: Mapped[Mark]
    at: Mapped[Mark]  # local time of day, HH:MM
    zone: Mapped[Mark]
    weekdays: Mapped[Mark]  # digits, Monday is 0
    enabled: Mapped[bool]
    since: Mapped[At]
    person: Mapped[Mark | None]  # whose it is, when a person ordered it for themselves
    beats: Mapped[Prose] = mapped_column(server_default="[]")  # JSON list of words and names; empty: everything
    include: Mapped[Prose] = mapped_column(server_default="[]")  # JSON list of bot.digests.Part; empty: all
    skip_empty: Mapped[bool] = mapped_column(server_default=false())


class AuditRow(Table):
    """That somebody changed how the desk serves a channel or a person."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_team", "team", "at"),)

    row: Mapped[Key]
    team: Mapped[Mark]
    channel: Mapped[Mark | None]
    by: Mapped[Mark]
    what: Mapped[Prose]
    at: Mapped[At]


class DigestRunRow(Table):
    """That a digest was made: one for each subscription and local day, whoever asks."""

    __tablename__ = "digest_runs"
    __table_args__ = (UniqueConstraint("subscription", "day"),)

    row: Mapped[Key]
    team: Mapped[Mark]
    subscription: Mapped[Link] = mapped_column(ForeignKey("subscriptions.row", ondelete="CASCADE"))
    day: Mapped[date]
    at: Mapped[At]
