"""Open the desk's database: an SQLite file, or PostgreSQL."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL, ExceptionContext
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from bot.storage.errors import DatabaseBusyError, DatabaseDamagedError, DatabaseError, DatabaseUnreachableError

_BUSY_SECONDS = 20  # how long SQLite waits for another writer; a team's transaction takes well under one
_BUSY_AGAIN_SECONDS = 0.01  # between two attempts where SQLite refuses at once
_CONNECT_SECONDS = 5  # for a PostgreSQL to answer; it is near, or it is down
_IMMEDIATE = "copydesk_immediate"


def open_database(url: str) -> Engine:
    """An engine for `url`: `sqlite:///FILE` or `postgresql://…`. Connects to nothing yet.

    Raises DatabaseError for an address the desk cannot use.
    """
    address = _address(url)
    try:
        if address.get_backend_name() == "sqlite":
            return _sqlite(address)
        return _postgresql(address)
    except ModuleNotFoundError as error:
        raise DatabaseError(f"PostgreSQL needs the package {error.name}: pip install 'copydesk[postgres]'") from None


def open_intake(url: str) -> Engine | None:
    """The database events are accepted in, when that is one of its own: on SQLite, which has one writer at a time.

    A file beside the desk's, of the same schema, so that an acknowledgement waits for no article being recorded. None
    on PostgreSQL, where nobody waits. Raises DatabaseError as `open_database`.
    """
    address = _address(url)
    if address.get_backend_name() != "sqlite":
        return None
    file = PurePath(str(address.database))
    return _sqlite(address.set(database=str(file.with_name(f"{file.stem}-inbox{file.suffix}"))))


def writing(engine: Engine) -> Engine:
    """The same database, whose transactions take SQLite's write lock when they begin, not when they first write.

    Two transactions that both read and then write would otherwise fail instead of waiting.
    """
    return engine.execution_options(**{_IMMEDIATE: True})


@contextmanager
def reachable() -> Iterator[None]:
    """Turn what a driver says about a missing or busy database into what a person can do about it."""
    try:
        yield
    except OperationalError as error:
        if "database is locked" in str(error.orig):
            raise DatabaseBusyError(f"another process held the database for {_BUSY_SECONDS} s: try again") from error
        if error.connection_invalidated or _never_connected(error):
            raise DatabaseUnreachableError(
                f"the database cannot be reached ({first_line(error)}): check DATABASE_URL and that its server runs"
            ) from error
        raise
    except DBAPIError as error:
        if "file is not a database" in str(error.orig):
            raise DatabaseError("the file DATABASE_URL names is not an SQLite database: give another") from error
        raise


def _address(url: str) -> URL:
    try:
        address = make_url(url)
        backend = address.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise DatabaseError("DATABASE_URL is no database address: sqlite:///FILE or postgresql://…") from None
    if backend in {"postgresql", "postgres"}:
        return address.set(drivername="postgresql+psycopg")
    if backend != "sqlite":
        raise DatabaseError(f"DATABASE_URL names {backend}: Copydesk keeps its data in SQLite or PostgreSQL")
    if address.database in {None, "", ":memory:"}:
        raise DatabaseError("DATABASE_URL names no file: the worker and the listener share one, e.g. sqlite:///desk.db")
    return address.set(drivername="sqlite+pysqlite")


def _postgresql(address: URL) -> Engine:
    engine = create_engine(address, connect_args={"connect_timeout": _CONNECT_SECONDS}, pool_pre_ping=True)
    event.listen(engine, "connect", _hurry)
    return engine


def _hurry(connection: Any, _: Any) -> None:
    """Statements here take milliseconds: compiling them or starting helpers for them takes longer than they do."""
    with connection.cursor() as cursor:
        cursor.execute("SET jit = off")
        cursor.execute("SET max_parallel_workers_per_gather = 0")
    connection.commit()


def _sqlite(address: URL) -> Engine:
    engine = create_engine(address, connect_args={"timeout": _BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _explain)
    return engine


def _explain(context: ExceptionContext) -> None:
    """Say of a damaged file, wherever it is met, that it is one; raised in place of what the driver says."""
    code = getattr(context.original_exception, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_CORRUPT:
        raise DatabaseDamagedError(
            "the database file DATABASE_URL names is damaged: stop Copydesk, keep the file as it is, and put a copy in "
            "its place (`sqlite3 FILE .recover` may save what is left)"
        ) from context.original_exception
    if code == sqlite3.SQLITE_READONLY:
        raise DatabaseError(
            "the database file DATABASE_URL names, or its folder, may not be written by this user: change permissions"
        ) from context.original_exception


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # the driver would otherwise begin by itself, and never before DDL
    _log_ahead(connection)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Have writers and readers not wait for each other.

    A file that is not so yet must be nobody else's for a moment, and SQLite, which may refuse that at once for fear of
    a deadlock, whatever its timeout, is asked again: two may open a new file together.
    """
    until = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_BUSY_AGAIN_SECONDS)
        else:
            return


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get(_IMMEDIATE)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _never_connected(error: OperationalError) -> bool:
    said = str(error.orig)
    return error.statement is None or "unable to open database file" in said or "connection" in said.casefold()


def first_line(error: DBAPIError) -> str:
    """What a driver says, without its hints."""
    return str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else "no answer"
