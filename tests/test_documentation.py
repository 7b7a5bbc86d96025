"""What the documents show runs as they show it, and what they point at is there."""

from __future__ import annotations

import doctest
import importlib
import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from handlers.cli import app

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "config", "handlers", "training", "workspace")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*/README.md")])
TEXTS = Path(__file__).parent / "scenarios" / "texts"
LINE = '{"id": "1", "text": "Port police turned away 287 lorries.", "published": "2026-03-12", "source": "Vantage"}\n'


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def with_examples() -> list[Path]:
    """The shipped modules whose docstrings show an example."""
    files = (file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py")))
    return [file for file in files if ">>> " in file.read_text("utf-8")]


@pytest.mark.parametrize("file", with_examples(), ids=named)
def test_the_examples_of_a_docstring_give_what_they_show(file: Path) -> None:
    module = importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
    failed, attempted = doctest.testmod(module)
    assert attempted
    assert not failed, "what came instead stands in the captured output"


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_a_document_links_to_files_that_are_there(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_the_commands_a_document_names_are_commands(document: Path) -> None:
    known = get_command(app).list_commands(None)
    asked = re.findall(r"[`/]copydesk ([a-z]+)\b", re.sub(r"`/copydesk[^`]*`", "", document.read_text("utf-8")))
    assert [word for word in asked if word not in known] == []


def shown() -> list[str]:
    """The commands on files and the archive that README shows, with what follows the program's name."""
    return re.findall(r"^\.venv/bin/copydesk (.*?)\s+#", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files README's examples name, and an archive that knows one story."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'desk.db'}")
    for name in ("monday.txt", "agency.txt", "rival.html", "release.txt", "speech.txt", "report.txt"):
        shutil.copy(TEXTS / "kestrel-ballot.txt", tmp_path / name)
    (tmp_path / "stream.jsonl").write_text(LINE, "utf-8")
    CliRunner().invoke(app, ["migrate"])
    CliRunner().invoke(app, ["import", "--team", "T1", "stream.jsonl"])
    return tmp_path


@pytest.mark.parametrize("command", shown())
def test_the_commands_readme_shows_do_not_go_wrong(command: str, folder: Path) -> None:
    done = CliRunner().invoke(app, shlex.split(command))
    assert done.exit_code in {0, 1}, done.output  # 2 is an error
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception


def test_the_latest_version_of_the_changelog_is_the_one_there_is() -> None:
    versions = re.findall(
        r"^## (\d+\.\d+\.\d+) - \d{4}-\d\d-\d\d$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert versions[0] == project["version"]
    assert versions == sorted(versions, key=lambda version: [int(part) for part in version.split(".")], reverse=True)
