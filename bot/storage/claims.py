"""Work on one thing that is done by one process at a time, and free again when that process ends, however it ends."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, func, select

from bot.storage.database import reachable


@contextmanager
def claim(engine: Engine, thing: str, *, wait: bool) -> Iterator[bool]:
    """Hold `thing` against all others on the same database meanwhile; False where it is held and `wait` says not to.

    On PostgreSQL a lock of the session for each thing. An SQLite file has one for all, in a file beside it: there is
    one writer at a time anyway.
    """
    if engine.dialect.name == "postgresql":
        with _session_lock(engine, thing, wait=wait) as held:
            yield held
        return
    with _file_lock(Path(str(engine.url.database)), wait=wait) as held:
        yield held


@contextmanager
def _session_lock(engine: Engine, thing: str, *, wait: bool) -> Iterator[bool]:
    number = func.hashtextextended(f"copydesk {thing}", 0)
    with reachable(), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if wait:
            connection.execute(select(func.pg_advisory_lock(number)))
        elif not connection.scalar(select(func.pg_try_advisory_lock(number))):
            yield False
            return
        try:
            yield True
        finally:
            connection.execute(select(func.pg_advisory_unlock(number)))


@contextmanager
def _file_lock(database: Path, *, wait: bool) -> Iterator[bool]:
    with database.with_name(f"{database.stem}-reread.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
