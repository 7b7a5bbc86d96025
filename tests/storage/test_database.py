"""Addresses of databases, and what is said of those that cannot be used."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage import DatabaseError, DatabaseUnreachableError, Store, open_database, schema_of
from bot.storage.database import reachable
from tests.patience import PATIENCE


@pytest.mark.parametrize(
    "url", ["", "desk.db", "mysql://host/desk", "sqlite://", "sqlite:///:memory:", "oracle+nope://x"]
)
def test_an_address_the_desk_cannot_use_is_refused_with_a_remedy(url: str) -> None:
    with pytest.raises(DatabaseError, match="DATABASE_URL"):
        open_database(url)


@pytest.mark.parametrize("url", ["postgresql://host/desk", "postgres://host/desk", "postgresql+psycopg2://host/desk"])
def test_every_way_to_write_a_postgresql_address_is_driven_by_psycopg(url: str) -> None:
    assert open_database(url).dialect.driver == "psycopg"


def test_a_server_that_does_not_answer_is_said_to_be_unreachable() -> None:
    engine = open_database("postgresql://nobody@127.0.0.1:1/desk")
    with pytest.raises(DatabaseUnreachableError, match="check DATABASE_URL"):
        schema_of(engine)


def test_a_directory_that_does_not_exist_is_said_to_be_unreachable(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/nowhere/desk.db")
    with pytest.raises(DatabaseUnreachableError, match="check DATABASE_URL"):
        schema_of(engine)


def test_a_new_file_another_is_just_filling_is_waited_for(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "desk.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    other.execute("CREATE TABLE theirs (word TEXT)")
    release = threading.Timer(0.2, other.close)
    release.start()
    with reachable(), open_database(f"sqlite:///{tmp_path}/desk.db").connect() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
    release.join()


def test_a_file_that_is_no_database_is_named_as_such(tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Dear Sir or Madam, " * 400)
    with pytest.raises(DatabaseError, match="not an SQLite database"):
        schema_of(open_database(f"sqlite:///{file}"))


def test_an_error_in_a_statement_is_not_taken_for_a_missing_database(store: Store) -> None:
    with pytest.raises(Exception, match="nonsense"), reachable(), store.engine.connect() as connection:
        connection.execute(text("SELECT nonsense"))


def test_a_transaction_undone_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError), store.transaction("T1") as tx:
        tx.stories.open("Ferry")
        raise RuntimeError
    with store.look("T1") as tx:
        assert tx.scope.story("1") is None


def test_transactions_of_one_team_come_one_after_the_other(store: Store) -> None:
    inside, second_done, order = threading.Event(), threading.Event(), []

    def second() -> None:
        inside.wait(PATIENCE)
        with store.transaction("T1"):
            order.append("second")
        second_done.set()

    thread = threading.Thread(target=second)
    thread.start()
    with store.transaction("T1") as tx:
        tx.stories.open("Ferry")
        inside.set()
        assert not second_done.wait(0.3)
        order.append("first")
    thread.join(PATIENCE)
    assert order == ["first", "second"]


def test_looking_waits_for_no_transaction(store: Store) -> None:
    with store.transaction("T1") as tx:
        tx.stories.open("Ferry")
        with store.look("T1") as other:
            assert other.scope.story("1") is None
