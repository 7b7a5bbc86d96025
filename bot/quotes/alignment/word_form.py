"""Spellings and common abbreviations brought to one form (CHECKS 30)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from bot.language.calendar_words import MONTHS, SHORT_MONTHS
from bot.language.house_spelling import american
from bot.language.tables import mapping

_PAIRS: Final = {"ok": "okay", "mr": "mister", "vs": "versus"}
_MONTHS: Final = {short.lower(): MONTHS[number - 1].lower() for short, number in SHORT_MONTHS.items()}


@lru_cache(maxsize=1 << 14)
def level(word: str) -> str:
    """One form of a word in lower case for both spellings and for its abbreviation.

    >>> level("organised"), level("organized"), level("wise")
    ('organized', 'organized', 'wise')
    """
    written_out = _PAIRS.get(word) or _MONTHS.get(word) or mapping("title_abbreviations").get(word)
    return written_out or american(word)
