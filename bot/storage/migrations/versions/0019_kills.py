"""What a wire calls an item, and whether it has taken it back: known of every article, whatever its headline."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("articles", sa.Column("item_key", sa.String(), nullable=True))
    op.add_column("articles", sa.Column("killed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("ix_articles_item", "articles", ["team", "item_key"])
    # As bot.storage.codec writes it.
    op.execute("""UPDATE articles SET killed = true WHERE about LIKE '%"instruction":{"kind":"kill"%'""")
