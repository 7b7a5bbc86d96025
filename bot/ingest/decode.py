"""The characters of a text file or page."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from bot.ingest.refusal import Reason, Refusal

_BINARY_SHARE = 0.02  # of control bytes; prose has none, the smallest image or archive far more
_OF_WIRES = bytes([1, 2, 3, 4, 17, 18, 19, 20, 21, 22, 31])  # that frame a dispatch (IPTC 7901, ANPA 1312)
_OF_WIRES_START = re.compile(rb"[\x00\x16]*\x01")
_LOOKED_AT = 65_536  # bytes
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ZEROS = 0.6  # of the upper halves of UTF-16 characters that are zero, from which a text is mostly Latin
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*(?P<name>[A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096  # bytes
_WESTERN = ("cp1252", "mac-roman")  # tried beside what charset-normalizer takes for the likeliest
_USUAL_MARKS = "“”‘’„‚«»‹›–—…•·°§©®™€£¥¢½¼¾²³×÷±¿¡†\u00a0\u00ad"
_BEYOND_ASCII = re.compile(r"(?s)(?=(.[^\x00-\x7f].))")
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
    wide = _wide(content[:_LOOKED_AT])
    allowed = b"\t\n\r\f" + (_OF_WIRES if _OF_WIRES_START.match(content) else b"")
    controls = sum(byte < 32 and byte not in allowed for byte in content[:_LOOKED_AT])
    if wide is None and controls > _BINARY_SHARE * min(len(content), _LOOKED_AT):
        return Refusal(
            reason=Reason.NOT_TEXT,
            message="The file is named like a text but holds something else. Save it as plain text and post it again.",
        )
    try:
        return content.decode(wide or "utf-8-sig")
    except UnicodeDecodeError:
        return _by_declaration(content, declared, markup) or _by_likelihood(content)


def _wide(start: bytes) -> str | None:
    """Which UTF-16 a text is in: by its byte order mark, or by where the zeros of its many Latin letters stand."""
    if start.startswith(_MARKS):
        return "utf-16"
    upper, lower = start[0::2].count(0), start[1::2].count(0)
    half = len(start) / 2
    if max(upper, lower) < _ZEROS * half or min(upper, lower) > _BINARY_SHARE * half:
        return None
    return "utf-16-le" if lower > upper else "utf-16-be"


def _by_declaration(content: bytes, declared: str | None, markup: bool) -> str | None:
    stated = _DECLARED.search(content[:_DECLARED_WITHIN]) if markup else None
    for name in (declared, stated["name"].decode() if stated else None):
        if name and name.lower() not in {"utf-8", "utf8"}:
            try:
                return content.decode(_BROWSER_NAMES.get(name.lower(), name))
            except (LookupError, ValueError):  # no such encoding, or not in it
                continue
    return None


def _by_likelihood(content: bytes) -> str | Refusal:
    broken = content.decode("utf-8-sig", errors="replace")
    wrong = broken.count("\ufffd")
    if b"\xef\xbf\xbd" not in content and sum(char > "\x7f" for char in broken) > 2 * wrong:
        return broken  # UTF-8 with a byte wrong here and there, as in a file cut in the middle of a character
    best = from_bytes(content[:_LOOKED_AT]).best()
    if best is None:
        message = "I cannot tell the file's encoding. Save it as UTF-8 and post it again."
        return Refusal(reason=Reason.UNREADABLE, message=message)
    likeliest = min((best.encoding, *_WESTERN), key=lambda name: _oddities(content[:_LOOKED_AT], name))
    try:
        return content.decode(likeliest, errors="replace")
    except LookupError:
        return str(best)


def _oddities(content: bytes, encoding: str) -> int:
    """How many characters of no English or other Latin text an encoding makes of the bytes beyond ASCII.

    A mark of punctuation taken for a letter stands where no letter does: between a word and a space, before a capital.
    """
    try:
        text = content.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return len(content)
    return sum(not _is_usual(match[1]) for match in _BEYOND_ASCII.finditer(f" {text} "))


def _is_usual(three: str) -> bool:
    """Whether the character in the middle of three stands where it belongs."""
    before, char, after = three[0], three[1], three[2]
    if not char.isalpha():
        return char in _USUAL_MARKS
    if char.isupper():
        return not before.islower() and (after.isalpha() or before.isupper()) and not after.isupper()
    return (before.isalpha() or after.islower()) and not after.isupper()
