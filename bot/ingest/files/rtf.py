"""The text of an RTF file, read with striprtf."""

from __future__ import annotations

from striprtf.striprtf import rtf_to_text

from bot.ingest.files.outcome import Outcome, UnreadableFileError


def text(content: bytes) -> str:
    """Its paragraphs, a line each. Raises UnreadableFileError where there are none."""
    found = str(rtf_to_text(content.decode("latin-1"), errors="ignore"))  # type: ignore[no-untyped-call]  # striprtf ships no types
    if not found.strip():
        raise UnreadableFileError(Outcome.DAMAGED)
    return found.replace("|", " ")
