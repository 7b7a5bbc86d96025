"""Migrations: one history for both engines, repeatable, all or nothing."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from bot.article import Instruction, InstructionKind
from bot.report import State
from bot.storage import (
    DatabaseError,
    Refiled,
    SchemaMissingError,
    SchemaNewerError,
    SchemaUnknownError,
    Store,
    Viewer,
    migrate,
    open_database,
    require_schema,
    schema_of,
)
from bot.storage.migrate import NEEDED
from bot.storage.rows import article_columns, finding_columns
from bot.storage.tables import Table
from bot.storage.upgrade import history
from tests.builders import NOW, article, finding

_SEARCH = ("articles_fts", "versions_fts")


def test_an_empty_database_is_brought_to_the_schema_needed(empty_database_url: str) -> None:
    engine = open_database(empty_database_url)
    with pytest.raises(SchemaMissingError, match="copydesk migrate"):
        require_schema(engine)
    assert migrate(engine).current is None
    require_schema(engine)
    engine.dispose()


def test_the_schema_needed_is_the_last_of_migrations_numbered_through() -> None:
    scripts = ScriptDirectory.from_config(history())
    revisions = [script.revision for script in scripts.walk_revisions()][::-1]
    assert scripts.get_current_head() == NEEDED
    assert revisions == [f"{number:04}" for number in range(1, len(revisions) + 1)]


def test_a_ready_database_is_known_without_loading_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    engine = open_database(url)
    migrate(engine)
    engine.dispose()
    asked = (
        "import sys; from bot.storage import migrate, open_database;"
        f"assert migrate(open_database({url!r})).ready; print('alembic' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False"]


def test_migrating_again_changes_nothing(database_url: str) -> None:
    engine = open_database(database_url)
    assert migrate(engine).ready
    assert migrate(engine).ready
    engine.dispose()


def test_two_that_migrate_at_once_both_succeed(empty_database_url: str) -> None:
    engines = [open_database(empty_database_url) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(migrate, engines))
    assert schema_of(engines[0]).ready
    for engine in engines:
        engine.dispose()


def test_the_history_ends_at_the_tables_the_code_works_with(database_url: str) -> None:
    engine = open_database(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours, "compare_type": True})
        assert compare_metadata(context, Table.metadata) == []
    engine.dispose()


def test_every_table_of_a_workspace_carries_its_team() -> None:
    assert [table.name for table in Table.metadata.sorted_tables if "team" not in table.c] == []


def test_a_database_of_a_later_copydesk_is_left_alone(database_url: str) -> None:
    engine = open_database(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for attempt in (migrate, require_schema):
        with pytest.raises(SchemaNewerError, match="9999"):
            attempt(engine)
    engine.dispose()


@pytest.mark.parametrize(
    "loss",
    ["DELETE FROM alembic_version", "DROP TABLE alembic_version", "INSERT INTO alembic_version VALUES ('0003')"],
    ids=["emptied", "gone", "two rows"],
)
def test_a_database_that_does_not_tell_its_schema_is_left_alone_with_what_to_do(database_url: str, loss: str) -> None:
    engine = open_database(database_url)
    with engine.begin() as connection:
        connection.execute(text(loss))
    for attempt in (migrate, require_schema, schema_of):
        with pytest.raises(SchemaUnknownError, match=f"backup.*{NEEDED}"):
            attempt(engine)
    engine.dispose()


def test_a_schema_written_down_again_is_known(database_url: str) -> None:
    engine = open_database(database_url)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
        connection.execute(text(f"INSERT INTO alembic_version (version_num) VALUES ('{NEEDED}')"))
    require_schema(engine)
    engine.dispose()


def test_a_migration_that_fails_leaves_the_database_as_it_was(empty_database_url: str) -> None:
    engine = open_database(empty_database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE outbox (other INTEGER)"))  # in the way of the fifth migration
    with pytest.raises(DatabaseError, match=r"outbox.* exists.*another DATABASE_URL"):
        migrate(engine)
    assert inspect(engine).get_table_names() == ["outbox"]
    engine.dispose()


def _is_ours(thing: object, name: str | None, kind: str, reflected: bool, compared: object) -> bool:
    table = name if kind == "table" else getattr(getattr(thing, "table", None), "name", "")
    foreign = (table or "").startswith((*_SEARCH, "procrastinate")) or table == "alembic_version"
    return not foreign and name not in {"search", "ix_articles_search", "ix_versions_search"}


def _before_kills(columns: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in columns.items() if name not in {"item_key", "killed"}}


def test_what_was_killed_before_is_known_as_killed_afterwards(empty_database_url: str) -> None:
    engine = open_database(empty_database_url)
    with engine.begin() as connection:
        config = history()
        config.attributes["connection"] = connection
        command.upgrade(config, "0018")
    told = [article("It rained.", instruction=Instruction(kind=InstructionKind.KILL)), article("It snowed.")]
    with engine.begin() as connection:
        for each in told:
            columns = _before_kills(article_columns(each, NOW)) | {"team": "T1", "open": True}
            names, values = ", ".join(columns), ", ".join(f":{name}" for name in columns)
            connection.execute(text(f"INSERT INTO articles ({names}) VALUES ({values})"), columns)
    migrate(engine)
    with Store(engine).look("T1") as tx:
        assert tx.versions.killed([each.id for each in told], Viewer.desk("T1")) == {told[0].id}
    engine.dispose()


def test_an_archive_of_before_there_were_stamps_is_taken_over_with_what_was_decided(empty_database_url: str) -> None:
    engine = open_database(empty_database_url)
    with engine.begin() as connection:
        config = history()
        config.attributes["connection"] = connection
        command.upgrade(config, "0015")
    told = finding()
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO stories (team, opened_at, touched_at) VALUES ('T1', :at, :at)"), {"at": NOW}
        )
        for id_ in (told.left.article, "right"):
            columns = _before_kills(article_columns(replace(article(f"{id_}: 278 drones."), id=id_), NOW))
            names = ", ".join(("team", "open", *columns))
            values = ", ".join(f":{name}" for name in ("team", "open", *columns))
            given = {**columns, "dated_at": columns["dated_at"], "team": "T1", "open": True}
            connection.execute(text(f"INSERT INTO articles ({names}) VALUES ({values})"), given)
        row = {"team": "T1", "story": 1, "circle": "", "key": told.key, "left_article": 1, "right_article": 2}
        row |= finding_columns(told) | {
            "state": "dismissed",
            "by": "U1",
            "reason": "rounding",
            "at": NOW,
            "found_at": NOW,
        }
        names, values = ", ".join(f'"{name}"' for name in row), ", ".join(f":{name}" for name in row)
        connection.execute(text(f"INSERT INTO findings ({names}) VALUES ({values})"), row)
    assert migrate(engine).current == "0015"
    with Store(engine).transaction("T1") as tx:
        (kept,) = tx.findings.of_story("1", Viewer.desk("T1"), tuple(State))
        assert (kept.state, kept.by, kept.reason, kept.finding, kept.reread) == (
            "dismissed",
            "U1",
            "rounding",
            told,
            False,
        )
        assert tx.rereads.count("of:today") == 2
        assert tx.rereads.adopted() is None
        done = tx.findings.save_anew("1", told.left.article, [replace(told, label="Drones downed")])
        assert done == Refiled(carried=1)
    engine.dispose()
