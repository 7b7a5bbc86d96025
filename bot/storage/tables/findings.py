"""Findings, and what people did with them."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import At, Key, Link, Mark, Prose
from bot.storage.tables.base import Table


class FindingRow(Table):
    """One finding of one article in its story, kept apart for each circle that sees it."""

    __tablename__ = "findings"
    __table_args__ = (
        UniqueConstraint("story", "circle", "key", "left_article"),
        Index("ix_findings_state", "team", "state"),
        {"sqlite_autoincrement": True},  # a number once given stands in buttons, and is never given again
    )

    row: Mapped[Key]
    team: Mapped[Mark]
    story: Mapped[Link] = mapped_column(ForeignKey("stories.row", ondelete="CASCADE"))
    circle: Mapped[Mark]  # the private channel it stays in; empty for the whole team
    key: Mapped[Mark]  # Finding.key
    left_article: Mapped[Link | None] = mapped_column(ForeignKey("articles.row", ondelete="SET NULL"), index=True)
    right_article: Mapped[Link | None] = mapped_column(ForeignKey("articles.row", ondelete="SET NULL"), index=True)
    check_name: Mapped[Mark]
    rule: Mapped[int]
    verdict: Mapped[Mark]
    severity: Mapped[Mark]
    body: Mapped[Prose | None]  # JSON of the Finding; gone with the text it quotes
    state: Mapped[Mark]  # bot.report.State
    by: Mapped[Mark | None]
    reason: Mapped[Prose | None]
    at: Mapped[At | None]  # when somebody last decided about it
    found_at: Mapped[At]
    assignee: Mapped[Mark | None]  # who looks after it
    assigned_by: Mapped[Mark | None]
    snoozed_until: Mapped[At | None]
    snoozed_by: Mapped[Mark | None]
    merged_into: Mapped[Link | None]  # the finding that tells of the same issue and has the decision
    reread: Mapped[bool] = mapped_column(server_default=false())  # found as its article was read anew, and not since


class FindingEventRow(Table):
    """One change of a finding's state: who, when, from what to what, why. No person: the desk itself."""

    __tablename__ = "finding_events"

    row: Mapped[Key]
    team: Mapped[Mark]
    finding: Mapped[Link] = mapped_column(ForeignKey("findings.row", ondelete="CASCADE"), index=True)
    before: Mapped[Mark | None]
    after: Mapped[Mark]
    by: Mapped[Mark | None]
    reason: Mapped[Prose | None]
    at: Mapped[At]
