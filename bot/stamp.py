"""The stamp of a reading: by which model and which rules an article was read and compared.

Two digests: what the readings come from (the model, the code and word lists that read), and what the findings come from
(the code that compares, the newsroom's thresholds and lexicon). Nobody counts versions by hand: any change of what is
shipped or set is another stamp. Stamps have no order; which one counts stands in the database.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Set
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from bot.language.shipped import SHIPPED, SUMS

_CORE: Final = Path(__file__).parent
_READING: Final = ("extraction.py", "reading.py", "language", "figures", "quotes", "happenings")
_COMPARING: Final = ("discrepancies", "ledger", "policy.py")
_RULES: Final = frozenset({".py", ".txt"})  # endings of files that say how something is read
_DIGITS: Final = 12  # of a digest that are kept
_BETWEEN: Final = ":"  # the two digests


def stamp_of(model: str | None, *decided: object) -> str:
    """The stamp of a desk with this language model (None: the shipped one), which compares as `decided` says.

    `decided` are values of the desk: thresholds, a lexicon.
    """
    compared = _digest(_sources(_COMPARING), json.dumps([_plain(each) for each in decided], sort_keys=True))
    return f"{_digest(_sources(_READING), _model(model))}{_BETWEEN}{compared}"


def is_read_alike(stamp: str | None, other: str) -> bool:
    """Whether articles of both stamps were read alike, however they were compared."""
    return stamp is not None and stamp.partition(_BETWEEN)[0] == other.partition(_BETWEEN)[0]


@cache
def _sources(places: tuple[str, ...]) -> str:
    """The digest of all rules in these files and folders of the core."""
    found = hashlib.sha256()
    for place in places:
        for file in _files(_CORE / place):
            found.update(f"{file.relative_to(_CORE).as_posix()}\n".encode())
            found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()


def _files(place: Path) -> Iterable[Path]:
    if place.is_file():
        return (place,)
    return sorted(file for file in place.rglob("*") if file.suffix in _RULES and not file.is_relative_to(SHIPPED))


@cache
def _model(model: str | None) -> str:
    """What tells one language model from another."""
    if model is None:
        return _text(SHIPPED / SUMS)
    try:
        return f"{model} {metadata.version(model)}"
    except metadata.PackageNotFoundError:
        return f"{model} {_text(Path(model) / 'meta.json')}"


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, ValueError):
        return ""


def _plain(value: object) -> Any:
    """The value as JSON has it, the same in every process: sets in order."""
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, Set):
        return sorted(map(str, value))
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value if isinstance(value, bool | int | float | str | None) else str(value)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_DIGITS]
