"""What the recipe ships is whole, and stays so when its card is written."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from bot.language import shipped
from training.card import write_card
from training.shipping import VERSION, ship


def test_a_pipeline_is_shipped_with_the_sums_of_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "left over.txt").write_text("from the last one", "utf-8")
    ship(spacy.blank("en"), tmp_path)
    write_card(tmp_path, {})
    monkeypatch.setattr(shipped, "SHIPPED", tmp_path)
    assert shipped.damaged() is None
    assert not (tmp_path / "left over.txt").exists()
    (tmp_path / "config.cfg").write_text("[nlp]\n", "utf-8")
    assert shipped.damaged() == "config.cfg"


def test_what_ships_says_its_version_and_loads(tmp_path: Path) -> None:
    ship(spacy.blank("en"), tmp_path)
    loaded = spacy.load(tmp_path)
    assert (loaded.meta["name"], loaded.meta["version"]) == ("copydesk", VERSION)
    assert "[training]" not in (tmp_path / "config.cfg").read_text("utf-8")
