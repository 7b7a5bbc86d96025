"""The stretch of time told right before "after" or "before": "less than 48 hours", "two days", "weeks"."""

from __future__ import annotations

import re
from typing import Final

from bot.happenings.happening import Stretch
from bot.language.numerals import SCALES, SMALL, alternatives
from bot.language.wordlist import words as words_of

_HOURS: Final = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.5, "year": 8766.0}
_SMALL: Final = {word: int(value) for word, value in SMALL.items() if value == int(value)}
_ONE: Final = {"a", "an", "one", "the"}
_SEVERAL: Final = {"a couple of": (1, 4), "a few": (2, 12), "several": (2, 12), "some": (2, 12)}
_MOST: Final = ("less than", "fewer than", "under", "within", "no more than", "not more than", "at most", "up to")
_LEAST: Final = ("more than", "over", "at least", "no less than")
_NEAR: Final = ("about", "around", "roughly", "approximately", "nearly", "almost", "some", "just over", "just under")
_PLAIN: Final = ("exactly", "just", "only", "barely")
_TOLD: Final = re.compile(
    rf"(?:\b(?P<hedge>{alternatives([*_MOST, *_LEAST, *_NEAR, *_PLAIN])}) )?"
    rf"(?:\b(?P<vague>{alternatives([*_SEVERAL])}) |"
    rf"(?<![\d.,–-])\b(?P<number>\d{{1,4}}|{alternatives([*_SMALL, *_ONE])})[ -])?"
    rf"\b(?P<unit>{alternatives([*_HOURS])})(?P<many>s?)$",
    re.IGNORECASE,
)
_BLOCKED: Final = words_of("the first last past next for in over during to or and half quarter point of every each")
# Of the number told: people say "two days" of what lies one calendar day more or less apart, by the hour.
_ROOM: Final = {"minute": 5.0, "hour": 1.0, "day": 1.0, "week": 0.5, "month": 0.5, "year": 0.5}  # units
_ROUNDED: Final = 0.1  # share by which a large number may be rounded
_HEDGED: Final = 0.25  # the same of a hedged one
# "Hours after", without a number: at least and at most as many.
_BARE: Final = {"minute": (1, 120), "hour": (1, 48), "day": (1, 28), "week": (1, 17), "month": (1, 36)}


def before(words: str) -> tuple[int, Stretch | None]:
    """How many characters at the end of `words` tell a stretch, and which; of a mere duration or period it is None.

    >>> before("The comment came less than 48 hours")
    (18, Stretch(low=0.0, high=48.0, hedge='less than'))
    >>> before("It rained in the days")
    (8, None)
    """
    match = _TOLD.search(words.rstrip())
    if match is None:
        return 0, None
    told = None if _is_part_of_more(words[: match.start()]) else _stretch(match)
    return len(words) - match.start(), told


def _is_part_of_more(words: str) -> bool:
    """Whether what stands before makes it a duration or another number: "for two days after", "five to six weeks"."""
    last = words.split()[-1:] or [""]
    before = last[0].lower().rpartition("-")[2]
    return before in _BLOCKED or before in SMALL or before in SCALES or last[0][-1:].isdigit()


def _stretch(match: re.Match[str]) -> Stretch | None:
    unit, hedge = match["unit"].lower(), (match["hedge"] or "").lower()
    hours = _HOURS[unit]
    if match["number"] is None:
        several = _SEVERAL.get((match["vague"] or "").lower()) or (_BARE.get(unit) if match["many"] else None)
        if several is None:
            return None
        low, high = several
        return Stretch(low=low * hours * 0.5, high=None if hedge in _LEAST else high * hours, hedge=hedge)
    stated = match["number"].lower()
    if stated == "the" and unit != "day":  # "the week before the vote" is any of its days
        return None
    number = int(stated) if stated.isdigit() else 1 if stated in _ONE else _SMALL[stated]
    if hedge in _MOST:
        return Stretch(low=0.0, high=number * hours, hedge=hedge)
    room = max(_ROOM[unit] * (1 + (hedge in _NEAR)), (_HEDGED if hedge in _NEAR else _ROUNDED) * number)
    least = max(0.0, (number if hedge in _LEAST else number - room) * hours)
    return Stretch(low=least, high=None if hedge in _LEAST else (number + room) * hours, hedge=hedge)
