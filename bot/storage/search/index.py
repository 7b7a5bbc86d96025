"""The full-text index itself: how it is made, and how one that is missing is found out and made again."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text

from bot.storage.database import reachable, writing

_log = logging.getLogger("copydesk.storage")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """A full-text index over the column `indexed` of a table."""

    table: str
    what: str  # it is for, in the log
    options: str = ""

    @property
    def name(self) -> str:
        """Of the FTS5 table."""
        return f"{self.table}_fts"

    @property
    def triggers(self) -> tuple[str, ...]:
        """The names of what keeps it up."""
        return tuple(f"{self.name}_{event}" for event in ("insert", "delete", "update"))

    def sqlite(self) -> tuple[str, ...]:
        """What makes the index anew and fills it, whatever was left of it."""
        enter = f"INSERT INTO {self.name}(rowid, indexed) VALUES (new.row, new.indexed);"  # noqa: S608  # names of ours
        strike = f"INSERT INTO {self.name}({self.name}, rowid, indexed) VALUES ('delete', old.row, old.indexed);"  # noqa: S608
        return (
            *(f"DROP TRIGGER IF EXISTS {trigger}" for trigger in self.triggers),
            f"DROP TABLE IF EXISTS {self.name}",
            f"CREATE VIRTUAL TABLE {self.name} USING fts5(indexed, content='{self.table}', content_rowid='row',"
            f" tokenize='unicode61'{self.options})",
            f"CREATE TRIGGER {self.name}_insert AFTER INSERT ON {self.table} BEGIN {enter} END",
            f"CREATE TRIGGER {self.name}_delete AFTER DELETE ON {self.table} BEGIN {strike} END",
            f"CREATE TRIGGER {self.name}_update AFTER UPDATE OF indexed ON {self.table} BEGIN {strike} {enter} END",
            f"INSERT INTO {self.name}({self.name}) VALUES ('rebuild')",  # noqa: S608
        )

    def postgresql(self) -> tuple[str, ...]:
        """What makes the index where it is missing."""
        return (
            f"ALTER TABLE {self.table} ADD COLUMN IF NOT EXISTS search tsvector"
            " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(indexed, ' '))) STORED",
            f"CREATE INDEX IF NOT EXISTS ix_{self.table}_search ON {self.table}"
            " USING gin (search) WITH (fastupdate = off)",
        )

    def is_whole(self, connection: Connection) -> bool:
        """Whether it is there and finds the first and the last row of its table."""
        if connection.dialect.name == "postgresql":
            return connection.exec_driver_sql(f"SELECT to_regclass('ix_{self.table}_search')").scalar() is not None
        names = ", ".join(f"'{name}'" for name in (self.name, *self.triggers))
        there = connection.exec_driver_sql(f"SELECT count(*) FROM sqlite_master WHERE name IN ({names})").scalar()  # noqa: S608
        return there == 4 and all(self._holds(connection, way) for way in ("ASC", "DESC"))

    def _holds(self, connection: Connection, way: str) -> bool:
        ends = f"SELECT row, indexed FROM {self.table} WHERE indexed <> '' ORDER BY row {way} LIMIT 1"  # noqa: S608
        end = connection.exec_driver_sql(ends).first()
        if end is None:
            return True
        row, indexed = end
        asked = text(f"SELECT 1 FROM {self.name} WHERE {self.name} MATCH :term AND rowid = :row")  # noqa: S608
        return connection.execute(asked, {"term": f'"{indexed.split()[0]}"', "row": row}).scalar() is not None


# Of articles it matters which one holds a term: places within the text and lengths are left out.
_ARTICLES = _Index(table="articles", what="articles", options=", detail=none, columnsize=0")
_INDEXES = (_ARTICLES, _Index(table="versions", what="quotes"))


def make_sqlite_index(execute: Callable[[str], object]) -> None:
    """Make the index of an SQLite archive's articles and fill it."""
    for statement in _ARTICLES.sqlite():
        execute(statement)


def mend_index(engine: Engine) -> bool:
    """Make the full-text indexes again that are missing or empty; whether one was. Says so in the log.

    Looks at the first and the last entry of each: takes milliseconds where all is well.
    """
    with reachable(), engine.connect() as connection:
        broken = [index for index in _INDEXES if not index.is_whole(connection)]
    for index in broken:
        _log.warning(
            "the full-text index of the archive's %s is missing: it is made again, which takes a while", index.what
        )
        started = time.monotonic()
        with reachable(), writing(engine).begin() as connection:
            for statement in index.postgresql() if engine.dialect.name == "postgresql" else index.sqlite():
                connection.exec_driver_sql(statement)
            entries = connection.exec_driver_sql(f"SELECT count(*) FROM {index.table}").scalar()  # noqa: S608
        _log.warning(
            "the full-text index is whole again: %s %s, %.0f s", entries, index.what, time.monotonic() - started
        )
    return bool(broken)
