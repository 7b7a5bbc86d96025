"""The characters of a text file or page."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from bot.ingest.refusal import Reason, Refusal

_BINARY_SHARE = 0.02  # of control bytes; prose has none, the smallest image or archive far more
_LOOKED_AT = 65_536  # bytes
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*(?P<name>[A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096  # bytes
# What pages call Latin-1 or ASCII is Windows-1252 to every browser (WHATWG Encoding Standard).
_BROWSER_NAMES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}


def decode(content: bytes, *, declared: str | None = None, markup: bool = False) -> str | Refusal:
    """The characters, by byte order mark, by UTF-8, by what is declared, or by the likeliest encoding.

    `declared` is what the server said; with `markup` the page's own word counts too. Refused: nothing, and binary.
    """
    if not content.removeprefix(codecs.BOM_UTF8).strip():
        return Refusal(reason=Reason.EMPTY, message="The file is empty: is it the right one?")
    wide = content.startswith(_WIDE)
    controls = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in content[:_LOOKED_AT])
    if not wide and controls > _BINARY_SHARE * min(len(content), _LOOKED_AT):
        return Refusal(
            reason=Reason.NOT_TEXT,
            message="The file is named like a text but holds something else. Save it as plain text and post it again.",
        )
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        return _by_declaration(content, declared, markup) or _by_likelihood(content)


def _by_declaration(content: bytes, declared: str | None, markup: bool) -> str | None:
    stated = _DECLARED.search(content[:_DECLARED_WITHIN]) if markup else None
    for name in (declared, stated["name"].decode() if stated else None):
        if name and name.lower() not in {"utf-8", "utf8"}:
            try:
                return content.decode(_BROWSER_NAMES.get(name.lower(), name))
            except (LookupError, UnicodeDecodeError):
                continue
    return None


def _by_likelihood(content: bytes) -> str | Refusal:
    if content.count(b"\xef\xbf\xbd") == 0 and _mostly_utf8(content):
        return content.decode("utf-8-sig", errors="replace")
    best = from_bytes(content[:_LOOKED_AT]).best()
    if best is None:
        message = "I cannot tell the file's encoding. Save it as UTF-8 and post it again."
        return Refusal(reason=Reason.UNREADABLE, message=message)
    try:
        return content.decode(best.encoding, errors="replace")
    except LookupError:
        return str(best)


def _mostly_utf8(content: bytes) -> bool:
    """Whether only a byte here and there is wrong, as in a file that was cut in the middle of a character."""
    high = sum(byte > 127 for byte in content)
    return content.decode("utf-8", errors="replace").count("\ufffd") * 10 < high
