"""A clock time and the same in another zone that do not agree: 11:36 a.m. in Los Angeles is not 0336 GMT (rule 23).

What it compares: a clock time with the one in brackets right behind it that names its zone, or the two or more of one
bracket. The zone of the first is the one it names ("6 p.m. EST"), or that of the city it is told of: "Tokyo time",
"left Los Angeles at", "(0336 GMT) in Seoul".

What it reports: `inconsistent`, medium, with the time that would be right; where no zone is known, whether the minutes
can be those of one moment: zones lie whole, half or three quarter hours apart.

Silent: an hour that summer time explains; half a day where neither "a.m." nor "p.m." nor 24 hours are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final

from bot.article import Span
from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_span
from bot.language import time_zones
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "clock_zones"
RULES = (23,)

_CLOCK: Final = r"(?<![\d:.,$£€])(?P<hour{0}>[01]?\d|2[0-4])(?:[:.]?(?P<minute{0}>[0-5]\d))?(?!\d)"
_HALF: Final = r"\s?(?P<half{0}>[ap]\.?m\b\.?)?"
_ZONE: Final = rf"\s?(?P<zone{{0}}>{time_zones.ZONE})\b"
_CAPITALS: Final = r"[A-Z][\w’']+(?: [A-Z][\w’']+){0,2}"
_PAIR: Final = re.compile(
    _CLOCK.format(1)
    + _HALF.format(1)
    + rf"(?:\s?(?P<zone1>{time_zones.ZONE})\b|\s(?P<city>{_CAPITALS}) time\b|\s(?P<local>local time))?"
    + r"(?:,?\s(?:on )?[A-Z][a-z]+day)?\s?(?:\(|,? or )"
    + _CLOCK.format(2)
    + _HALF.format(2)
    + _ZONE.format(2)
    + r"(?P<more>[^()\n]{0,60}\))?",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(rf"\b(?P<city>{_CAPITALS}) (?:at|by|around|about|shortly (?:before|after))(?: about)? $")
_BEHIND: Final = re.compile(rf"^\)? in (?P<city>{_CAPITALS})")
_REACH: Final = 60  # characters beside a time in which its city stands
_DAY: Final = 24 * 60  # minutes
_YEARS: Final = range(1900, 2100)  # of which clocks are known
_HOUR: Final = 60  # minutes
_QUARTERS: Final = frozenset({0, 30, 15, 45})  # minutes past the hours between two zones; Nepal and Eucla have quarters


def within(reading: Reading, _policy: Policy) -> Iterator[Finding]:
    """One finding a time that its zones contradict."""
    article = reading.article
    day = article.written.day if article.written else None
    for match in _PAIR.finditer(article.text):
        first, second = _minutes(match, 1), _minutes(match, 2)
        if first is None or second is None or not _is_time(match):
            continue
        halves = (0, _DAY // 2) if _is_open(match, 1) or _is_open(match, 2) else (0,)
        zone = _zone(match, article.text)
        apart = [(first - second + half) % _DAY for half in halves]
        other = time_zones.zone(match["zone2"])
        if zone is None or other is None:
            if all(minutes % _HOUR not in _QUARTERS for minutes in apart):
                yield _finding(reading, match, None)
            continue
        offsets = [_ahead(zone, when) - _ahead(other, when) for when in _seasons(day)]
        offsets += [each + hour for each in offsets for hour in (-_HOUR, _HOUR) if _is_loose(match)]
        if not any(minutes == offset % _DAY for minutes in apart for offset in offsets):
            yield _finding(reading, match, (first - offsets[0]) % _DAY)


def _minutes(match: re.Match[str], place: int) -> int | None:
    """Minutes from midnight; None where the hour is none."""
    hour, half = int(match[f"hour{place}"]), (match[f"half{place}"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return (hour * 60 + int(match[f"minute{place}"] or 0)) % _DAY


def _is_time(match: re.Match[str]) -> bool:
    """Whether both are told as times: the first by minutes, half of the day or a zone, the second by its zone."""
    if not match["zone2"].isupper():  # "10 pt"
        return False
    told = match["half1"] or match["zone1"] or match["city"] or match["local"]
    return bool(told) or ":" in match[0].partition("(")[0]


def _is_open(match: re.Match[str], place: int) -> bool:
    """Whether a time may be one of the morning as well as of the afternoon."""
    digits = match[f"hour{place}"]
    full = match[f"minute{place}"] is not None and len(digits) == 2
    return not match[f"half{place}"] and not full and int(digits) <= 12


def _is_loose(match: re.Match[str]) -> bool:
    """Whether an hour may be summer's: "EST" is written the whole year, and "BST" in winter."""
    named = {(match[f"zone{place}"] or "").lower() for place in (1, 2)}
    return bool(named - {"", "gmt", "utc", "z"})


def _zone(match: re.Match[str], text: str) -> tzinfo | None:
    """The zone of the first time; None where it is not told."""
    if match["zone1"]:
        return time_zones.zone(match["zone1"])
    if match["city"]:
        return time_zones.of_city(match["city"])
    before = _BEFORE.search(text, max(0, match.start() - _REACH), match.start())
    if before is not None:
        words = before["city"].split()
        found = (time_zones.of_city(" ".join(words[place:])) for place in range(len(words)))
        return next((zone for zone in found if zone is not None), None)
    behind = _BEHIND.match(text[match.end() : match.end() + _REACH])
    return time_zones.of_city(behind["city"]) if behind is not None else None


def _seasons(day: date | None) -> tuple[datetime, ...]:
    """The moments of which the offsets may be meant: about the day of the article, else of summer and winter."""
    if day is None or day.year not in _YEARS:
        return datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC)
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return noon, noon - timedelta(days=7)  # a clock may have been changed since


def _ahead(zone: tzinfo, when: datetime) -> int:
    """Minutes a zone is ahead of UTC."""
    return int((zone.utcoffset(when.astimezone(zone)) or timedelta()).total_seconds()) // 60


def _finding(reading: Reading, match: re.Match[str], right: int | None) -> Finding:
    first, second = Span(start=match.start("hour1"), end=_end(match)), _second(match)
    text = reading.article.text
    told = "no two zones are so many minutes apart" if right is None else _told(right, match)
    return Finding(
        check=NAME,
        rule=23,
        verdict=Verdict.INCONSISTENT,
        severity=Severity.MEDIUM,
        label="Time in two zones",
        explanation=f"{first.of(text)} is not {second.of(text)}: {told}.",
        left=of_span(reading, second),
        right=of_span(reading, first),
    )


def _end(match: re.Match[str]) -> int:
    return max(match.end(name) for name in ("hour1", "minute1", "half1", "zone1", "city", "local"))


def _second(match: re.Match[str]) -> Span:
    return Span(start=match.start("hour2"), end=match.end("zone2"))


def _told(minutes: int, match: re.Match[str]) -> str:
    return f"it would be {minutes // 60:02d}:{minutes % 60:02d} {match['zone2']}"
