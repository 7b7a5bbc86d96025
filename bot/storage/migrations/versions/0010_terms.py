"""The archive's own document frequencies, the latest articles of a story at hand, and a leaner full-text index."""

from collections import Counter, defaultdict

import sqlalchemy as sa
from alembic import op

from bot.storage.search.index import make_sqlite_index

revision = "0010"
down_revision = "0009"

_BATCH = 5_000  # rows a statement


def upgrade() -> None:
    op.create_table(
        "terms",
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team", "term", name="pk_terms"),
        sqlite_with_rowid=False,
    )
    op.add_column("memberships", sa.Column("dated_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        'UPDATE memberships SET dated_at = (SELECT dated_at FROM articles WHERE articles."row" = memberships.article)'
    )
    with op.batch_alter_table("memberships") as memberships:
        memberships.alter_column("dated_at", nullable=False)
        memberships.drop_index("ix_memberships_story")
        memberships.create_index("ix_memberships_told", ["story", "dated_at"])
        memberships.create_index("ix_memberships_found", ["article", "team", "dated_at", "story"])
    _count()
    if op.get_bind().dialect.name == "postgresql":
        # Without a list of entries waiting to be merged, which every search would have to read through.
        op.execute("ALTER INDEX ix_articles_search SET (fastupdate = off)")
        return
    make_sqlite_index(op.execute)


def _count() -> None:
    bind = op.get_bind()
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for team, indexed in bind.execute(sa.text("SELECT team, indexed FROM articles")):
        counted[team].update({"", *indexed.split()})
    rows = [{"team": team, "term": term, "articles": n} for team, terms in counted.items() for term, n in terms.items()]
    insert = sa.text("INSERT INTO terms (team, term, articles) VALUES (:team, :term, :articles)")
    for start in range(0, len(rows), _BATCH):
        bind.execute(insert, rows[start : start + _BATCH])
