"""Channels and people the desk serves, and the digests they ordered."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
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


class PersonRow(Table):
    """What the desk remembers of a person so as not to ask Slack each time."""

    __tablename__ = "people"

    team: Mapped[Mark] = mapped_column(primary_key=True)
    id: Mapped[Mark] = mapped_column(primary_key=True)
    name: Mapped[Prose | None]
    zone: Mapped[Mark | None]  # IANA name
    asked_at: Mapped[At]


class SubscriptionRow(Table):
    """A standing order for a digest; a channel has at most one."""

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


class DigestRunRow(Table):
    """That a digest was made: one for each subscription and local day, whoever asks."""

    __tablename__ = "digest_runs"
    __table_args__ = (UniqueConstraint("subscription", "day"),)

    row: Mapped[Key]
    team: Mapped[Mark]
    subscription: Mapped[Link] = mapped_column(ForeignKey("subscriptions.row", ondelete="CASCADE"))
    day: Mapped[date]
    at: Mapped[At]
