"""What people decide about stories."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "story_rulings",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("story", NUMBER, nullable=False),
        sa.Column("other", NUMBER, nullable=True),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("circle", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["story"], ["stories.row"], name="fk_story_rulings_story", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other"], ["stories.row"], name="fk_story_rulings_other", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("row", name="pk_story_rulings"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_story_rulings_story", "story_rulings", ["story"])
    op.create_index("ix_story_rulings_other", "story_rulings", ["other"])
    with op.batch_alter_table("moves") as moves:
        moves.add_column(sa.Column("ruling", NUMBER, nullable=True))
        moves.create_foreign_key("fk_moves_ruling", "story_rulings", ["ruling"], ["row"], ondelete="CASCADE")
        moves.create_index("ix_moves_ruling", ["ruling"])
