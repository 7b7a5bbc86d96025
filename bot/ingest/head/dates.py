"""Dates and clock times as headers state them.

Read: ISO 8601, "12 March 2026", "March 12, 2026", "12.03.2026" and "31/12/2026" where only one order is possible,
with a clock time beside them ("09:14", "5:32 a.m. EDT", "0001 GMT"). A time without a zone is taken as UTC.
Relative dates ("two hours ago") and dates without a year are not read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from bot.article import Moment, Span

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_FIXED: dict[str, float] = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "wet": 0,
    "bst": 1,
    "cet": 1,
    "west": 1,
    "cest": 2,
    "eet": 2,
    "sast": 2,
    "eest": 3,
}
_FIXED |= {"msk": 3, "gst": 4, "ist": 5.5, "sgt": 8, "hkt": 8, "awst": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11}
_FIXED |= {
    "nzst": 12,
    "nzdt": 13,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
}
_NAMED = {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}
_OFFSET = r"(?:gmt|utc)\s?[+-]\d{1,2}(?::?\d\d)?\b|[+-]\d\d:?\d\d"
_ZONE = rf"(?P<zone>{_OFFSET}|(?:{'|'.join(sorted({*_FIXED, *_NAMED}, key=len, reverse=True))})\b)"
_CLOCK = (
    r"(?:(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?|\s*(?P<only>[ap])\.?m\b\.?)"
    r"|(?P<military>(?:[01]\d|2[0-3])[0-5]\d)(?=\s*(?:hrs\b|hours\b|gmt\b|utc\b|bst\b|cest?\b|e[sd]t\b)))"
    rf"(?:\s*(?:hrs|hours|local time)\b)?\s*\(?{_ZONE}?\)?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[\s,.]*)?"
_DAYS = (
    re.compile(r"\b(?P<year>\d{4})[-/](?P<number>\d{2})[-/](?P<day>\d{2})(?!\d)", re.IGNORECASE),
    re.compile(
        rf"\b{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month>{MONTH_NAME})\b\.?,?[\s-]+(?P<year>\d{{4}})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_WEEKDAY}(?P<month>{MONTH_NAME})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?P<day>\d{1,2})(?P<mark>[./])(?P<number>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE),
)
_AFTER = re.compile(rf"(?:[\s,|·•–—-]*(?:at\s+)?|t){_CLOCK}", re.IGNORECASE)
_BEFORE = re.compile(rf"{_CLOCK}[\s,|·•–—-]*(?:on\s+)?$", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?P<label>(?:first\s+)?(?:published|posted|created|issued|date)|(?:last\s+)?(?:updated|modified)|update)"
    r"(?:\s+(?:on|at))?\s*:?\s*$",
    re.IGNORECASE,
)
_FURTHEST = timedelta(hours=14)  # from UTC, of any zone
_YEARS = (1600, 2200)
_REACH = 30  # characters before a date in which its clock time and label are looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A date in a text. `span` covers its label, weekday, clock time and zone too."""

    span: Span
    moment: Moment
    updated: bool = False  # labelled as the time of the last change


def find(text: str) -> tuple[Stated, ...]:
    """Every full date in `text`, in order of appearance."""
    found: list[Stated] = []
    for match in sorted(_candidates(text), key=lambda each: each.start()):
        day = _day(match)
        if day and (not found or match.start() >= found[-1].span.end):
            found.append(_stated(text, match, day, found[-1].span.end if found else 0))
    return tuple(found)


def stated_moment(text: str) -> Moment | None:
    """The first full date in `text` with its clock time if it has one, or None."""
    found = find(text)
    return found[0].moment if found else None


def clock(text: str, day: date) -> Moment | None:
    """The first clock time in `text`, on `day`; None where there is none."""
    match = re.search(rf"\b{_CLOCK}", text, re.IGNORECASE)
    return _moment(day, match) if match else None


def on(year: int, month: int, day: int) -> date | None:
    """The calendar day, or None where there is no such day or none a text is dated with."""
    if not _YEARS[0] <= year <= _YEARS[1]:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_number(name: str) -> int:
    """1 for "January" or "jan."."""
    return MONTHS.index(name[:3].lower()) + 1


def _candidates(text: str) -> Iterator[re.Match[str]]:
    for pattern in _DAYS:
        yield from pattern.finditer(text)


def _stated(text: str, match: re.Match[str], day: date, floor: int) -> Stated:
    start, end = match.span()
    after = _AFTER.match(text, end)
    before = None if after else _BEFORE.search(text, max(floor, start - _REACH), start)
    if after:
        end = after.end()
    elif before:
        start = before.start()
    at = after or before
    label = _LABEL.search(text, max(floor, start - _REACH), start)
    if label:
        start = label.start()
    return Stated(
        span=Span(start=start, end=end),
        moment=_moment(day, at) if at else Moment.on(day),
        updated=bool(label and re.search("updat|modif", label["label"], re.IGNORECASE)),
    )


def _day(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    day, year = int(groups["day"]), int(groups["year"])
    number = month_number(groups["month"]) if groups.get("month") else int(groups["number"])
    if groups.get("mark") == "/":
        if day <= 12 and number <= 12 and day != number:  # 03/04/2026 is two days, depending on the country
            return None
        if number > 12:
            day, number = number, day
    return on(year, number, day)


def _moment(day: date, match: re.Match[str]) -> Moment:
    if match["military"]:
        hour, minute = int(match["military"][:2]), int(match["military"][2:])
    else:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or match["only"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Moment(at=datetime.combine(day, time(hour, minute), tzinfo=_zone(match["zone"])))


def _zone(name: str | None) -> tzinfo:
    stated = (name or "utc").lower()
    if stated in _NAMED:
        return ZoneInfo(_NAMED[stated])
    if stated in _FIXED:
        return timezone(timedelta(hours=_FIXED[stated]))
    sign, digits = (-1 if "-" in stated else 1), re.sub(r"\D", "", stated)
    hours, minutes = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    offset = sign * timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(offset) if abs(offset) <= _FURTHEST else UTC  # "+9900" is no zone
