"""Whose ledger a name stands in: persons are compared between the articles of a story."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("names") as table:
        table.add_column(sa.Column("story", NUMBER, nullable=True))
        table.create_foreign_key("fk_names_story", "stories", ["story"], ["row"], ondelete="SET NULL")
        table.create_index("ix_names_story", ["story"])
    # What a ledger holds of an article it holds all of: its happenings, figures and quotes say which.
    for held in (
        "SELECT MIN(measures.story) FROM observations JOIN measures ON measures.row = observations.entry"
        " WHERE observations.article = names.article",
        "SELECT MIN(utterances.story) FROM versions JOIN utterances ON utterances.row = versions.entry"
        " WHERE versions.article = names.article",
    ):
        op.execute(f"UPDATE names SET story = ({held}) WHERE story IS NULL")  # noqa: S608 - the two above
