"""By which rules each article was read, and what became of a finding under later ones."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("articles", sa.Column("stamp", sa.String(), nullable=True))
    op.create_index("ix_articles_stamp", "articles", ["team", "stamp"])
    op.add_column("findings", sa.Column("merged_into", NUMBER, nullable=True))
    op.add_column("findings", sa.Column("reread", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "rulebooks",
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("stamp", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("team", name="pk_rulebooks"),
    )
