"""The shipped pipeline: looked through without being loaded."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.language import shipped

FILES = sorted(file.relative_to(shipped.SHIPPED).as_posix() for file in shipped.SHIPPED.rglob("*") if file.is_file())
TOLD = {"README.md", "scores.json"}  # what tells of the model, and may be written anew
MODEL = [name for name in FILES if name not in TOLD]


def changed(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def replaced(file: Path) -> None:
    file.write_text("rubbish\n", "utf-8")


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "model"
    shutil.copytree(shipped.SHIPPED, folder)
    monkeypatch.setattr(shipped, "SHIPPED", folder)
    return folder


def test_what_ships_is_whole() -> None:
    assert shipped.damaged() is None


def test_every_file_the_pipeline_is_made_of_has_its_sum() -> None:
    stated = (shipped.SHIPPED / shipped.SUMS).read_text("utf-8")
    assert {line.split()[1] for line in stated.splitlines()} == {*MODEL} - {shipped.SUMS}
    assert stated == shipped.sums(shipped.SHIPPED)


@pytest.mark.parametrize("name", MODEL)
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    assert shipped.damaged() == name


@pytest.mark.parametrize("damage", [changed, cut_short, replaced], ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("name", [name for name in MODEL if name != shipped.SUMS])
def test_a_file_that_is_not_the_one_shipped_is_named(copy: Path, name: str, damage: Callable[[Path], None]) -> None:
    damage(copy / name)
    assert shipped.damaged() == name


@pytest.mark.parametrize("content", ["", "rubbish\n", "\0"])
def test_sums_that_cannot_be_read_are_named(copy: Path, content: str) -> None:
    (copy / shipped.SUMS).write_text(content, "utf-8")
    assert shipped.damaged() == shipped.SUMS


def test_what_tells_of_the_model_may_be_written_anew(copy: Path) -> None:
    for name in TOLD:
        (copy / name).write_text("{}", "utf-8")
    assert shipped.damaged() is None
