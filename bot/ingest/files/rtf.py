"""The text of an RTF file, read with striprtf; hidden and deleted words are left out (RTF 1.9.1, character formats)."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from bot.ingest.files.outcome import Outcome, UnreadableFileError

_TOKEN = re.compile(r"\\(?P<word>[a-z]+)(?P<number>-?\d+)?[ ]?|\\'[0-9a-fA-F]{2}|\\[^a-z]|[{}]|[^\\{}]+", re.DOTALL)
_UNSEEN = frozenset({"v", "deleted"})  # the formats of hidden text and of a deletion under tracking


def text(content: bytes) -> str:
    """Its paragraphs, a line each. Raises UnreadableFileError where there are none."""
    found = str(rtf_to_text(_seen(content.decode("latin-1")), errors="ignore"))  # type: ignore[no-untyped-call]  # striprtf ships no types
    if not found.strip():
        raise UnreadableFileError(Outcome.DAMAGED)
    return found.replace("|", " ")


def _seen(source: str) -> str:
    """The source without the words that its formats hide."""
    if not re.search(r"\\(?:v|deleted)\d?(?![a-z])", source):
        return source
    kept: list[str] = []
    hidden: list[frozenset[str]] = [frozenset()]
    for token in _TOKEN.finditer(source):
        word, number = token["word"], token["number"]
        if token[0] == "{":
            hidden.append(hidden[-1])
        elif token[0] == "}":
            hidden = hidden[:-1] or [frozenset()]
        elif word in _UNSEEN:
            hidden[-1] = hidden[-1] - {word} if number == "0" else hidden[-1] | {word}
        elif word == "plain":
            hidden[-1] = frozenset()
        elif hidden[-1] and (word is None or word in {"u", "par", "line", "tab"}):
            continue
        kept.append(token[0])
    return "".join(kept)
