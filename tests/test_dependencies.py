"""What is imported is declared, what is declared is imported, and an extra is imported where it may be missing only."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHIPPED = ("bot", "config", "handlers", "workspace")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
# Extras of what ships, and the ends or folders of the paths that may import them.
PLACES = {
    "demo": ("workspace/", "demo/keyboard.py"),
    "postgres": ("postgres.py", "jobs.py", "0007_procrastinate.py"),
}
# Loaded by name, by whom; or data.
UNIMPORTED = {
    "tzdata": "time zones for zoneinfo, where the machine has none",
    "python-multipart": "starlette, for forms",
    "websockets": "uvicorn, for sockets",
    "psycopg": "SQLAlchemy, as the driver of PostgreSQL",
}
PROVIDED = {"pydantic-core": "pydantic"}  # parts of one package that are told apart by name alone


def named(requirements: list[str]) -> set[str]:
    found = (re.match(r"[A-Za-z0-9_.-]+", each) for each in requirements)
    return {_plain(each.group()) for each in found if each} - {"copydesk"}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _imported(folder: str) -> Iterator[tuple[str, str]]:
    """Each path with a distribution one of its modules comes from."""
    distributions = metadata.packages_distributions()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for top in {name.partition(".")[0] for name in names}:
                if top not in sys.stdlib_module_names and not (ROOT / top).is_dir():
                    name = _plain(distributions.get(top, [top])[0])
                    yield path.relative_to(ROOT).as_posix(), PROVIDED.get(name, name)


def _may_import(path: str, extra: str) -> bool:
    return any(path.startswith(place) or path.endswith(place) for place in PLACES.get(extra, ()))


IMPORTS = {each for folder in SHIPPED for each in _imported(folder)}


def test_what_ships_imports_only_what_it_declares() -> None:
    core = named(PROJECT["dependencies"])
    extra = {name: extra for extra in PLACES for name in named(EXTRAS[extra])}
    stray = {
        (path, name)
        for path, name in IMPORTS
        if name not in core
        and not any(path.startswith(at) or path.endswith(at) for at in PLACES.get(extra.get(name, ""), ()))
    }
    assert not stray


@pytest.mark.parametrize("extra", [None, *PLACES])
def test_what_is_declared_is_imported_or_loaded_by_name(extra: str | None) -> None:
    declared = named(EXTRAS[extra] if extra else PROJECT["dependencies"])
    assert declared - {name for _, name in IMPORTS} <= UNIMPORTED.keys()


def test_tests_import_only_what_a_developer_installs() -> None:
    declared = named(
        [*PROJECT["dependencies"], *(each for extra in (*PLACES, "dev", "evaluation") for each in EXTRAS[extra])]
    )
    assert {name for _, name in _imported("tests")} <= declared


def test_the_command_line_starts_without_any_extra() -> None:
    modules = ("starlette", "uvicorn", "websockets", "python_multipart", "psycopg", "procrastinate")
    blocked = f"import sys; sys.modules.update(dict.fromkeys({modules!r})); sys.argv = ['copydesk', 'manifest']; "
    command = [sys.executable, "-c", blocked + "from handlers.cli import main; main()"]
    assert subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0
