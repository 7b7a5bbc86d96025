"""The full-text index itself: how it is made, and how one that is missing is found out and made again."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from sqlalchemy import Connection, Engine, text

from bot.storage.database import reachable, writing

_log = logging.getLogger("copydesk.storage")
# What matters is which article holds a term: places within the text and lengths are left out.
_SQLITE = (
    "CREATE VIRTUAL TABLE articles_fts USING fts5(indexed, content='articles', content_rowid='row',"
    " tokenize='unicode61', detail=none, columnsize=0)",
    "CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles BEGIN"
    " INSERT INTO articles_fts(rowid, indexed) VALUES (new.row, new.indexed); END",
    "CREATE TRIGGER articles_fts_delete AFTER DELETE ON articles BEGIN"
    " INSERT INTO articles_fts(articles_fts, rowid, indexed) VALUES ('delete', old.row, old.indexed); END",
    "CREATE TRIGGER articles_fts_update AFTER UPDATE OF indexed ON articles BEGIN"
    " INSERT INTO articles_fts(articles_fts, rowid, indexed) VALUES ('delete', old.row, old.indexed);"
    " INSERT INTO articles_fts(rowid, indexed) VALUES (new.row, new.indexed); END",
    "INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')",
)
_PARTS = (
    "SELECT count(*) FROM sqlite_master WHERE name IN"
    " ('articles_fts', 'articles_fts_insert', 'articles_fts_delete', 'articles_fts_update')"
)
_SQLITE_GONE = (
    "DROP TRIGGER IF EXISTS articles_fts_insert",
    "DROP TRIGGER IF EXISTS articles_fts_delete",
    "DROP TRIGGER IF EXISTS articles_fts_update",
    "DROP TABLE IF EXISTS articles_fts",
)
_POSTGRESQL = (
    "ALTER TABLE articles ADD COLUMN IF NOT EXISTS search tsvector"
    " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(indexed, ' '))) STORED",
    "CREATE INDEX IF NOT EXISTS ix_articles_search ON articles USING gin (search) WITH (fastupdate = off)",
)
_ENDS = 'SELECT "row", indexed FROM articles WHERE indexed <> \'\' ORDER BY "row" {way} LIMIT 1'


def make_sqlite_index(execute: Callable[[str], object]) -> None:
    """Make the index of an SQLite archive and fill it from its articles."""
    for statement in (*_SQLITE_GONE, *_SQLITE):
        execute(statement)


def mend_index(engine: Engine) -> bool:
    """Make the full-text index again where it is missing or empty; whether it was. Says so in the log.

    Looks at the first and the last article: takes milliseconds where all is well.
    """
    with reachable(), engine.connect() as connection:
        if _is_whole(connection):
            return False
    _log.warning("the full-text index of the archive is missing: it is made again, which takes a while")
    started = time.monotonic()
    with reachable(), writing(engine).begin() as connection:
        if engine.dialect.name == "postgresql":
            for statement in _POSTGRESQL:
                connection.exec_driver_sql(statement)
        else:
            make_sqlite_index(connection.exec_driver_sql)
        articles = connection.exec_driver_sql("SELECT count(*) FROM articles").scalar()
    _log.warning("the full-text index is whole again: %s articles, %.0f s", articles, time.monotonic() - started)
    return True


def _is_whole(connection: Connection) -> bool:
    if connection.dialect.name == "postgresql":
        return connection.exec_driver_sql("SELECT to_regclass('ix_articles_search')").scalar() is not None
    there = connection.exec_driver_sql(_PARTS).scalar()
    return there == 4 and all(_holds(connection, way) for way in ("ASC", "DESC"))


def _holds(connection: Connection, way: str) -> bool:
    """Whether the index finds an article by its first term."""
    end = connection.exec_driver_sql(_ENDS.format(way=way)).first()
    if end is None:
        return True
    row, indexed = end
    asked = text("SELECT 1 FROM articles_fts WHERE articles_fts MATCH :term AND rowid = :row")
    return connection.execute(asked, {"term": f'"{indexed.split()[0]}"', "row": row}).scalar() is not None
