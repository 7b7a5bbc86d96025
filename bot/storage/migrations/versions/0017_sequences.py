"""What happened in which order, as each article tells it, and the story whose ledger holds it."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "sequences",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("article", NUMBER, nullable=False),
        sa.Column("story", NUMBER, nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.row"], name="fk_sequences_article", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["story"], ["stories.row"], name="fk_sequences_story", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("row", name="pk_sequences"),
        sa.UniqueConstraint("article", "position", name="uq_sequences_article_position"),
    )
    op.create_index("ix_sequences_story", "sequences", ["story"])
