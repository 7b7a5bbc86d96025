"""Articles, their postings and what was read in them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AMOUNT = sa.Text().with_variant(sa.Numeric(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "articles",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("dated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("url_key", sa.String(), nullable=True),
        sa.Column("headline_key", sa.String(), nullable=True),
        sa.Column("indexed", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=True),
        sa.Column("superseded_by", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(
            ["superseded_by"], ["articles.row"], name="fk_articles_superseded_by", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("row", name="pk_articles"),
        sa.UniqueConstraint("team", "id", name="uq_articles_team_id"),
    )
    op.create_index("ix_articles_dated", "articles", ["team", "dated_at"])
    op.create_index("ix_articles_headline", "articles", ["team", "headline_key"])
    op.create_index("ix_articles_superseded_by", "articles", ["superseded_by"])
    op.create_index("ix_articles_url", "articles", ["team", "url_key"])
    op.create_table(
        "postings",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("thread_ts", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=True),
        sa.Column("permalink", sa.Text(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("embargoed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("article", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["article"], ["articles.row"], name="fk_postings_article", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("row", name="pk_postings"),
        sa.UniqueConstraint("team", "channel", "ts", name="uq_postings_team_channel_ts"),
    )
    op.create_index("ix_postings_article", "postings", ["article"])
    op.create_table(
        "figures",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("article", NUMBER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", AMOUNT, nullable=True),
        sa.Column("low", AMOUNT, nullable=True),
        sa.Column("high", AMOUNT, nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("counted", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.row"], name="fk_figures_article", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row", name="pk_figures"),
        sa.UniqueConstraint("article", "position", name="uq_figures_article_position"),
    )
    op.create_index("ix_figures_value", "figures", ["team", "value"])
    op.create_table(
        "quotes",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("article", NUMBER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.row"], name="fk_quotes_article", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row", name="pk_quotes"),
        sa.UniqueConstraint("article", "position", name="uq_quotes_article_position"),
    )
    op.create_table(
        "names",
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("article", NUMBER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.row"], name="fk_names_article", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row", name="pk_names"),
        sa.UniqueConstraint("article", "position", name="uq_names_article_position"),
    )
