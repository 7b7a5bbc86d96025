"""The text in a PDF, Word, OpenDocument or RTF file.

Such a file is taken apart in a process of its own with bounded processor time and memory, so that one that is made to
explode, or that a library cannot cope with, costs a refusal and nothing else.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from bot.ingest.files.kind import FileKind
from bot.ingest.refusal import Reason, Refusal

_CHILD = (
    "import json, sys; limits = json.loads(sys.argv[1]); sys.path[:] = limits.pop('path');"
    "from bot.ingest.files.child import main; main(**limits)"
)
_WAITED = 6  # times the processor time, by the clock: on a machine that has more to do than processors
_OVER_TIME = getattr(signal, "SIGXCPU", 0)
_NAMES = {FileKind.PDF: "PDF", FileKind.DOCX: "Word file", FileKind.ODT: "OpenDocument file", FileKind.RTF: "RTF file"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLimits:
    """Bounds of the work one file may cost."""

    seconds: float  # of processor time
    memory_bytes: int  # of the process that takes the file apart
    unpacked_bytes: int  # of everything in a zip, or of one PDF stream
    pages: int


def extract(content: bytes, kind: FileKind, limits: FileLimits) -> str | Refusal:
    """The text with paragraphs parted by blank lines; a refusal for a damaged, encrypted, scanned or exploding file."""
    order = {
        "path": sys.path,
        "kind": kind.value,
        "seconds": limits.seconds,
        "memory_bytes": limits.memory_bytes,
        "unpacked_bytes": limits.unpacked_bytes,
        "pages": limits.pages,
    }
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and code; the file comes on standard input
            [sys.executable, "-c", _CHILD, json.dumps(order)],
            input=content,
            capture_output=True,
            timeout=limits.seconds * _WAITED,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _too_slow(kind, limits)
    if done.returncode == -_OVER_TIME:
        return _too_slow(kind, limits)
    if done.returncode != 0:
        return damaged(kind)
    return _answer(json.loads(done.stdout), kind, limits)


def damaged(kind: FileKind) -> Refusal:
    """The refusal of a file that cannot be taken apart."""
    return Refusal(
        reason=Reason.UNREADABLE,
        message=f"That {_NAMES[kind]} is damaged or cut short and I cannot read it: save it again, or paste the text.",
    )


def _too_slow(kind: FileKind, limits: FileLimits) -> Refusal:
    message = f"That {_NAMES[kind]} takes me longer than {limits.seconds:g} seconds to read: paste the part you mean."
    return Refusal(reason=Reason.TOO_LARGE, message=message)


def _answer(told: dict[str, Any], kind: FileKind, limits: FileLimits) -> str | Refusal:
    match told["outcome"]:
        case "text":
            return str(told["text"])
        case "encrypted":
            message = f"That {_NAMES[kind]} is locked with a password: save it without one, or paste the text."
            return Refusal(reason=Reason.ENCRYPTED, message=message)
        case "scan":
            message = "That PDF holds pictures of pages and no text: run text recognition on it, or paste the text."
            return Refusal(reason=Reason.SCAN, message=message)
        case "pages":
            message = f"That PDF has more than {limits.pages} pages: post the pages you mean."
            return Refusal(reason=Reason.TOO_LARGE, message=message)
        case "too_large":
            message = f"That {_NAMES[kind]} unpacks to more than I read at once: paste the text instead."
            return Refusal(reason=Reason.TOO_LARGE, message=message)
        case _:
            return damaged(kind)
