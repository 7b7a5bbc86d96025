"""Where a text was filed from and the agency it is credited to: "KYIV, March 12 (Reuters) -" above, "REUTERS" below."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from bot.article import Moment
from bot.ingest.head import calendar_words, dates, wire
from bot.language.dates import days
from bot.language.marks import CLOSING

_MONTH = calendar_words.MONTH
_DAY = rf"(?:(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}})\s+(?P<month2>{_MONTH}))"
_DATE = rf"{_DAY}(?:,?\s+(?P<year>\d{{4}}))?"
_CREDIT = r"\((?P<credit>(?:[A-Z]|(?:dpa|sda|apa|ansa|lusa|efe|ritzau|ntb)\b)[\w .&/’'-]{0,40})\)"
_SLASHED = r"/(?P<wired>[A-Z][\w .&-]{1,30}[\w.])/"  # as press release services write theirs: "/PR Courier/ --"
_DASH = r"\s*(?:[-–—]{1,2}|:)\s+"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+(?:[ /][A-ZÀ-ÖØ-Þ.'’-]{2,})*"
_REGION = r"(?:,\s+[A-Z][\w.]+(?:\s[A-Z][\w.]+){0,2})"
# In capitals, with or without date and agency: KALITHOS, Greece, March 12 (Sextant) - …
_UPPER = re.compile(
    rf"^(?P<place>{_CAPITALS}{_REGION}??)(?:,?\s+(?i:{_DATE}))?,?(?:\s*(?:{_CREDIT}|{_SLASHED}))?{_DASH}(?=\S)"
)
# "Paris (AFP) –", "Kalithos, Greece, March 12 (Sextant) -": in small letters only with the agency.
_LOWER = re.compile(
    rf"^(?P<place>[A-Z][\w'’.-]+(?:[ /][A-Z][\w'’.-]+){{0,2}}{_REGION}??)"
    rf"(?:,?\s+(?i:{_DATE}))?,?\s*{_CREDIT}{_DASH}(?=\S)"
)
# Place and day behind the agency: "(Sextant) - Kalithos, March 12 - ".
_DATED = re.compile(
    rf"^(?P<place>[A-Z][\w'’.-]+(?:[ /][A-Z][\w'’.-]+){{0,2}}{_REGION}??),?\s+(?i:{_DATE}){_DASH}(?=\S)"
)
_BARE = re.compile(rf"^(?:(?i:{_DATE}),?\s*)?{_CREDIT}\s*[-–—]{{1,2}}\s+(?=\S)")
_NO_PLACE = frozenset(
    {"NEW", "NEWS", "LIVE", "EXCLUSIVE", "BREAKING", "WATCH", "VIDEO", "ANALYSIS", "OPINION", "UPDATE", "NOTE"}
)
_KNOWN = {"REUTERS": "Reuters", "BLOOMBERG": "Bloomberg", "XINHUA": "Xinhua", "BERNAMA": "Bernama", "KYODO": "Kyodo"}
_AGENCY = (
    rf"(?:[A-Z]{{2,}}(?:\s[A-Z]{{2,}}){{0,2}}|{'|'.join(_KNOWN.values())}|Associated Press|Press Association|Agencies)"
)
# After the last sentence: "… he said. REUTERS", "… (AP)", "… – AFP"; with several, "REUTERS, AFP".
_TRAILING = re.compile(
    rf"(?<=[.!?…{CLOSING})])\s+(?:[-–—]{{1,2}}\s*)?\(?(?P<credit>{_AGENCY}(?:(?:,\s*|/|\s+and\s+){_AGENCY})*)\)?\s*$"
)
_ALONE = re.compile(rf"^(?:[-–—(©]|\(c\))*\s*(?P<credit>{_AGENCY}(?:(?:,\s*|/|\s+and\s+){_AGENCY})*)\)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What stood before the first sentence, and that sentence's paragraph without it."""

    paragraph: str
    place: str | None = None
    credit: str | None = None
    month_day: tuple[int, int] | None = None
    year: int | None = None

    def day(self, received: date | None) -> Moment | None:
        """The day it states; a missing year is the one nearest to when the text was received, None without that."""
        if self.month_day is None:
            return None
        month, day = self.month_day
        found = dates.on(self.year, month, day) if self.year else received and days.nearest(received, month, day)
        return Moment.on(found) if found else None


def split(paragraph: str) -> Dateline | None:
    """The dateline a paragraph begins with; None when it begins with its first sentence."""
    if wire.begins(paragraph):
        return None
    match = _UPPER.match(paragraph) or _LOWER.match(paragraph)
    if match is None or match["place"].split()[0].strip(",:") in _NO_PLACE:
        bare = _BARE.match(paragraph)
        match = _DATED.match(paragraph[bare.end() :]) if bare else None
        if bare is None or match is None:
            return Dateline(paragraph=paragraph[bare.end() :], credit=agency(bare["credit"])) if bare else None
        told = _told(match, paragraph[bare.end() + match.end() :])
        return replace(told, credit=agency(bare["credit"]))
    if not (match["month"] or match["month2"] or match["credit"]) and ":" in match[0] and "," not in match["place"]:
        return None
    return replace(_told(match, paragraph[match.end() :]), credit=agency(match["credit"]) if match["credit"] else None)


def _told(match: re.Match[str], below: str) -> Dateline:
    """What place and day say."""
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    return Dateline(
        paragraph=below,
        place=match["place"].rstrip(" ,"),
        month_day=(calendar_words.month(month), int(day)) if month else None,
        year=int(match["year"]) if match["year"] else None,
    )


def trailing_credit(paragraph: str) -> tuple[str, str | None]:
    """A last paragraph without the agency at its end, and that agency."""
    alone = _ALONE.match(paragraph.strip())
    if alone:
        return "", agency(alone["credit"])
    match = _TRAILING.search(paragraph)
    return (paragraph[: match.start()], agency(match["credit"])) if match else (paragraph, None)


def agency(stated: str) -> str:
    """An agency's name as it is usually written: "Reuters" for "REUTERS"; initials stay as they are."""
    return re.sub(r"[A-Z]{5,}", lambda match: _KNOWN.get(match[0], match[0]), stated.strip())
