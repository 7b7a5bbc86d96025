"""Findings and what people do with them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "findings",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("story", NUMBER, nullable=False),
        sa.Column("circle", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("left_article", NUMBER, nullable=True),
        sa.Column("right_article", NUMBER, nullable=True),
        sa.Column("check_name", sa.String(), nullable=False),
        sa.Column("rule", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["left_article"], ["articles.row"], name="fk_findings_left_article", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["right_article"], ["articles.row"], name="fk_findings_right_article", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["story"], ["stories.row"], name="fk_findings_story", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row", name="pk_findings"),
        sa.UniqueConstraint("story", "circle", "key", "left_article", name="uq_findings_story_circle_key_left_article"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_findings_left_article", "findings", ["left_article"])
    op.create_index("ix_findings_right_article", "findings", ["right_article"])
    op.create_index("ix_findings_state", "findings", ["team", "state"])
    op.create_table(
        "finding_events",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("finding", NUMBER, nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["finding"], ["findings.row"], name="fk_finding_events_finding", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row", name="pk_finding_events"),
    )
    op.create_index("ix_finding_events_finding", "finding_events", ["finding"])
