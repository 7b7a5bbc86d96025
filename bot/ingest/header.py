"""The lines above an article's first paragraph: outlet, date, byline, link, headline."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from bot.article import Moment, Precision

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>[A-Z][a-z]{2,8})\.?"
_CLOCK = r"(?:.{0,6}?\b(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)\s*(?P<zone>Z|UTC|GMT|CET|CEST|BST|EST|EDT)?)?"
_DATES = (
    re.compile(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})" + _CLOCK),
    re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+" + _MONTH + r",?\s+(?P<year>\d{4})" + _CLOCK),
    re.compile(r"\b" + _MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})" + _CLOCK),
)
_OFFSETS = {None: "+00:00", "Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "CET": "+01:00", "CEST": "+02:00"}
_OFFSETS |= {"BST": "+01:00", "EST": "-05:00", "EDT": "-04:00"}
_DATE_MARK = re.compile(r"^\s*date[:\s]+(?P<stated>\d{4}-\d{2}-\d{2})\s*", re.IGNORECASE)
_URL = re.compile(r"^<?(?P<url>https?://[^\s|>]+)>?$")
_BYLINE = re.compile(r"^by\s+(?P<who>[A-Z][\w.'’-]+(?:\s+(?:and\s+)?[\w.'’-]+){1,7})", re.IGNORECASE)
_MAX_META_WORDS = 12
_MAX_OUTLET_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the head of a text tells about the article. None where it says nothing."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    published: Moment | None = None


def split(text: str, *, headline_words: int, paragraphs: Callable[[str], list[str]]) -> tuple[Header, list[str]]:
    """The header of a pasted text, and the paragraphs of its body.

    `headline_words` is the length over which a first paragraph is no headline.
    """
    marked = _DATE_MARK.match(text)
    header = Header(published=stated_moment(marked["stated"]) if marked else None)
    blocks = paragraphs(text[marked.end() :] if marked else text)
    header, blocks = _take_meta(header, blocks)
    if len(blocks) > 1 and _is_headline(blocks[0], headline_words):
        header, blocks = replace(header, title=" ".join(blocks[0].split())), blocks[1:]
    header, blocks = _take_meta(header, blocks)
    return header, blocks


def stated_moment(stated: str) -> Moment | None:
    """The first date in `stated` with its clock time if it has one, or None."""
    for pattern in _DATES:
        match = pattern.search(stated)
        if match and (day := _day(match)):
            if match["hour"] is None:
                return Moment.on(day)
            clock = f"{day.isoformat()}T{int(match['hour']):02d}:{match['minute']}{_OFFSETS[match['zone']]}"
            return Moment(at=datetime.fromisoformat(clock), precision=Precision.MINUTE)
    return None


def _day(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    if groups.get("month"):
        name = groups["month"][:3].lower()
        if name not in _MONTHS:
            return None
        number = _MONTHS.index(name) + 1
    else:
        number = int(groups["number"])
    try:
        return datetime(int(groups["year"]), number, int(groups["day"]), tzinfo=UTC).date()
    except ValueError:
        return None


def _take_meta(header: Header, blocks: list[str]) -> tuple[Header, list[str]]:
    """Take lines that are nothing but link, date, byline or outlet off the top."""
    rest = list(blocks)
    while len(rest) > 1:
        lines = rest[0].split("\n")
        found = _meta(lines[0], header, following=lines[1:] or rest[1:])
        if found is None:
            break
        header = found
        rest = ["\n".join(lines[1:]), *rest[1:]] if len(lines) > 1 else rest[1:]
    return header, rest


def _meta(line: str, header: Header, following: list[str]) -> Header | None:
    """`header` with what this one line adds; None when the line is part of the article."""
    words = line.split()
    link = _URL.match(line.strip())
    if link:
        return replace(header, url=link["url"])
    if len(words) > _MAX_META_WORDS or line.rstrip().endswith((".", "!", "?")):
        return None
    byline = _BYLINE.match(line)
    moment = stated_moment(line)
    outlet = _outlet(line, header, following, dated=moment is not None)
    if byline is None and moment is None and outlet is None:
        return None
    return replace(
        header,
        byline=byline["who"] if byline else header.byline,
        published=moment or header.published,
        outlet=outlet or header.outlet,
    )


def _outlet(line: str, header: Header, following: list[str], *, dated: bool) -> str | None:
    """The outlet's name: what stands before a bar, dash or date, or a short capitalised line above the headline."""
    if header.outlet or header.title or _BYLINE.match(line):
        return None
    if dated:
        name = re.split(r"\s*[|·•,–—]\s*|\s+-\s+|\s+\(", line)[0].strip()
        return name if name and not re.search(r"\d", name) and _is_name(name) else None
    lone = _is_name(line) and len(following) > 1 and len(following[0].split()) > len(line.split())
    return line.strip() if lone and not line.strip().isupper() else None


def _is_name(line: str) -> bool:
    words = line.split()
    small = {"of", "the", "and", "&", "de", "la"}
    return 0 < len(words) <= _MAX_OUTLET_WORDS and all(w[0].isupper() or w.lower() in small for w in words)


def _is_headline(block: str, most_words: int) -> bool:
    closed = block.rstrip("”\"’'").endswith((".", "!", ":", ",", ";"))
    return "\n" not in block and len(block.split()) <= most_words and not closed
