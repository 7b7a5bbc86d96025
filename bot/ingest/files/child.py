"""The process that takes one file apart: the file on standard input, one JSON object on standard output.

`{"outcome": "text", "text": …}`, or an outcome `encrypted`, `scan`, `pages`, `too_large` or `damaged`.
"""

from __future__ import annotations

import contextlib
import json
import logging
import sys
from math import ceil

from bot.ingest.files.outcome import Outcome, UnreadableFileError


def main(*, kind: str, seconds: float, memory_bytes: int, unpacked_bytes: int, pages: int) -> None:
    """Read the file of this `kind` within the limits and print what came of it."""
    _limit(ceil(seconds), memory_bytes)
    logging.disable(logging.CRITICAL)
    try:
        with contextlib.redirect_stdout(sys.stderr):
            text = _text(kind, sys.stdin.buffer.read(), unpacked_bytes, pages)
        told = {"outcome": Outcome.TEXT.value, "text": text}
    except UnreadableFileError as error:
        told = {"outcome": error.outcome.value}
    except MemoryError:
        told = {"outcome": Outcome.TOO_LARGE.value}
    except Exception:  # noqa: BLE001 - the edge of a process; whatever a parser trips over is a damaged file
        told = {"outcome": Outcome.DAMAGED.value}
    sys.stdout.buffer.write(json.dumps(told).encode())


def _text(kind: str, content: bytes, unpacked_bytes: int, pages: int) -> str:
    """The text; each format's library is imported only by the process that needs it."""
    if kind == "pdf":
        from bot.ingest.files import pdf  # noqa: PLC0415

        return pdf.text(content, stream_bytes=unpacked_bytes, most_pages=pages)
    if kind == "docx":
        from bot.ingest.files import docx  # noqa: PLC0415

        return docx.text(content, unpacked_bytes)
    if kind == "odt":
        from bot.ingest.files import odt  # noqa: PLC0415

        return odt.text(content, unpacked_bytes)
    from bot.ingest.files import rtf  # noqa: PLC0415

    return rtf.text(content)


def _limit(seconds: int, memory_bytes: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows, where the limit by the clock alone has to do
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
