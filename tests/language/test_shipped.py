"""The shipped pipeline: looked through without being loaded."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.language import shipped


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "model"
    shutil.copytree(shipped.SHIPPED, folder)
    monkeypatch.setattr(shipped, "SHIPPED", folder)
    return folder


def test_what_ships_is_whole() -> None:
    assert shipped.damaged() is None


@pytest.mark.parametrize("name", ["meta.json", "encoder/labels.json", "encoder/weights.npz", "vocab/strings.json"])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    assert shipped.damaged() == name


def test_weights_with_a_changed_byte_are_not_whole(copy: Path) -> None:
    weights = copy / "encoder/weights.npz"
    content = bytearray(weights.read_bytes())
    content[len(content) // 2] ^= 0xFF
    weights.write_bytes(content)
    assert shipped.damaged() == "encoder/weights.npz"


def test_weights_cut_short_are_not_whole(copy: Path) -> None:
    weights = copy / "encoder/weights.npz"
    weights.write_bytes(weights.read_bytes()[:-1000])
    assert shipped.damaged() == "encoder/weights.npz"
