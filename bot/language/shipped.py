"""The pipeline that ships with the desk: where it lies, and whether all of it is there."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Final

SHIPPED: Final = Path(__file__).parent / "model"
_TEXTS: Final = ("meta.json", "encoder/labels.json", "vocab/strings.json")
_WEIGHTS: Final = "encoder/weights.npz"


def damaged() -> str | None:
    """The first file of it that is missing or not whole, by its name; None where all is well.

    Reads the files through without loading what they are for, which takes seconds.
    """
    for name in _TEXTS:
        try:
            json.loads((SHIPPED / name).read_text("utf-8"))
        except (OSError, ValueError):
            return name
    try:
        with zipfile.ZipFile(SHIPPED / _WEIGHTS) as weights:
            return _WEIGHTS if weights.testzip() else None
    except (OSError, zipfile.BadZipFile):
        return _WEIGHTS
