"""What each command may not load: the parts that take long, where they are none of its business."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

SLACK = ("slack_bolt", "slack_sdk", "handlers.slack.posting.threads")
LANGUAGE = ("spacy", "thinc", "bot.language.pipeline", "wordfreq")
PAGES = ("lxml", "trafilatura", "courlan", "pypdf", "docx", "feedparser", "httpx", "httpcore")
DRAWING = ("matplotlib", "pint")
DATABASE = ("sqlalchemy", "alembic", "procrastinate", "psycopg")
SERVING = ("apscheduler", "waitress", "starlette", "uvicorn", "workspace", "handlers.newsroom")

NOTHING = (*LANGUAGE, *PAGES, *DRAWING, *SERVING, *SLACK, *DATABASE, "numpy", "pydantic_settings", "bot.desk.desk")
ARCHIVE = (*LANGUAGE, *PAGES, *DRAWING, *SERVING, *SLACK, "alembic", "numpy", "bot.desk.desk")
TEXTS = (*SERVING, *SLACK, *DATABASE, *DRAWING, "trafilatura", "feedparser", "bot.desk.desk")

FORBIDDEN = {
    ("--help",): NOTHING,
    ("--version",): NOTHING,
    ("manifest",): NOTHING,
    ("schema",): NOTHING,
    ("story", "--help"): NOTHING,
    ("doctor",): (*LANGUAGE, *PAGES, *DRAWING, *SERVING, "slack_bolt", "alembic", "numpy", "bot.desk.desk"),
    ("migrate",): ARCHIVE,
    ("search", "ferry", "--team", "T1"): ARCHIVE,
    ("search", "--quote", "nobody was hurt", "--team", "T1"): ARCHIVE,
    ("ledger", "ferry", "--team", "T1"): ARCHIVE,
    ("story", "show", "1", "--team", "T1"): ARCHIVE,
    ("analyze", "text.txt"): TEXTS,
    ("compare", "text.txt"): TEXTS,
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


def test_every_module_of_ours_that_is_forbidden_exists() -> None:
    named = {name for names in FORBIDDEN.values() for name in names if name.startswith(("bot.", "handlers."))}
    assert {name for name in named if find_spec(name) is None} == set()
