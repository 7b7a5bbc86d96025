"""Channels, people and digests."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "channels",
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("watch", sa.Boolean(), nullable=False),
        sa.Column("sensitivity", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team", "id", name="pk_channels"),
    )
    op.create_table(
        "people",
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("zone", sa.String(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("team", "id", name="pk_people"),
    )
    op.create_table(
        "subscriptions",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("weekdays", sa.String(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_subscriptions"),
        sa.UniqueConstraint("team", "channel", name="uq_subscriptions_team_channel"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "digest_runs",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("subscription", NUMBER, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription"], ["subscriptions.row"], name="fk_digest_runs_subscription", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("row", name="pk_digest_runs"),
        sa.UniqueConstraint("subscription", "day", name="uq_digest_runs_subscription_day"),
    )
