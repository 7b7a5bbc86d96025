"""`copydesk reread` as an operator uses it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import func, select, update
from typer.testing import CliRunner

from bot.errors import CopydeskError
from bot.storage import Store, open_database
from bot.storage.tables import ArticleRow, OutboxRow
from handlers.cli import app
from tests.handlers.terminal.test_commands import valid
from tests.handlers.terminal.test_stories import ROWS, stream

Copydesk = Callable[..., Result]
KEYS = {"read", "failed", "waiting", "kept", "new", "withdrawn", "carried", "unfound", "dry_run"}


@pytest.fixture(scope="module")
def imported(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of four articles in three stories, as an earlier Copydesk left it."""
    folder = tmp_path_factory.mktemp("imported")
    shutil.copy(sqlite_template, folder / "desk.db")
    url = f"sqlite:///{folder / 'desk.db'}"
    done = CliRunner().invoke(
        app, ["import", "--team", "T1", stream(folder / "wire.jsonl", *ROWS)], env={"DATABASE_URL": url}
    )
    assert done.exit_code == 0
    engine = open_database(url)
    with engine.begin() as connection:
        connection.execute(update(ArticleRow).values(stamp=None))
    engine.dispose()
    return folder / "desk.db"


@pytest.fixture
def database(imported: Path, tmp_path: Path) -> str:
    shutil.copy(imported, tmp_path / "desk.db")
    return f"sqlite:///{tmp_path / 'desk.db'}"


@pytest.fixture
def copydesk(database: str) -> Copydesk:
    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["reread", *arguments], env={"DATABASE_URL": database})

    return run


def told(done: Result) -> dict[str, int]:
    assert done.exit_code == 0, done.output
    answer: dict[str, int] = json.loads(done.stdout)
    valid(answer, "reread")
    assert answer.keys() == KEYS
    return answer


def test_all_are_read_once_and_nothing_is_posted(copydesk: Copydesk, database: str) -> None:
    assert told(copydesk("--json"))["read"] == len(ROWS)
    assert told(copydesk("--json"))["read"] == 0
    store = Store(open_database(database))
    with store.session() as session:
        assert session.scalar(select(func.count()).select_from(OutboxRow)) == 0
    store.close()


def test_it_goes_on_where_a_limit_ended_it(copydesk: Copydesk) -> None:
    first = told(copydesk("--limit", "3", "--json"))
    assert (first["read"], first["waiting"]) == (3, 1)
    second = told(copydesk("--limit", "3", "--json"))
    assert (second["read"], second["waiting"]) == (1, 0)


def test_a_dry_run_tells_the_same_and_changes_nothing(copydesk: Copydesk) -> None:
    rehearsed = told(copydesk("--dry-run", "--json"))
    assert told(copydesk("--dry-run", "--json")) == rehearsed
    assert told(copydesk("--json")) == rehearsed | {"dry_run": False}


def test_one_story_or_what_is_dated_since_a_day(copydesk: Copydesk) -> None:
    assert told(copydesk("--story", "1", "--dry-run", "--json"))["read"] == 2
    assert told(copydesk("--since", "2026-03-12", "--dry-run", "--json"))["read"] == 1
    assert told(copydesk("--since", "2026-03-12", "--json"))["waiting"] == 0
    assert told(copydesk("--story", "1", "--json"))["read"] == 2


def test_it_is_told_in_words(copydesk: Copydesk) -> None:
    done = copydesk("--limit", "1")
    assert done.exit_code == 0
    assert "articles read anew: 1" in done.stdout
    assert "still to be read anew: 3" in done.stdout
    assert "articles would be read anew: 3" in copydesk("--dry-run").stdout


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("--story", "99"), "no story 99"),
        (("--story", "the ferry"), "no story the ferry"),
        (("--since", "2999-01-01"), "lies ahead"),
        (("--team", "T9"), "no workspace T9, only T1"),
    ],
)
def test_what_cannot_be_asked_is_told_with_what_to_do(copydesk: Copydesk, asked: tuple[str, str], words: str) -> None:
    done = copydesk(*asked)
    assert done.exit_code == 1
    assert isinstance(done.exception, CopydeskError)
    assert words in str(done.exception)


@pytest.mark.parametrize("asked", [("--since", "yesterday"), ("--limit", "0"), ("--limit", "many"), ("all",)])
def test_what_is_no_day_or_number_is_refused(copydesk: Copydesk, asked: tuple[str, ...]) -> None:
    assert copydesk(*asked).exit_code == 2


def test_an_article_that_cannot_be_read_is_named(copydesk: Copydesk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("no such letter")

    monkeypatch.setattr("bot.filing.reread.check_anew", fail)
    done = copydesk()
    assert done.exit_code == 2
    assert "could not be read and is as it was: ValueError: no such letter" in done.stderr
    assert f"could not be read: {len(ROWS)}" in done.stdout


def test_stopped_at_the_prompt_it_tells_how_far_it_came(copydesk: Copydesk, monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.filing import reread

    check, done = reread.check_anew, []

    def stop(*given: object) -> object:
        if done:
            raise KeyboardInterrupt
        done.append(given)
        return check(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(reread, "check_anew", stop)
    stopped = copydesk("--json")
    assert stopped.exit_code == 2
    assert json.loads(stopped.stdout)["read"] == 1
    assert json.loads(stopped.stdout)["waiting"] == 3


def test_an_archive_without_a_workspace_has_nothing_to_read(sqlite_template: Path, tmp_path: Path) -> None:
    shutil.copy(sqlite_template, tmp_path / "desk.db")
    done = CliRunner().invoke(app, ["reread", "--json"], env={"DATABASE_URL": f"sqlite:///{tmp_path / 'desk.db'}"})
    assert told(done)["read"] == 0
