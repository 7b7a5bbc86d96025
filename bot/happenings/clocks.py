"""Clock times and parts of the day in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.article import Span
from bot.happenings.happening import ClockTime
from bot.language.numerals import SMALL, alternatives

_HOURS: Final = {word: int(value) for word, value in SMALL.items() if 1 <= value <= 12}
_NEAR: Final = r"(?:(?P<near>(?:(?:shortly|just) )?(?:before|after)|around|about|approximately|nearly) )?"
_BEHIND: Final = "|".join(rf"(?<={word} )" for word in ("at", "about", "around", "by", "from", "before", "after"))
_HALF: Final = r"\s?(?P<half{}>a\.?m\b\.?|p\.?m\b\.?)"
_CLOCK: Final = re.compile(
    rf"(?<![\w:.]){_NEAR}"
    rf"(?:(?P<hour>\d{{1,2}})(?:[.:](?P<minute>[0-5]\d))?{_HALF.format('')}"
    rf"|(?P<word>{alternatives([*_HOURS])}){_HALF.format('2')}"
    rf"|(?:{_BEHIND})(?:(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?!\d|:)|(?P<fixed>midnight|noon|midday)\b))",
    re.IGNORECASE,
)
_PART: Final = re.compile(r"\b(?P<part>morning|afternoon|evening|night|tonight|overnight)\b", re.IGNORECASE)
# Minutes from midnight. What one outlet calls evening another calls night.
_PARTS: Final = {
    "morning": (0, 720), "afternoon": (720, 1110), "evening": (960, 1440), "night": (1020, 1800),
    "tonight": (1020, 1800), "overnight": (1020, 1860),
}  # fmt: skip
# By how much a rounded time may be off, half the steps people round to: hours, quarters, fives.
_HOUR: Final = 15  # minutes; of a full hour told without a hedge too: people who mean the half hour say so
_QUARTER: Final = 7  # minutes
_EXACT: Final = 5  # minutes; of fives, and to the minute, since two clocks read of one thing differ by as much
_BESIDE: Final = 30  # minutes that "shortly before" may reach: behind them the half hour is nearer


def find(text: str) -> Iterator[tuple[Span, ClockTime]]:
    """The clock times of a stretch of text, with offsets into it.

    >>> [(clock.low, clock.high) for _, clock in find("At about 11:20 p.m. it ended.")]
    [(1395, 1405)]
    """
    for match in _CLOCK.finditer(text):
        minutes = _minutes(match)
        if minutes is not None:
            yield Span(start=match.start(), end=_end(match)), _around(minutes, match)


def _end(match: re.Match[str]) -> int:
    """Where the time ends: the stop behind "pm." is the sentence's, that of "p.m." its own."""
    words = match[0].lower()
    return match.end() - (words.endswith((" am.", " pm.", "am.", "pm.")) and "." not in words[-4:-1])


def part_of_day(words: str) -> ClockTime | None:
    """The stretch a date's own words leave of its day: "Thursday afternoon"."""
    match = _PART.search(words)
    if match is None:
        return None
    low, high = _PARTS[match["part"].lower()]
    return ClockTime(low=low, high=high)


def _minutes(match: re.Match[str]) -> int | None:
    if match["fixed"]:
        return 1440 if match["fixed"].lower() == "midnight" else 720
    if match["hour24"]:
        return int(match["hour24"]) * 60 + int(match["minute24"])
    hour = int(match["hour"]) if match["hour"] else _HOURS[match["word"].lower()]
    if not 1 <= hour <= 12:
        return None
    half = (match["half"] or match["half2"]).lower()
    return hour % 12 * 60 + int(match["minute"] or 0) + (720 if half.startswith("p") else 0)


def _around(minutes: int, match: re.Match[str]) -> ClockTime:
    near = (match["near"] or "").lower()
    if near.endswith("before"):
        return ClockTime(low=minutes - _BESIDE, high=minutes, hour=True)
    if near.endswith("after"):
        return ClockTime(low=minutes, high=minutes + _BESIDE, hour=True)
    rounded = near != "" or match["fixed"] is not None or not (match["minute"] or match["minute24"])
    room = _room(minutes % 60) if rounded else _EXACT
    return ClockTime(low=minutes - room, high=minutes + room, hour=True)


def _room(minute: int) -> int:
    """How far off a rounded time may be, by the minute past the hour it is rounded to; never less than an exact one."""
    if minute == 0:
        return _HOUR
    return _QUARTER if minute % 15 == 0 else _EXACT
