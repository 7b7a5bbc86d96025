"""Stories, their articles and their ledgers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "stories",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_stories"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_stories_touched", "stories", ["team", "touched_at"])
    op.create_table(
        "story_names",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("story", NUMBER, nullable=False),
        sa.Column("circle", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["story"], ["stories.row"], name="fk_story_names_story", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row", name="pk_story_names"),
        sa.UniqueConstraint("story", "circle", name="uq_story_names_story_circle"),
    )
    op.create_table(
        "memberships",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("article", NUMBER, nullable=False),
        sa.Column("story", NUMBER, nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("candidate", NUMBER, nullable=True),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("circle", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.row"], name="fk_memberships_article", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["candidate"], ["stories.row"], name="fk_memberships_candidate", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["story"], ["stories.row"], name="fk_memberships_story", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row", name="pk_memberships"),
        sa.UniqueConstraint("article", name="uq_memberships_article"),
    )
    op.create_index("ix_memberships_candidate", "memberships", ["candidate"])
    op.create_index("ix_memberships_story", "memberships", ["story"])
    op.create_table(
        "moves",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("article", NUMBER, nullable=False),
        sa.Column("source", NUMBER, nullable=False),
        sa.Column("target", NUMBER, nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("membership", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.row"], name="fk_moves_article", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["source"], ["stories.row"], name="fk_moves_source", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["target"], ["stories.row"], name="fk_moves_target", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row", name="pk_moves"),
    )
    op.create_index("ix_moves_article", "moves", ["article"])
    op.create_index("ix_moves_source", "moves", ["source"])
    op.create_index("ix_moves_target", "moves", ["target"])
    op.create_table(
        "measures",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("story", NUMBER, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.row"], name="fk_measures_story", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row", name="pk_measures"),
        sa.UniqueConstraint("story", "id", name="uq_measures_story_id"),
    )
    op.create_table(
        "observations",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("entry", NUMBER, nullable=False),
        sa.Column("article", NUMBER, nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.row"], name="fk_observations_article", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["entry"], ["measures.row"], name="fk_observations_entry", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row", name="pk_observations"),
        sa.UniqueConstraint(
            "entry", "article", "span_start", "span_end", name="uq_observations_entry_article_span_start_span_end"
        ),
    )
    op.create_index("ix_observations_article", "observations", ["article"])
    op.create_table(
        "utterances",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("story", NUMBER, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.row"], name="fk_utterances_story", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row", name="pk_utterances"),
        sa.UniqueConstraint("story", "id", name="uq_utterances_story_id"),
    )
    op.create_table(
        "versions",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("entry", NUMBER, nullable=False),
        sa.Column("article", NUMBER, nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.row"], name="fk_versions_article", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["entry"], ["utterances.row"], name="fk_versions_entry", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row", name="pk_versions"),
        sa.UniqueConstraint(
            "entry", "article", "span_start", "span_end", name="uq_versions_entry_article_span_start_span_end"
        ),
    )
    op.create_index("ix_versions_article", "versions", ["article"])
