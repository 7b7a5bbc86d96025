"""The tables procrastinate works the inbox by, on PostgreSQL only.

Its own schema script cannot be run twice, so it is left alone where its tables stand already.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    bind = op.get_bind()
    if bind.dialect.name != "postgresql" or sa.inspect(bind).has_table("procrastinate_jobs"):
        return
    from procrastinate.schema import SchemaManager  # noqa: PLC0415  # the package is there on PostgreSQL only

    # Handed to the driver as it stands: it has percent signs and several statements, and takes no parameters.
    driver = bind.connection.driver_connection
    assert driver is not None
    driver.execute(SchemaManager.get_schema())
