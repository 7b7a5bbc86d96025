"""Full-text search by the database's own engine, over the stems each article row holds."""

from alembic import op

revision = "0006"
down_revision = "0005"

_SQLITE = (
    "CREATE VIRTUAL TABLE articles_fts USING fts5"
    "(indexed, content='articles', content_rowid='row', tokenize='unicode61')",
    "CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles BEGIN"
    " INSERT INTO articles_fts(rowid, indexed) VALUES (new.row, new.indexed); END",
    "CREATE TRIGGER articles_fts_delete AFTER DELETE ON articles BEGIN"
    " INSERT INTO articles_fts(articles_fts, rowid, indexed) VALUES ('delete', old.row, old.indexed); END",
    "CREATE TRIGGER articles_fts_update AFTER UPDATE OF indexed ON articles BEGIN"
    " INSERT INTO articles_fts(articles_fts, rowid, indexed) VALUES ('delete', old.row, old.indexed);"
    " INSERT INTO articles_fts(rowid, indexed) VALUES (new.row, new.indexed); END",
)
_POSTGRESQL = (
    "ALTER TABLE articles ADD COLUMN search tsvector"
    " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(indexed, ' '))) STORED",
    "CREATE INDEX ix_articles_search ON articles USING gin (search)",
)


def upgrade() -> None:
    for statement in _POSTGRESQL if op.get_bind().dialect.name == "postgresql" else _SQLITE:
        op.execute(statement)
