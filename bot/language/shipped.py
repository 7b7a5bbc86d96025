"""The pipeline that ships with the desk: where it lies, and whether every file of it is the one that was shipped."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

SHIPPED: Final = Path(__file__).parent / "model"
SUMS: Final = "SHA256SUMS"  # beside the model, in the form `sha256sum --check` reads
_ABOUT: Final = frozenset({SUMS, "README.md", "scores.json"})  # what tells of the model and is no part of it


def damaged() -> str | None:
    """The first file of it that is missing or not the one shipped, by its name; None where all is well.

    Reads the files through without loading what they are for, which takes seconds.
    """
    try:
        stated = _stated()
    except (OSError, ValueError):
        return SUMS
    return next((name for name, digest in stated.items() if _digest(SHIPPED / name) != digest), None)


def sums(folder: Path) -> str:
    """The SHA-256 of each file the pipeline in `folder` is made of, a line each."""
    names = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return "".join(f"{_digest(folder / name)}  {name}\n" for name in names if name not in _ABOUT)


def _stated() -> dict[str, str]:
    """The digest of each file as it was shipped. Raises OSError or ValueError where that is not told."""
    stated: dict[str, str] = {}
    for line in (SHIPPED / SUMS).read_text("utf-8").splitlines():
        digest, name = line.split("  ", 1)
        stated[name] = digest
    if not stated:
        raise ValueError(f"{SUMS} is empty")
    return stated


def _digest(file: Path) -> str | None:
    """The SHA-256 of a file; None for one that cannot be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
