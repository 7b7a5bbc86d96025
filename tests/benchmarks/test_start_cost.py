"""What each command costs from its start to its end, beside the import of spaCy alone, in turn and in one run.

`STARTED` names another checkout to measure instead of this one, for a table of before and after. Prints; asserts only
that every command answered. Run with `make benchmark` on a machine that does nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

from tests.benchmarks.timing import of_process
from tests.handlers.terminal.test_commands import AGENCY
from tests.stories.builders import FERRY_INQUIRY, FERRY_WIRE

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1_200)]
ROUNDS = 5
CHECKOUT = Path(os.environ.get("STARTED", Path.cwd())).resolve()
COPYDESK = (sys.executable, "-c", "from handlers.cli import main; main()")
REFERENCE = (sys.executable, "-c", "import spacy")
COMMANDS = (
    ("--help",),
    ("--version",),
    ("manifest",),
    ("schema",),
    ("doctor",),
    ("search", "ferry"),
    ("search", "--quote", "we had to close the gate"),
    ("ledger", "ferry"),
    ("story", "show", "1"),
    ("analyze", "agency.txt"),
)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A folder with an archive of a few articles, and modules compiled once, as where the package is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "DATABASE_URL": "sqlite:///desk.db",
        "PYTHONPATH": str(CHECKOUT),
        "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled"),
    }


def test_what_each_command_costs(environment: dict[str, str], tmp_path: Path) -> None:
    _furnish(tmp_path, environment)
    spent: dict[tuple[str, ...], list[float]] = {}
    for turn in range(ROUNDS + 1):
        for command in (REFERENCE, *((*COPYDESK, *arguments) for arguments in COMMANDS)):
            seconds = of_process(command, tmp_path, environment)
            if turn:  # the first one compiles
                spent.setdefault(command, []).append(seconds)
    reference = median(spent[REFERENCE])
    print(f"\n{'command':46}{'seconds':>9}{'times import spacy':>20}")
    for command, seconds in spent.items():
        name = "import spacy" if command == REFERENCE else f"copydesk {' '.join(command[len(COPYDESK) :])}"
        print(f"{name:46}{median(seconds):9.2f}{median(seconds) / reference:20.2f}")
    assert len(spent) == len(COMMANDS) + 1


def _furnish(folder: Path, environment: dict[str, str]) -> None:
    rows = [{"id": str(number), "text": text} for number, text in enumerate((AGENCY, FERRY_WIRE, FERRY_INQUIRY))]
    (folder / "agency.txt").write_text(AGENCY, "utf-8")
    (folder / "wire.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    for arguments in (("migrate",), ("import", "--team", "T1", "wire.jsonl")):
        subprocess.run((*COPYDESK, *arguments), cwd=folder, env=environment, check=True, capture_output=True)
