"""The ledger of a story: measures with their observations, utterances with their versions."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Key, Link, Mark, Prose
from bot.storage.tables.base import Table


class MeasureRow(Table):
    """One quantity of one story."""

    __tablename__ = "measures"
    __table_args__ = (UniqueConstraint("story", "id"),)

    row: Mapped[Key]
    team: Mapped[Mark]
    story: Mapped[Link] = mapped_column(ForeignKey("stories.row", ondelete="CASCADE"))
    id: Mapped[Mark]
    label: Mapped[Prose]
    position: Mapped[int]


class ObservationRow(Table):
    """One figure that gives a measure a value; `body` restores it exactly."""

    __tablename__ = "observations"
    __table_args__ = (UniqueConstraint("entry", "article", "span_start", "span_end"),)

    row: Mapped[Key]
    team: Mapped[Mark]
    entry: Mapped[Link] = mapped_column(ForeignKey("measures.row", ondelete="CASCADE"))
    article: Mapped[Link] = mapped_column(ForeignKey("articles.row", ondelete="CASCADE"), index=True)
    span_start: Mapped[int]  # offsets of the figure in its article
    span_end: Mapped[int]
    position: Mapped[int]
    body: Mapped[Prose]


class UtteranceRow(Table):
    """One thing said in one story."""

    __tablename__ = "utterances"
    __table_args__ = (UniqueConstraint("story", "id"),)

    row: Mapped[Key]
    team: Mapped[Mark]
    story: Mapped[Link] = mapped_column(ForeignKey("stories.row", ondelete="CASCADE"))
    id: Mapped[Mark]
    speaker: Mapped[Prose | None]
    position: Mapped[int]


class VersionRow(Table):
    """One quote that prints an utterance; `body` restores it exactly."""

    __tablename__ = "versions"
    __table_args__ = (UniqueConstraint("entry", "article", "span_start", "span_end"),)

    row: Mapped[Key]
    team: Mapped[Mark]
    entry: Mapped[Link] = mapped_column(ForeignKey("utterances.row", ondelete="CASCADE"))
    article: Mapped[Link] = mapped_column(ForeignKey("articles.row", ondelete="CASCADE"), index=True)
    span_start: Mapped[int]  # offsets of the quote in its article
    span_end: Mapped[int]
    position: Mapped[int]
    body: Mapped[Prose]
    indexed: Mapped[Prose] = mapped_column(server_default="")  # what it is found by, for the full-text index
