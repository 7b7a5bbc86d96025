"""A channel may hear less, or more, of one check than of the others."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.add_column("channels", sa.Column("checks", sa.Text(), nullable=False, server_default="{}"))
