"""How a text is laid out on lines: paragraphs, wrapped lines, list items."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final

from bot.language.marks import CLOSING

# CR LF is one line end; the others are those str.splitlines knows.
_LINE_END: Final = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_LIST_MARK: Final = re.compile(r"(?:[-*•‣▪●–—]|\(?\d{1,2}[.)]|\(?[a-z][.)])(?=\s)")
_ENDS: Final = frozenset(f".!?…:{CLOSING})")
_WRAP_WIDTHS: Final = range(50, 101)  # characters: typewriter, mail and wire columns
_WRAPPED_LINES: Final = 4  # of a paragraph; fewer may be as long by chance


class Spacing(IntEnum):
    """What lies between two words."""

    NONE = 0
    LINE = 1
    PARAGRAPH = 2


def spacing(blank: str) -> Spacing:
    """What a stretch of white space is: nothing to speak of, a line end, or an empty line."""
    return Spacing(min(2, len(_LINE_END.findall(blank))))


def is_wrapped(text: str) -> bool:
    """Whether line ends are those of a column, not of paragraphs: lines of like length, most of them without a stop."""
    lines = [line.rstrip() for line in _LINE_END.split(text) if line.strip()]
    widths = sorted(len(line) for line in lines)
    if len(lines) < _WRAPPED_LINES or widths[-1] >= _WRAP_WIDTHS.stop or widths[len(widths) // 2] not in _WRAP_WIDTHS:
        return False
    running = sum(line[-1] not in _ENDS for line in lines)
    return running * 2 > len(lines)


def begins_item(text: str, start: int) -> bool:
    """Whether a list item's mark stands at `start`."""
    return _LIST_MARK.match(text, start) is not None
