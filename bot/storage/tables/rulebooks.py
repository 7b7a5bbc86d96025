"""By which rules a team's archive is being read."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import At, Mark
from bot.storage.tables.base import Table


class RulebookRow(Table):
    """The stamp (bot/stamp.py) all articles of the team are brought to: that of the process started last."""

    __tablename__ = "rulebooks"

    team: Mapped[Mark] = mapped_column(primary_key=True)
    stamp: Mapped[Mark]
    at: Mapped[At]
