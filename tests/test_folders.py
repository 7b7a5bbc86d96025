"""What the import contracts cannot see."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Names that two modules of the bot or the handlers give to different things. None is added.
TWINS = {
    *("Alignment", "Amount", "Asked", "Bound", "Candidate", "Entered", "Family", "Hit", "Line", "Mark", "Mention"),
    *("Needs", "Reason", "Relation", "Said", "Stage", "Standing", "State", "Step", "Taken", "Thing", "Told"),
    *("Transcript", "Unit", "Word", "Words"),
}


@pytest.mark.parametrize("top", ["bot", "handlers", "config", "workspace", "training"])
def test_a_folder_of_modules_is_a_package(top: str) -> None:
    """A folder without `__init__.py` is seen by no contract, and everything in it may import anything."""
    modules = [file for file in (ROOT / top).rglob("*.py") if "migrations" not in file.parts]
    assert modules
    assert [folder for folder in {file.parent for file in modules} if not (folder / "__init__.py").exists()] == []


def test_the_rooms_a_module_may_not_slip_into_are_held_to_their_layers() -> None:
    """A layer that is not exhaustive lets a new module pass, wherever it stands and whatever it imports."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layered = [each for each in contracts if each["type"] == "layers"]
    assert [each["name"] for each in layered if not each.get("exhaustive")] == []
    held = {container for each in layered for container in each["containers"]}
    assert {"bot", "handlers", "handlers.slack", "training", "bot.storage", "bot.storage.search"} <= held


def test_two_things_have_two_names() -> None:
    """A reader of one module knows what a name stands for in the next."""
    named: Counter[str] = Counter()
    for top in ("bot", "handlers"):
        for file in sorted((ROOT / top).rglob("*.py")):
            named.update(
                node.name for node in ast.parse(file.read_text("utf-8")).body if isinstance(node, ast.ClassDef)
            )
    assert {name for name, times in named.items() if times > 1 and not name.startswith("_")} <= TWINS
