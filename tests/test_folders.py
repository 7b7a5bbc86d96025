"""What the import contracts cannot see."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("top", ["bot", "handlers", "config", "workspace", "training"])
def test_a_folder_of_modules_is_a_package(top: str) -> None:
    """A folder without `__init__.py` is seen by no contract, and everything in it may import anything."""
    modules = [file for file in (ROOT / top).rglob("*.py") if "migrations" not in file.parts]
    assert modules
    assert [folder for folder in {file.parent for file in modules} if not (folder / "__init__.py").exists()] == []
