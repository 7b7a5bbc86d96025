"""What happened, as each article tells it, and the story whose ledger holds it."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "happenings",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("article", NUMBER, nullable=False),
        sa.Column("story", NUMBER, nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.row"], name="fk_happenings_article", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["story"], ["stories.row"], name="fk_happenings_story", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("row", name="pk_happenings"),
        sa.UniqueConstraint("article", "position", name="uq_happenings_article_position"),
    )
    op.create_index("ix_happenings_story", "happenings", ["story"])
