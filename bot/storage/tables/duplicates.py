"""What is known of the wording of articles beyond their text."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Link, Mark
from bot.storage.tables.base import Table


class DuplicateRow(Table):
    """The words of one article as a fingerprint, and the article of another outlet it shares its wording with."""

    __tablename__ = "kin"
    __table_args__ = (Index("ix_kin_fingerprint", "team", "fingerprint"),)

    article: Mapped[Link] = mapped_column(ForeignKey("articles.row", ondelete="CASCADE"), primary_key=True)
    team: Mapped[Mark]
    fingerprint: Mapped[Mark]
    copy_of: Mapped[Link | None] = mapped_column(ForeignKey("articles.row", ondelete="SET NULL"), index=True)
    share: Mapped[float | None]  # of the shorter one's wording, 0 to 1
