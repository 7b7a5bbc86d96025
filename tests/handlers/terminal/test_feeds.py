"""`copydesk import` as an operator uses it, in a process of its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from bot.storage import LOCAL, Store, Viewer, open_database
from tests.handlers.terminal.test_commands import AGENCY, copydesk

Import = Callable[..., "CompletedProcess[str]"]
ROW = {
    "title": "Crane shuts Marram ferry terminal",
    "text": AGENCY.split("\n\n", 3)[3],
    "published": "2026-03-12",
    "outlet": "The Sextant Wire",
    "url": "https://sextant.example/crane",
}


@pytest.fixture
def database(sqlite_template: Path, tmp_path: Path) -> str:
    shutil.copy(sqlite_template, tmp_path / "desk.db")
    return f"sqlite:///{tmp_path / 'desk.db'}"


@pytest.fixture
def bring(database: str, tmp_path: Path) -> Import:
    """Imports a file of this content into the database."""

    def run(content: str, *options: str, name: str = "wire.jsonl") -> CompletedProcess[str]:
        (tmp_path / name).write_text(content, "utf-8")
        return copydesk("import", *options, str(tmp_path / name), DATABASE_URL=database)

    return run


def titles(database: str, team: str = "T1") -> list[str | None]:
    """The headlines anybody of the team may see."""
    store, anybody = Store(open_database(database)), Viewer(team=team)
    with store.look(team) as tx:
        stories = tx.stories.stories(anybody)
        found = [each.article.title for story in stories for each in tx.articles.readings_of_story(story.id, anybody)]
    store.close()
    return found


def test_an_imported_story_is_known_to_the_whole_team_and_importing_again_changes_nothing(
    bring: Import, database: str
) -> None:
    first = bring(json.dumps(ROW), "--team", "T1")
    assert (first.returncode, "1 taken in" in first.stderr) == (0, True)
    again = bring(json.dumps(ROW))
    assert (again.returncode, "1 known before" in again.stderr) == (0, True)
    assert titles(database) == [ROW["title"]]


def test_a_bad_item_is_named_and_the_rest_is_taken_in(bring: Import, database: str) -> None:
    done = bring("\n".join(['{"title": "no text"}', json.dumps(ROW), "{"]), "--team", "T1")
    assert done.returncode == 2
    assert "line 1 was skipped" in done.stderr
    assert "line 3 was skipped" in done.stderr
    assert "1 taken in, 2 skipped" in done.stderr
    assert titles(database) == [ROW["title"]]


def test_how_far_an_import_is_stands_in_a_bar(database: str, tmp_path: Path) -> None:
    wire = tmp_path / "wire.jsonl"
    wire.write_text(json.dumps(ROW), "utf-8")
    done = copydesk("import", "--team", "T1", str(wire), DATABASE_URL=database, FORCE_COLOR="1", TTY_COMPATIBLE="1")
    assert "wire.jsonl" in done.stderr
    assert "100%" in done.stderr


def test_an_item_under_embargo_is_left_out_until_it_is_free(bring: Import, database: str) -> None:
    held = ROW | {"text": f"EMBARGOED UNTIL 00:01 GMT 1 January 2099\n\n{ROW['text']}"}
    done = bring(json.dumps(held), "--team", "T1")
    assert (done.returncode, "1 under embargo" in done.stderr) == (0, True)
    assert titles(database) == []


def test_a_file_that_is_no_feed_is_named_and_the_others_are_taken_in(bring: Import, tmp_path: Path) -> None:
    good = tmp_path / "good.jsonl"
    good.write_text(json.dumps(ROW), "utf-8")
    done = bring("just words", "--team", "T1", str(tmp_path / "missing.xml"), str(good), name="bad.txt")
    assert done.returncode == 2
    assert "bad.txt: The feed cannot be read" in done.stderr
    assert "missing.xml: cannot be read" in done.stderr
    assert "good.jsonl: 1 taken in" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_not_there_yet_is_made_and_filled_for_the_local_workspace(tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text(json.dumps(ROW), "utf-8")
    database = f"sqlite:///{tmp_path / 'new.db'}"
    done = copydesk("import", str(tmp_path / "wire.jsonl"), DATABASE_URL=database)
    assert (done.returncode, "1 taken in" in done.stderr) == (0, True)
    assert titles(database, LOCAL) == [ROW["title"]]
    found = copydesk("search", "crane", DATABASE_URL=database)
    assert (found.returncode, "Crane" in found.stdout) == (0, True)


def test_the_workspace_has_to_be_named_where_there_are_several(bring: Import) -> None:
    bring(json.dumps(ROW), "--team", "T1")
    bring(json.dumps(ROW), "--team", "T2", "--new-team")
    done = bring(json.dumps(ROW))
    assert done.returncode == 2
    assert "name the workspace with --team T… (the database knows T1, T2)" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_mistyped_workspace_is_refused_with_those_there_are(bring: Import, database: str) -> None:
    bring(json.dumps(ROW), "--team", "T1")
    done = bring(json.dumps(ROW), "--team", "T11")
    assert done.returncode == 2
    assert "no workspace T11, only T1" in done.stderr
    assert "--new-team" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert titles(database, "T11") == []


def test_another_workspace_is_added_where_that_is_said(bring: Import, database: str) -> None:
    bring(json.dumps(ROW), "--team", "T1")
    done = bring(json.dumps(ROW), "--team", "T2", "--new-team")
    assert (done.returncode, "1 taken in" in done.stderr) == (0, True)
    assert titles(database, "T1") == titles(database, "T2") == [ROW["title"]]
    again = bring(json.dumps(ROW), "--team", "T2")
    assert (again.returncode, "1 known before" in again.stderr) == (0, True)


def test_a_new_workspace_has_to_be_named(bring: Import) -> None:
    bring(json.dumps(ROW), "--team", "T1")
    done = bring(json.dumps(ROW), "--new-team")
    assert (done.returncode, "--team T…" in done.stderr) == (2, True)
