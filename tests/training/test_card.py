"""The model card names every source with its licence and shows the scores."""

from __future__ import annotations

import json
from pathlib import Path

from bot.language.shipped import SHIPPED
from training.card import SOURCES, card


def _model(folder: Path) -> Path:
    meta = {
        "lang": "en",
        "name": "copydesk",
        "version": "1.0.0",
        "spacy_version": ">=3.8",
        "pipeline": ["parser", "ner"],
    }
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    return folder


def test_the_card_names_sources_licences_scores_and_date(tmp_path: Path) -> None:
    text = card(_model(tmp_path), {"EWT": {"UAS": 88.04, "LAS": 85.0}}, "2026-11-22")
    assert "CC BY-SA 4.0" in text
    assert "2026-11-22" in text
    assert "| 88.0 | 85.0 |" in text
    for source in SOURCES:
        assert source.name in text
        assert source.licence in text


def test_the_shipped_model_has_its_card_and_fits() -> None:
    text = (SHIPPED / "README.md").read_text(encoding="utf-8")
    assert all(source.name in text for source in SOURCES)
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) <= 15_000_000


def test_the_shipped_configuration_knows_no_path_of_the_trainers_machine() -> None:
    text = (SHIPPED / "config.cfg").read_text(encoding="utf-8")
    assert "conllu" not in text
    assert "[training]" not in text
