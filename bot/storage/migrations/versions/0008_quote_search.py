"""What was said can be looked for by its words, by the database's own engine."""

import sqlalchemy as sa
from alembic import op

from bot.ledger.utterance import Version
from bot.quotes.recall import index_terms
from bot.storage.codec import load

revision = "0008"
down_revision = "0007"

_SQLITE = (
    "CREATE VIRTUAL TABLE versions_fts USING fts5"
    "(indexed, content='versions', content_rowid='row', tokenize='unicode61')",
    "CREATE TRIGGER versions_fts_insert AFTER INSERT ON versions BEGIN"
    " INSERT INTO versions_fts(rowid, indexed) VALUES (new.row, new.indexed); END",
    "CREATE TRIGGER versions_fts_delete AFTER DELETE ON versions BEGIN"
    " INSERT INTO versions_fts(versions_fts, rowid, indexed) VALUES ('delete', old.row, old.indexed); END",
    "CREATE TRIGGER versions_fts_update AFTER UPDATE OF indexed ON versions BEGIN"
    " INSERT INTO versions_fts(versions_fts, rowid, indexed) VALUES ('delete', old.row, old.indexed);"
    " INSERT INTO versions_fts(rowid, indexed) VALUES (new.row, new.indexed); END",
    "INSERT INTO versions_fts(rowid, indexed) SELECT row, indexed FROM versions",
)
_POSTGRESQL = (
    "ALTER TABLE versions ADD COLUMN search tsvector"
    " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(indexed, ' '))) STORED",
    "CREATE INDEX ix_versions_search ON versions USING gin (search)",
)


def upgrade() -> None:
    op.add_column("versions", sa.Column("indexed", sa.Text(), nullable=False, server_default=""))
    connection = op.get_bind()
    versions = sa.table("versions", sa.column("row"), sa.column("body"), sa.column("indexed"))
    for row, body in connection.execute(sa.select(versions.c.row, versions.c.body)).all():
        terms = " ".join(index_terms(load(Version, body).quote.text))
        connection.execute(sa.update(versions).where(versions.c.row == row).values(indexed=terms))
    for statement in _POSTGRESQL if connection.dialect.name == "postgresql" else _SQLITE:
        op.execute(statement)
