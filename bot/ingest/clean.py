"""Characters and lines that belong to the carrier, not to the article."""

from __future__ import annotations

import re
import unicodedata

# Lines a site or newsletter puts around an article. Each pattern matches a whole line.
FURNITURE = re.compile(
    r"""^\s*(
        sign\s+up\s+(now|here|for)\b.* | subscribe\b.{0,80} | read\s+(more|also|next)\b.* | more\s+on\s+this\s+topic\b.*
      | the\s+post\s.+\sappeared\s+first\s+on\s.+ | advertisement | story\s+continues\s+below.* | share\s+this\b.*
      | follow\s+us\s+on\b.* | related\s*:.* | click\s+here\b.*
    )\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))


def characters(text: str) -> str:
    """`text` composed (NFC), with one kind of line end and without control, format-only and invisible characters."""
    unified = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    kept = unified.translate(_INVISIBLE)
    return "".join(" " if _is_control(character) else character for character in kept)


def lines(text: str) -> list[str]:
    """The lines of `text`, furniture dropped, inner spaces kept, ends stripped."""
    return [line.strip() for line in text.split("\n") if not FURNITURE.match(line)]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`: blocks between blank lines, or every line where no blank line parts them."""
    kept = lines(text)
    if "" in kept:
        blocks = "\n".join(kept).split("\n\n")
        return [block.strip() for block in blocks if block.strip()]
    return [line for line in kept if line]


def _is_control(character: str) -> bool:
    return character not in "\n\t" and unicodedata.category(character) in {"Cc", "Cs", "Co"}
