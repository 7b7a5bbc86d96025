"""The wording of articles: fingerprints, and copies of one wire text."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "kin",
        sa.Column("article", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("copy_of", NUMBER, nullable=True),
        sa.Column("share", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["articles.row"], name="fk_kin_article", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["copy_of"], ["articles.row"], name="fk_kin_copy_of", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("article", name="pk_kin"),
    )
    op.create_index("ix_kin_fingerprint", "kin", ["team", "fingerprint"])
    op.create_index("ix_kin_copy_of", "kin", ["copy_of"])
