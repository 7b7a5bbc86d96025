"""Dates and clock times as headers state them.

Read, with the months of ten languages: ISO 8601, "12 March 2026", "March 12, 2026", "4. März 2026", "1er mars 2026",
"the fourth of March 2026", "12.03.2026" and "31/12/2026", with a clock time beside them ("09:14", "5:32 a.m. EDT",
"0001 GMT", "à 18h42"). "03/04/2026" is read where its weekday or the country's order says which day it is. A time
without a zone is taken as UTC. Relative dates ("two hours ago") and dates without a year are not read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from bot.article import Moment, Span
from bot.ingest.head import calendar_words
from bot.language.numerals import ORDINAL, ordinal
from bot.language.time_zones import CAPITALS, ZONE, zone

_OFFSET = r"(?:gmt|utc)\s?[+-]\d{1,2}(?::?\d\d)?\b|[+-]\d\d:?\d\d"
_ZONE = rf"(?P<zone>{_OFFSET}|(?:{ZONE})\b)"
_CLOCK = (
    r"(?:(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?|\s*(?P<only>[ap])\.?m\b\.?)"
    rf"|(?P<military>(?:[01]\d|2[0-3])[0-5]\d)(?=\s*(?:hrs|hours|{CAPITALS})\b))"
    rf"(?:\s*(?:hrs|hours|local time|uhr|uur|h)\b\.?)?\s*\(?{_ZONE}?\)?"
)
_WEEKDAY = rf"(?:(?P<weekday>{calendar_words.WEEKDAY})\b[\s,.]*)?(?:(?:the|le|den|el)\s+)?"
_MONTH = rf"(?P<month>{calendar_words.MONTH})\b\.?"
_DAYS = (
    re.compile(r"\b(?P<year>\d{4})[-/](?P<number>\d{2})[-/](?P<day>\d{2})(?!\d)", re.IGNORECASE),
    re.compile(
        rf"\b{_WEEKDAY}(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?|(?P<ordinal>{ORDINAL}))"
        rf"(?:\s+(?:of|de))?[\s-]*(?<!\d){_MONTH},?(?:\s+del?\b)?[\s-]+(?P<year>\d{{4}})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_WEEKDAY}(?P<day>\d{{1,2}})(?P<mark>[./-])(?P<number>\d{{1,2}})(?P=mark)(?P<year>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<weekday>{calendar_words.WEEKDAY})\b[\s,.]*"
        r"(?P<day>\d{1,2})(?P<mark>[./-])(?P<number>\d{1,2})(?P=mark)(?P<year>\d\d)\b",
        re.IGNORECASE,
    ),
    # A year of two digits, known for one by the clock time behind it.
    re.compile(
        r"(?<![\w./-])(?P<weekday>)(?P<day>\d{1,2})(?P<mark>[./-])(?P<number>\d{1,2})(?P=mark)(?P<year>\d\d)"
        r"(?=,?\s+(?:[01]?\d|2[0-3])[:.][0-5]\d)",
        re.IGNORECASE,
    ),
)
_SLASHED = re.compile(r"(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?:19|20)\d\d\b")
_JOINT = r"[\s,|·•–—-]*"
_AFTER = re.compile(rf"(?:{_JOINT}(?:(?:at|om|um|kl\.?|à|às|a\s+las|alle(?:\s+ore)?)\s+)?|t){_CLOCK}", re.IGNORECASE)
_BEFORE = re.compile(rf"{_CLOCK}{_JOINT}(?:(?:on|del?|le|am)\s+)?$", re.IGNORECASE)
_CHANGED = (
    r"(?:last\s+|letzte\s+|laatste?\s+)?(?:updated|modified|update|reviewed|aktualisiert|bijgewerkt|aktualisierung)"
    r"|mis(?:e)?\s+à\s+jour|modifié|(?:última\s+)?actualizaci[oó]n|actualizado|atualizado|(?:ultimo\s+)?aggiorna(?:to|mento)"
    r"|oppdatert|opdateret|uppdaterad|geändert"
)
_TAKEN = r"printed|retrieved|accessed|archived|downloaded|gedruckt|abgerufen|imprimé|consulté|impreso"
_STATED = (
    r"(?:first\s+)?(?:published|posted|created|issued|released|date)|publi(?:é|ée|shed)|publicado|publicación|pubblicato"
    r"|gepubliceerd|geplaatst|veröffentlicht|erstellt|publisert|publicerad|udgivet|stand|creado|datum|fecha"
)
_LABEL = re.compile(
    rf"\b(?P<label>(?P<taken>{_TAKEN})|(?P<changed>{_CHANGED})|{_STATED})"
    r"(?:\s+(?:on|at|le|el|am|op|den|il|del?|em))?\s*:?\s*$",
    re.IGNORECASE,
)
_FURTHEST = timedelta(hours=14)  # from UTC, of any zone
_YEARS = (1600, 2200)  # outside them four digits are a number
_PIVOT = 2000  # added to a year of two digits
_REACH = 30  # characters before a date in which its clock time and label are looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A date in a text. `span` covers its label, weekday, clock time and zone too."""

    span: Span
    moment: Moment
    updated: bool = False  # labelled as the time of the last change
    taken: bool = False  # labelled as the time somebody printed or fetched the text


def find(text: str, *, day_first: bool | None = None) -> tuple[Stated, ...]:
    """Every full date in `text`, in order of appearance.

    `day_first` says whether "03/04/2026" is the third of April; None where that is not known and it is not read.
    """
    found: list[Stated] = []
    for match in sorted(_candidates(text), key=lambda each: each.start()):
        day = _day(match, day_first)
        if day and (not found or match.start() >= found[-1].span.end):
            found.append(_stated(text, match, day, found[-1].span.end if found else 0))
    return tuple(found)


def stated_moment(text: str, *, day_first: bool | None = None) -> Moment | None:
    """The first full date in `text` with its clock time if it has one, or None."""
    found = find(text, day_first=day_first)
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


def is_day_first(text: str) -> bool | None:
    """Which order the dates between slashes in `text` have that can only be read one way; None where none can."""
    pairs = ((int(match["first"]), int(match["second"])) for match in _SLASHED.finditer(text))
    orders = {first > second for first, second in pairs if first <= 12 < second <= 31 or second <= 12 < first <= 31}
    return orders.pop() if len(orders) == 1 else None


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
        updated=bool(label and label["changed"]),
        taken=bool(label and label["taken"]),
    )


def _day(match: re.Match[str], day_first: bool | None) -> date | None:
    groups = match.groupdict()
    day = ordinal(groups["ordinal"]) or 0 if groups.get("ordinal") else int(groups["day"])
    year = int(groups["year"]) + (_PIVOT if len(groups["year"]) == 2 else 0)
    number = calendar_words.month(groups["month"]) if groups.get("month") else int(groups["number"])
    if groups.get("mark") in {None, "."}:
        return on(year, number, day)
    readings = [on(year, number, day), on(year, day, number)]
    found = {each for each in readings if each}
    if len(found) > 1 and groups["weekday"]:
        found = {each for each in found if each.weekday() == calendar_words.weekday(groups["weekday"])}
    if len(found) > 1 and day_first is not None:
        return readings[0] if day_first else readings[1]
    return found.pop() if len(found) == 1 else None


def _moment(day: date, match: re.Match[str]) -> Moment:
    if match["military"]:
        hour, minute = int(match["military"][:2]), int(match["military"][2:])
    else:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or match["only"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Moment(at=datetime.combine(day, time(hour, minute, int(match["second"] or 0)), tzinfo=_zone(match["zone"])))


def _zone(name: str | None) -> tzinfo:
    stated = (name or "utc").lower()
    named = zone(stated)
    if named is not None:
        return named
    sign, digits = (-1 if "-" in stated else 1), re.sub(r"\D", "", stated)
    hours, minutes = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    offset = sign * timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(offset) if abs(offset) <= _FURTHEST else UTC  # "+9900" is no zone
