"""One line of a header: what it says about the article when it says nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.article import Moment
from bot.ingest.head import calendar_words, dates
from bot.ingest.head.names import is_name, is_outlet, is_person
from bot.language.calendar_words import WEEKDAYS
from bot.language.dates import days
from bot.language.time_zones import ZONE

_MOST_WORDS = 22  # of a byline or date line; a longer line is prose
_URL = re.compile(r"^(?:(?:url|link|source|via|from)\s*:\s*)?<?(?P<url>https?://[^\s|<>]+)>?$", re.IGNORECASE)
_BYLINE = re.compile(
    r"^(?:(?:by|words(?:\s+by)?|written\s+by|story\s+by|text(?:\s+by)?|author)\b\s*:?"
    r"|(?:von|par|por|door|di|da|af|av|autor|auteur|tekst)\b\s*:?(?=\s+(?-i:[A-ZÀ-Þ])))\s+(?P<who>\S.*)$",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*[|·•‧\t]\s*|\s+[-–—/]\s+|\s*[;,]\s*(?=$)")
# A label or a clock time and a day without its year, and nothing else.
_CLOCK_WORDS = rf"(?>(?:at )?\d{{1,2}}[:.]\d\d ?(?:[ap]\.?m\b\.?)? ?(?:(?:{ZONE})\b)?|[ ,|·•–—-])*+"
_YEARLESS = re.compile(
    rf"^(?=.*(?:\d[:.]\d\d|publish|posted|updated))(?:(?:first\s+)?(?:published|posted)\b(?:\s+(?:on|at))?\s*:?\s*)?"
    rf"(?P<before>{_CLOCK_WORDS})(?:{calendar_words.WEEKDAY}\b[\s,.]*)?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?P<month>{calendar_words.MONTH})"
    rf"|(?P<month2>{calendar_words.MONTH})\.?\s+(?P<day2>\d{{1,2}}))\b\.?(?P<after>{_CLOCK_WORDS})$",
    re.IGNORECASE,
)
_REST = re.compile(
    rf"""^(?:
        \d+\s*-?\s*min(?:ute)?s?(?:\s+read)? | read(?:ing)?\s+time.* | (?:and|at|on|in|from|for|to|of)
      | (?:for\s+)?(?:immediate\s+)?release(?:\s+date)?
      | (?:first\s+)?(?:published|posted|updated|modified|created|issued)\b\s*:?
      | (?:local\s+time|hrs?|hours) | \(?\s*\)? | {"|".join(WEEKDAYS)}
      | (?:last\s+)?(?:updated|published|posted)\s+(?:\d+|an?)\s+\w+\s+ago
      | \d+\s+comments? | (?:exclusive|analysis|opinion|explainer|breaking|news)
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_ROLE = re.compile(
    r"\b(?:correspondents?|editors?|reporters?|writers?|staff|bureau|chief|columnist|producer|desk|associated\s+press)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"^(?i:reporting\s+(?:from|in))\s+[A-Z]")
_PARTICLES = frozenset(
    {
        "and",
        "de",
        "da",
        "di",
        "du",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "al",
        "el",
        "la",
        "le",
        "bin",
        "&",
        "ter",
    }
)
_MOST_NAME_WORDS = 12  # of all names in a byline: three authors with what each is
_MOST_ROLE_WORDS = 5  # of a line under a byline: "Chief political correspondent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What header lines have told so far; None where nothing."""

    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    published: Moment | None = None
    updated: Moment | None = None
    day_first: bool | None = None  # whether "03/04/2026" is the third of April in this text; None where unknown


def scan(line: str, facts: Facts) -> Facts:
    """`facts` with the dates and the outlet a line names among whatever else: a letterhead, the head of a page."""
    if len(line.split()) > _MOST_WORDS:
        return facts
    rest, dated = _take_dates(line, facts)
    pieces = [re.sub(r"^[\W\d_]+|[\s,;:]+$", "", piece) for piece in _SPLIT.split(rest)]
    named = next((piece for piece in pieces if is_outlet(piece, dated.url)), None)
    return replace(dated, outlet=dated.outlet or named)


def read(line: str, facts: Facts) -> Facts | None:
    """`facts` with what `line` adds; None when the line has words that are no link, date, byline, outlet or label."""
    stripped = line.strip().strip("*_").strip()
    link = _URL.match(stripped)
    if link:
        return replace(facts, url=facts.url or link["url"])
    if not stripped or len(stripped.split()) > _MOST_WORDS:
        return None
    rest, dated = _take_dates(stripped, facts)
    pieces = [piece.strip(" ,;:()–—-") for piece in _SPLIT.split(rest)]
    pieces = [piece for piece in pieces if piece and not _REST.match(piece)]
    if dated is facts and not any(_BYLINE.match(piece) for piece in pieces):
        return None
    return _take_pieces(pieces, dated)


def without_year(line: str, facts: Facts, received: Moment | None) -> Facts | None:
    """`facts` with the day of a line like "Published 14:05 GMT, 11 Jan": of the year nearest to when it was received.

    None when the line is none; without `received` it tells nothing, but is no part of the text either.
    """
    match = _YEARLESS.match(" ".join(line.split())) if len(line.split()) <= _MOST_WORDS else None
    if match is None:
        return None
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    found = received and days.nearest(received.day, calendar_words.month(month), int(day))
    if not found or facts.published:
        return facts
    return replace(facts, published=dates.clock(match["before"] + match["after"], found) or Moment.on(found))


def byline(line: str) -> str | None:
    """The names in a line that begins with "By", without place and role; None when it is no byline."""
    match = _BYLINE.match(line.strip())
    return _names(match["who"]) if match else None


def is_role(line: str) -> bool:
    """Whether a short line says what a writer is, or where: "Science editor", "Reporting from Lissby"."""
    if len(line.split()) > _MOST_ROLE_WORDS or line.rstrip().endswith((".", "!", "?")):
        return False
    return bool(_ROLE.search(line) or _FROM.match(line))


def _take_dates(line: str, facts: Facts) -> tuple[str, Facts]:
    rest, at = [], 0
    for stated in dates.find(line, day_first=facts.day_first):
        rest.append(line[at : stated.span.start])
        at = stated.span.end
        if stated.taken:
            continue
        if stated.updated:
            facts = replace(facts, updated=facts.updated or stated.moment)
        else:
            facts = replace(facts, published=facts.published or stated.moment)
    return "|".join([*rest, line[at:]]), facts


def _take_pieces(pieces: list[str], facts: Facts) -> Facts | None:
    for piece in pieces:
        told = _take(piece, facts)
        if told is None:
            return None
        facts = told
    return facts


def _take(piece: str, facts: Facts) -> Facts | None:
    match = _BYLINE.match(piece)
    if match:
        names = _names(match["who"])
        return replace(facts, byline=facts.byline or names) if names else None
    if is_outlet(piece, facts.url) or (facts.outlet is None and is_name(piece)):
        return replace(facts, outlet=facts.outlet or piece)
    if is_person(piece):
        return replace(facts, byline=facts.byline or piece)
    return facts if _ROLE.search(piece) or is_name(piece) else None


def _names(stated: str) -> str | None:
    """The people at the head of `stated`: up to the first word that belongs to no name, or to a role."""
    kept: list[str] = []
    for word in re.sub(r"\s*,\s*", " , ", stated).split()[: 2 * _MOST_NAME_WORDS]:
        if word in {"in", "at", "for", "with", "from"} or not (
            word == "," or word[0].isupper() or word.lower() in _PARTICLES
        ):
            if _ROLE.fullmatch(word):  # "Tora Lind, Harbour correspondent": what stands before it is the role's name
                kept = kept[: len(kept) - kept[::-1].index(",") - 1] if "," in kept else kept
            break
        kept.append(word)
    people = re.split(r"\s,\s|\s(?=and\b)|\s(?=&\s)", " ".join(kept).strip(" ,"))
    named = [people[0]]
    for each in people[1:]:
        if _ROLE.search(each) or not each.strip(" ,"):
            break
        named.append(each.strip(" ,"))
    joined = re.sub(r", (and|&) ", r" \1 ", ", ".join(named)).strip(" ,.|")
    joined = re.sub(r"\s+(?:and|&|de|van|von)$", "", joined)
    joined = joined.title() if joined.isupper() and " " in joined else joined
    return joined if joined and not _ROLE.fullmatch(joined.split()[-1]) else None
