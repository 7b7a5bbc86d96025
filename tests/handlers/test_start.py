"""What each command may not load: the parts that take long, where they are none of its business."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from handlers.cli import app

SLACK = ("slack_bolt", "slack_sdk", "handlers.slack.posting.threads")
LANGUAGE = ("spacy", "thinc", "bot.language.pipeline", "wordfreq")
PAGES = ("lxml", "trafilatura", "courlan", "pypdf", "docx", "feedparser", "httpx", "httpcore")
DRAWING = ("pint",)
DATABASE = ("sqlalchemy", "alembic", "procrastinate", "psycopg")
SERVING = ("apscheduler", "waitress", "starlette", "uvicorn", "workspace", "handlers.newsroom")

NOTHING = (*LANGUAGE, *PAGES, *DRAWING, *SERVING, *SLACK, *DATABASE, "numpy", "pydantic_settings", "bot.desk.desk")
ARCHIVE = (*LANGUAGE, *PAGES, *DRAWING, *SERVING, *SLACK, "alembic", "numpy", "bot.desk.desk")
COMPARING = (*LANGUAGE, *PAGES, *DRAWING, *SERVING, *SLACK, "alembic", "bot.desk.desk")  # its rows are made to be shown
TEXTS = (*SERVING, *SLACK, *DATABASE, *DRAWING, "trafilatura", "feedparser", "bot.desk.desk")
STREAM = (*SERVING, *SLACK, *DRAWING, "alembic", "trafilatura", "feedparser", "bot.desk.desk")
TAKING_IN = (*SERVING, *DRAWING, "slack_bolt", "slack_sdk", "alembic", "trafilatura")
DECISION = (*TAKING_IN, *LANGUAGE)  # the answers to the posts wait in the outbox, worded
DIGEST = (*LANGUAGE, *PAGES, *DRAWING, *SERVING, *SLACK, "alembic", "bot.desk.desk")
NEWSROOM = (*LANGUAGE, *DRAWING, "starlette", "uvicorn", "workspace", "alembic")  # until the settings are looked at
T1 = ("--team", "T1")

FORBIDDEN = {
    ("--help",): NOTHING,
    ("--version",): NOTHING,
    ("manifest",): NOTHING,
    ("schema",): NOTHING,
    ("story", "--help"): NOTHING,
    ("doctor",): (*LANGUAGE, *PAGES, *DRAWING, *SERVING, "slack_bolt", "alembic", "numpy", "bot.desk.desk"),
    ("migrate",): ARCHIVE,
    ("search", "ferry", *T1): ARCHIVE,
    ("search", "--quote", "nobody was hurt", *T1): ARCHIVE,
    ("ledger", "ferry", *T1): COMPARING,
    ("digest", *T1): DIGEST,
    ("story", "show", "1", *T1): ARCHIVE,
    ("story", "part", "article", *T1): DECISION,
    ("story", "move", "article", "1", *T1): DECISION,
    ("story", "merge", "1", "2", *T1): DECISION,
    ("story", "split", "article", *T1): DECISION,
    ("story", "rename", "1", "The ferry", *T1): DECISION,
    ("story", "undo", "1", *T1): DECISION,
    ("story", "settle", "--yes", "article", *T1): DECISION,
    ("analyze", "text.txt"): TEXTS,
    ("compare", "text.txt"): TEXTS,
    ("match", "stream.jsonl"): STREAM,
    ("match", "--db", *T1, "stream.jsonl"): STREAM,
    ("import", *T1, "stream.jsonl"): TAKING_IN,
    ("reread", *T1): DECISION,
    ("run",): NEWSROOM,
    ("web",): NEWSROOM,
    ("worker",): NEWSROOM,
    ("clock",): NEWSROOM,
    ("demo", "--help"): NOTHING,  # played, it needs nearly all there is
}
TEXT = "The harbour master turned away 287 lorries on Thursday after a crane blocked the road to the ferry terminal."
RUN = """
import sys
from handlers.cli import main
try:
    main()
finally:
    print("== loaded ==", *sys.modules, sep="\\n", file=sys.stderr)
"""


@pytest.mark.parametrize("command", FORBIDDEN, ids=" ".join)
def test_a_command_loads_nothing_slow_that_it_does_not_use(
    command: tuple[str, ...], sqlite_template: Path, tmp_path: Path
) -> None:
    shutil.copy(sqlite_template, tmp_path / "desk.db")
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    (tmp_path / "stream.jsonl").write_text(json.dumps({"id": "1", "text": TEXT, "published": "2026-03-12"}), "utf-8")
    environment = os.environ | {"DATABASE_URL": "sqlite:///desk.db", "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [sys.executable, "-c", RUN, *command],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said, _, loaded = done.stderr.partition("== loaded ==\n")
    assert "unexpected" not in said
    assert set(loaded.split()) & set(FORBIDDEN[command]) == set()
    assert "handlers.cli" in loaded.split()


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command of the command line, by the words that name it."""
    under = getattr(command, "commands", None)
    if under is None:
        yield path
        return
    for name, each in under.items():
        yield from commands(each, (*path, name))


@pytest.mark.parametrize("command", [*commands(get_command(app))], ids=" ".join)
def test_every_command_stands_in_the_table(command: tuple[str, ...]) -> None:
    assert command
    assert [stated for stated in FORBIDDEN if stated[: len(command)] == command]


def test_every_module_of_ours_that_is_forbidden_exists() -> None:
    named = {name for names in FORBIDDEN.values() for name in names if name.startswith(("bot.", "handlers."))}
    assert {name for name in named if find_spec(name) is None} == set()
