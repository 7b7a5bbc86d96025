"""`copydesk story`, `search` and `match --db` over an archive made by `copydesk import`."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.errors import CopydeskError
from handlers.cli import app
from tests.handlers.terminal.test_commands import valid
from tests.handlers.terminal.test_feeds import ROW
from tests.stories.builders import BUDGET, FERRY_INQUIRY, FERRY_PAPER, FERRY_WIRE

Copydesk = Callable[..., Result]
ROWS = (
    {"title": "Ferry Havsula runs aground", "text": FERRY_WIRE, "published": "2026-03-10T08:00Z", "outlet": "Sextant"},
    {"title": "Havsula aground in fog", "text": FERRY_PAPER, "published": "2026-03-10T10:00Z", "outlet": "Chronicle"},
    {"title": "Ellerby closes libraries", "text": BUDGET, "published": "2026-03-10T22:00Z", "outlet": "Vantage"},
    ROW,
)


def stream(path: Path, *rows: dict[str, str]) -> str:
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return str(path)


@pytest.fixture(scope="module")
def imported(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of four articles in three stories."""
    folder = tmp_path_factory.mktemp("imported")
    shutil.copy(sqlite_template, folder / "desk.db")
    environment = {"DATABASE_URL": f"sqlite:///{folder / 'desk.db'}"}
    done = CliRunner().invoke(app, ["import", "--team", "T1", stream(folder / "wire.jsonl", *ROWS)], env=environment)
    assert done.exit_code == 0
    return folder / "desk.db"


@pytest.fixture
def copydesk(imported: Path, tmp_path: Path) -> Copydesk:
    shutil.copy(imported, tmp_path / "desk.db")

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, arguments, env={"DATABASE_URL": f"sqlite:///{tmp_path / 'desk.db'}"})

    return run


def number(copydesk: Copydesk, words: str) -> str:
    """The number of the story found first."""
    return copydesk("search", words).stdout.split()[0]


def articles(copydesk: Copydesk, story: str) -> list[str]:
    """The ids of a story's articles."""
    return re.findall(r"^   (\w{20,})  ", copydesk("story", "show", story).stdout, re.MULTILINE)


def decision(done: Result) -> str:
    """The number of a decision just taken."""
    found = re.search(r"story undo (\d+)", done.stdout)
    assert found, done.output
    return found[1]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("havsula aground", "Havsula"),
        ("havsulla", "Havsula"),
        ("Ragnhild Moe", "Havsula"),
        ("214 passengers", "Havsula"),
        ("“there was no time to anchor”", "Havsula"),
        ("libraries since 9 March 2026", "Ellerby"),
        ("https://sextant.example/crane", "Marram"),
    ],
)
def test_a_story_is_found_by_what_is_remembered_of_it(copydesk: Copydesk, asked: str, name: str) -> None:
    done = copydesk("search", *asked.split())
    assert done.exit_code == 0
    assert name in done.stdout.splitlines()[1 if "taken for" in done.stdout else 0]


def test_what_is_not_there_ends_with_status_one(copydesk: Copydesk) -> None:
    done = copydesk("search", "zebra crossing")
    assert (done.exit_code, "No story" in done.stdout) == (1, True)


def test_a_story_is_shown_with_its_life_its_outlets_and_its_articles(copydesk: Copydesk) -> None:
    story = number(copydesk, "havsula")
    said = copydesk("story", "show", story).stdout
    assert "2 articles, 2 independent sources" in said
    assert re.search(r" · (new|developing|quiet|closed) · since 10 Mar 2026", said)
    assert "Sextant, Chronicle" in said
    assert len(articles(copydesk, story)) == 2


def test_part_and_undo(copydesk: Copydesk) -> None:
    story = number(copydesk, "havsula")
    paper = articles(copydesk, story)[0]
    done = copydesk("story", "part", paper)
    assert f"put apart from story {story}" in done.stdout
    assert len(articles(copydesk, story)) == 1
    back = copydesk("story", "undo", decision(done))
    assert "taken back" in back.stdout
    assert len(articles(copydesk, story)) == 2


def test_move_and_undo_leave_the_decision_in_the_storys_history(copydesk: Copydesk) -> None:
    story, other = number(copydesk, "havsula"), number(copydesk, "libraries")
    paper = articles(copydesk, story)[0]
    done = copydesk("story", "move", paper, other)
    assert articles(copydesk, other)[:1] != [] != articles(copydesk, story)
    assert paper in articles(copydesk, other)
    copydesk("story", "undo", decision(done))
    assert paper in articles(copydesk, story)
    assert "moved here" in copydesk("story", "show", other).stdout


def test_a_merged_story_is_known_by_both_numbers(copydesk: Copydesk) -> None:
    story, other = number(copydesk, "libraries"), number(copydesk, "havsula")
    done = copydesk("story", "merge", story, other)
    assert f"story {story} merged into this one" in done.stdout
    assert articles(copydesk, story) == articles(copydesk, other)
    assert len(articles(copydesk, story)) == 3
    copydesk("story", "undo", decision(done))
    assert len(articles(copydesk, story)) == 1


def test_split_makes_a_story_of_some_articles(copydesk: Copydesk) -> None:
    story = number(copydesk, "havsula")
    paper, wire = articles(copydesk, story)
    assert f"split from story {story}" in copydesk("story", "split", paper).stdout
    assert articles(copydesk, story) == [wire]


def test_a_name_given_stays_until_it_is_taken_back(copydesk: Copydesk) -> None:
    story = number(copydesk, "havsula")
    done = copydesk("story", "rename", story, "The Havsula")
    assert copydesk("story", "show", story).stdout.startswith(f"{story}  The Havsula ")
    copydesk("story", "undo", decision(done))
    assert not copydesk("story", "show", story).stdout.startswith(f"{story}  The Havsula ")


@pytest.mark.parametrize(
    "command",
    [
        ("show", "999"),
        ("part", "nothing"),
        ("move", "nothing", "1"),
        ("merge", "1", "1"),
        ("split", "nothing"),
        ("rename", "1", " "),
        ("undo", "999"),
        ("settle", "--yes", "nothing"),
    ],
)
def test_what_cannot_be_decided_is_said_in_a_sentence(copydesk: Copydesk, command: tuple[str, ...]) -> None:
    done = copydesk("story", *command)
    assert isinstance(done.exception, CopydeskError)
    assert len(str(done.exception)) > 20


@pytest.mark.parametrize(
    "command",
    [
        ("search", "havsula"),
        ("search", "--quote", "no time to anchor"),
        ("ledger", "havsula"),
        ("story", "show", "1"),
        ("story", "rename", "1", "Another name"),
        ("digest",),
        ("match", "--db", "in.jsonl"),
    ],
    ids=" ".join,
)
def test_a_workspace_that_is_not_known_is_a_slip(copydesk: Copydesk, command: tuple[str, ...]) -> None:
    done = copydesk(*command, "--team", "T11")
    assert isinstance(done.exception, CopydeskError)
    assert str(done.exception) == "the database knows no workspace T11, only T1: correct --team"


@pytest.mark.parametrize(
    "command",
    [
        ("search", "havsula"),
        ("search", "--quote", "no time to anchor"),
        ("ledger", "havsula"),
        ("story", "show", "1"),
        ("match", "--db", "in.jsonl"),
    ],
    ids=" ".join,
)
def test_of_several_workspaces_one_has_to_be_named(
    copydesk: Copydesk, command: tuple[str, ...], tmp_path: Path
) -> None:
    copydesk("import", "--team", "T2", "--new-team", stream(tmp_path / "other.jsonl", ROW))
    done = copydesk(*command)
    assert isinstance(done.exception, CopydeskError)
    assert str(done.exception) == "name the workspace with --team T… (the database knows T1, T2)"


def test_what_is_found_is_printed_as_the_schema_says(copydesk: Copydesk) -> None:
    answer = json.loads(copydesk("search", "--json", "havsulla").stdout)
    valid(answer, "search")
    [found] = answer["stories"]
    assert answer["corrected"] == [["havsulla", "havsula"]]
    assert (found["story"], found["articles"], found["sources"]) == (number(copydesk, "havsula"), 2, 2)
    assert found["outlets"] == ["Sextant", "Chronicle"]
    assert {each["article"] for each in found["found"]} <= {*articles(copydesk, found["story"])}


def test_who_said_it_is_printed_as_the_schema_says(copydesk: Copydesk) -> None:
    answer = json.loads(copydesk("search", "--json", "--quote", "there was no time to anchor").stdout)
    valid(answer, "search_quote")
    assert {version["outlet"] for version in answer[0]["versions"]} == {"Sextant", "Chronicle"}


def test_a_ledger_is_printed_as_the_schema_says(copydesk: Copydesk) -> None:
    answer = json.loads(copydesk("ledger", "--json", "havsula").stdout)
    valid(answer, "ledger")
    [ledger] = answer
    assert ledger["story"] == number(copydesk, "havsula")
    aboard = next(each for each in ledger["measures"] if each["observations"][0]["value"] == "214")
    assert [seen["outlet"] for seen in aboard["observations"]] == ["Sextant", "Chronicle"]
    assert all("214" in seen["context"] for seen in aboard["observations"])


@pytest.mark.parametrize(
    ("command", "nothing"),
    [
        (("search", "--json", "zebra crossing"), {"corrected": [], "stories": []}),
        (("search", "--json", "--quote", "zebras crossing slowly"), []),
        (("ledger", "--json", "zebra crossing"), []),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, tuple) else "",
)
def test_nothing_found_is_json_too_and_ends_with_one(
    copydesk: Copydesk, command: tuple[str, ...], nothing: object
) -> None:
    done = copydesk(*command)
    assert (done.exit_code, json.loads(done.stdout)) == (1, nothing)
    assert done.stderr


def test_a_ledger_explained_is_for_people_only(copydesk: Copydesk) -> None:
    done = copydesk("ledger", "--json", "--explain", "havsula")
    assert (done.exit_code, "--explain" in done.stderr) == (2, True)


def test_a_ledger_is_of_one_workspace(copydesk: Copydesk, tmp_path: Path) -> None:
    copydesk("import", "--team", "T2", "--new-team", stream(tmp_path / "other.jsonl", ROWS[0]))
    both = [copydesk("ledger", "havsula", "--team", team).stdout for team in ("T1", "T2")]
    assert ["Chronicle" in shown for shown in both] == [True, False]
    assert copydesk("ledger", "marram", "--team", "T2").exit_code == 1


def test_match_with_the_archive_names_its_stories_and_keeps_nothing(copydesk: Copydesk, tmp_path: Path) -> None:
    story = number(copydesk, "havsula")
    given = stream(
        tmp_path / "in.jsonl",
        {"id": "a", "text": FERRY_WIRE.replace("214", "216"), "published": "2026-03-10", "title": "Havsula aground"},
        {"id": "b", "text": FERRY_INQUIRY, "published": "2026-05-30", "title": "Shareholders approve a dividend"},
    )
    for _ in range(2):
        done = copydesk("match", "--db", given)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        assert [(each["id"], each["story"], each["decision"]) for each in lines] == [
            ("a", story, "match"),
            ("b", "new-1", "new"),
        ]
    assert len(articles(copydesk, story)) == 2
    alone = [json.loads(line)["story"] for line in copydesk("match", given).stdout.splitlines()]
    assert alone == ["1", "2"]


def test_a_ledger_says_why_two_figures_are_one_measure_where_asked(copydesk: Copydesk) -> None:
    plain, explained = copydesk("ledger", "havsula"), copydesk("ledger", "havsula", "--explain")
    assert plain.exit_code == explained.exit_code == 0
    assert "odds" not in plain.stdout
    assert re.search(r"214 \(Chronicle\).*\n +with 214 \(Sextant\)", explained.stdout)
    assert re.search(r"odds \+\d+\.\d \(the same value, one measure from", explained.stdout)


def test_a_ledger_of_no_story_ends_with_one(copydesk: Copydesk) -> None:
    assert copydesk("ledger", "zebra crossing").exit_code == 1
