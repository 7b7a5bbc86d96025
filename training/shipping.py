"""The finished pipeline as it ships: without what only its training needed, and with the sums of its files."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language

from bot.language.shipped import SUMS, sums

VERSION: Final = "2.0.0"


def ship(nlp: Language, folder: Path) -> None:
    """Writes the pipeline; whatever was in the folder is gone."""
    nlp.meta.update(name="copydesk", version=VERSION, license="CC BY-SA 4.0", description="English news, for Copydesk")
    shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(folder)
    _forget_the_recipe(folder)
    (folder / SUMS).write_text(sums(folder), encoding="utf-8")


def _forget_the_recipe(folder: Path) -> None:
    """Takes from the shipped configuration what only spaCy's own training would need."""
    config = spacy.util.load_config(folder / "config.cfg")
    for section in ("corpora", "training", "initialize", "paths", "pretraining"):
        config.pop(section, None)
    config.to_disk(folder / "config.cfg", interpolate=False)
