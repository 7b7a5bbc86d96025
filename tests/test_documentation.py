"""What the documents show runs as they show it, and what they point at is there."""

from __future__ import annotations

import ast
import doctest
import importlib
import io
import re
import shlex
import shutil
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from handlers.cli import app

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "config", "handlers", "training", "workspace")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*/README.md")])
FOLDERS = (*PACKAGES, "docs", "tests", ".github")
TELLING = (".md", ".toml", ".py")
A_PATH = re.compile(r"(?<![\w/.-])(?:bot|config|docs|handlers|tests|training|workspace)/[\w./*<>-]*[\w*>/]")
A_MODULE = re.compile(r"(?<![\w/.-])(?:bot|config|handlers|tests|training|workspace)(?:\.[a-z_]\w*)+")
A_SOURCE = re.compile(r"(?<![\w/.])(?:[a-z_]+/)*\w+\.py\b")
OTHERS = ("slack_sdk/",)  # whose sources are named beside ours
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


def telling(folder: str) -> list[Path]:
    """What tells something in words: documents, settings, sources."""
    files = (ROOT / folder).rglob("*") if folder != "." else ROOT.glob("*")
    return sorted(file for file in files if file.suffix in TELLING and file.name != "CHANGELOG.md")


def told(file: Path) -> Iterator[str]:
    """The words of a document, the comments of settings, the comments and docstrings of a source."""
    text = file.read_text("utf-8")
    if file.suffix == ".md":
        yield text
    elif file.suffix == ".toml":
        yield from re.findall(r"#.*", text)
    else:
        tokens = tokenize.generate_tokens(io.StringIO(text).readline)
        yield from (token.string for token in tokens if token.type == tokenize.COMMENT)
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        yield from (ast.get_docstring(n) or "" for n in ast.walk(ast.parse(text)) if isinstance(n, documented))


def is_there(path: str) -> bool:
    """Whether something stands at a path, which may leave a name open ("<package>", "*") and a module's ending off."""
    pattern = re.sub(r"<\w+>", "*", path).rstrip("/")
    return any(any(ROOT.glob(pattern + ending)) for ending in ("", ".py"))


def is_module(dotted: str) -> bool:
    """Whether a dotted name is a package, a module, or a name in one of them."""
    path = dotted.replace(".", "/")
    inside, _, name = path.rpartition("/")
    holders = (ROOT / f"{inside}.py", ROOT / inside / "__init__.py")
    return is_there(path) or any(
        re.search(rf"\b{name}\b", file.read_text("utf-8")) for file in holders if file.exists()
    )


@pytest.fixture(scope="module")
def sources() -> list[str]:
    return [f"/{named(file)}" for folder in FOLDERS for file in (ROOT / folder).rglob("*.py")]


@pytest.mark.parametrize("folder", [".", *FOLDERS])
def test_what_is_named_in_words_is_there(folder: str, sources: list[str]) -> None:
    gone = []
    for file in telling(folder):
        for text in told(file):
            gone += [(named(file), path) for path in A_PATH.findall(text) if not is_there(path)]
            gone += [(named(file), dotted) for dotted in A_MODULE.findall(text) if not is_module(dotted)]
            gone += [
                (named(file), source)
                for source in A_SOURCE.findall(text)
                if not source.startswith(OTHERS) and not any(known.endswith(f"/{source}") for known in sources)
            ]
    assert gone == []


@pytest.mark.parametrize("path", ["bot/nowhere/", "bot/desk/gone.py", "bot/<package>/gone.py"])
def test_a_path_that_leads_nowhere_is_not_there(path: str) -> None:
    assert not is_there(path)


@pytest.mark.parametrize("dotted", ["training.gone.fit", "bot.gone", "bot.article.Gone"])
def test_a_module_that_is_gone_is_no_module(dotted: str) -> None:
    assert not is_module(dotted)


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
    for name in ("stream.jsonl", "morning.jsonl", "archive.jsonl"):
        (tmp_path / name).write_text(LINE, "utf-8")
    CliRunner().invoke(app, ["migrate"])
    CliRunner().invoke(app, ["import", "--team", "T1", "stream.jsonl"])
    return tmp_path


@pytest.mark.parametrize("command", shown())
def test_the_commands_readme_shows_do_not_go_wrong(command: str, folder: Path) -> None:
    done = CliRunner().invoke(app, shlex.split(command))
    assert done.exit_code in {0, 1}, done.output  # 2 is an error
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception


def test_readme_names_the_commands_that_print_json_and_no_others() -> None:
    told = re.search(r"add `--json` to (.*?);", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert told
    group: Any = get_command(app)
    takes = {name for name, each in group.commands.items() if any("--json" in one.opts for one in each.params)}
    assert set(re.findall(r"`(\w+)`", told[1])) == takes


def test_the_latest_version_of_the_changelog_is_the_one_there_is() -> None:
    versions = re.findall(
        r"^## (\d+\.\d+\.\d+) - \d{4}-\d\d-\d\d$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert versions[0] == project["version"]
    assert versions == sorted(versions, key=lambda version: [int(part) for part in version.split(".")], reverse=True)
