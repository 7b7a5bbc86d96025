"""How channels and people want to be served, who looks after a finding, who set what, two lanes of the inbox."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NO, YES = sa.false(), sa.true()


def upgrade() -> None:
    op.add_column("channels", sa.Column("muted", sa.Boolean(), nullable=False, server_default=NO))
    op.add_column("channels", sa.Column("reply", sa.String(), nullable=False, server_default="thread"))
    op.add_column("channels", sa.Column("mention", sa.Boolean(), nullable=False, server_default=NO))
    op.add_column("channels", sa.Column("bots", sa.Boolean(), nullable=False, server_default=NO))
    op.add_column("channels", sa.Column("greeted", sa.Boolean(), nullable=False, server_default=NO))
    op.add_column("channels", sa.Column("shared", sa.Boolean(), nullable=False, server_default=NO))
    op.add_column("people", sa.Column("muted", sa.Boolean(), nullable=False, server_default=NO))
    op.add_column("subscriptions", sa.Column("person", sa.String(), nullable=True))
    op.add_column("subscriptions", sa.Column("beats", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("subscriptions", sa.Column("include", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("subscriptions", sa.Column("skip_empty", sa.Boolean(), nullable=False, server_default=NO))
    op.add_column("findings", sa.Column("assignee", sa.String(), nullable=True))
    op.add_column("findings", sa.Column("assigned_by", sa.String(), nullable=True))
    op.add_column("findings", sa.Column("snoozed_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("findings", sa.Column("snoozed_by", sa.String(), nullable=True))
    op.add_column("inbox", sa.Column("lane", sa.String(), nullable=False, server_default="text"))
    op.create_table(
        "audit",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_audit"),
    )
    op.create_table(
        "posted_files",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_posted_files"),
        sa.UniqueConstraint("team", "file", "channel", "ts", name="uq_posted_files_team_file_channel_ts"),
    )
    op.create_index("ix_audit_team", "audit", ["team", "at"])
