"""What the import contracts cannot see."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


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
