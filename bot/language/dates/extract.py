"""Dates an article mentions, resolved against the day it was published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.article import Moment, Span
from bot.language.calendar_words import MONTHS, SHORT_MONTHS
from bot.language.dates import days
from bot.language.dates.date import Bound, DateMention, DatePrecision, Written
from bot.language.dates.days import Days
from bot.language.dates.patterns import BEFORE, PATTERNS, is_year
from bot.language.dates.resolution import resolve
from bot.language.dates.tense import Direction, direction
from bot.language.dates.told import Context, Told
from bot.language.marks import CLOSING, OPENING
from bot.language.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MAY_TELL: Final = re.compile(
    rf"\d{{4}}|Q[1-4]|{'|'.join((*MONTHS, *SHORT_MONTHS))}|(?i:day|month|year|week|night|morning|evening|"
    r"quarter|spring|summer|autumn|fall|winter|decade|christmas|thanksgiving|halloween|tomorrow|ago|earlier|later)"
)
_BOUNDS: Final = {
    "since": Bound.SINCE, "so far": Bound.SO_FAR, "until": Bound.UNTIL, "till": Bound.UNTIL, "by": Bound.UNTIL,
    "through": Bound.UNTIL, "up to": Bound.UNTIL, "before": Bound.BEFORE, "ahead of": Bound.BEFORE,
    "prior to": Bound.BEFORE, "after": Bound.AFTER,
}  # fmt: skip
_THIRDS: Final = {"early": 0, "earlier": 0, "the start of": 0, "the beginning of": 0, "mid": 1, "the middle of": 1}
_DIVIDED: Final = {
    DatePrecision.MONTH: DatePrecision.PART_OF_MONTH, DatePrecision.YEAR: DatePrecision.PART_OF_YEAR,
    DatePrecision.DAY: DatePrecision.PART_OF_DAY, DatePrecision.PART_OF_DAY: DatePrecision.PART_OF_DAY,
    DatePrecision.WEEK: DatePrecision.WEEK, DatePrecision.QUARTER: DatePrecision.QUARTER,
    DatePrecision.DECADE: DatePrecision.DECADE,
}  # fmt: skip
_REACH: Final = 60  # characters before a date in which its prepositions stand
_CLAUSE: Final = 200  # characters before a date in which its verb stands, and behind it
# Where a sentence may end, for a text nobody parsed: a stop before a capital, or a line.
_ENDS: Final = re.compile(rf"[.!?…][{CLOSING})\]]*\s+(?=[{OPENING}(\[]?[^\W\d_a-z])|\n\s*")
_LAST_WORD: Final = re.compile(r"\S*$")
_LONGEST_WORD: Final = 24  # characters before a stop that may be an abbreviation


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    text: str
    offset: int  # of the sentence in the article
    published: date | None
    told_before: date | None  # the last day told in the sentences before
    last_told: date | None = None  # the first day of the last time told there, be it a month or a year


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A pattern's match with what stands before it."""

    pattern: str
    match: re.Match[str]
    before: re.Match[str]  # of BEFORE; its offsets count from `reach`
    reach: int

    @property
    def is_overnight(self) -> bool:
        return self.match.group().lower() == "overnight"

    def stated(self, group: str) -> str | None:
        """The bound or edge in small letters with single blanks."""
        words: str | None = self.before[group]
        return " ".join(words.lower().split()) if words else None


def find(doc: Doc, published: Moment | None) -> tuple[DateMention, ...]:
    """The dates of a text in its order, none overlapping; `doc` is its parse, offsets are characters of the text.

    Relative dates ("on Thursday", "overnight", "last week") are resolved against `published`, "a day earlier" against
    the day told before; without it their ends stay None. A date without a year belongs where the verb of its clause
    says, else to the year nearest to publication; a weekday is the last one unless the verb looks ahead. Clock times
    and durations are no dates.

    >>> from datetime import UTC, datetime
    >>> from bot.article import Moment
    >>> from bot.language.pipeline import Pipeline
    >>> doc = Pipeline.blank().parse("The gate shut on Thursday. It had opened last week.")
    >>> for each in find(doc, Moment(at=datetime(2026, 3, 13, tzinfo=UTC))):
    ...     print(each.text, each.start, each.end)
    Thursday 2026-03-12 2026-03-12
    last week 2026-03-02 2026-03-08
    """
    sentences = ((sentence.start_char, sentence.text) for sentence in doc.sents)
    return _find(sentences, published.day if published else None)


@lru_cache(maxsize=64)
def read(text: str, published: date | None) -> tuple[DateMention, ...]:
    """The same of a text nobody parsed: its sentences end at stops and lines."""
    return _find(_sentences(text), published)


@lru_cache(maxsize=64)
def written(text: str, published: date | None) -> tuple[Written, ...]:
    """The days of a text written with their month, in order, without the bounds before them ("until", "since").

    Without a day of publication those that leave out their year are not returned.
    """
    found = []
    for offset, words in _sentences(text):
        sentence = _Sentence(text=words, offset=offset, published=published, told_before=None)
        for hit in hits(words) if _MAY_TELL.search(words) else ():
            told = _told(sentence, hit, None) if hit.pattern == "day" else None
            if told is not None and told.day is not None:
                span = Span(start=offset + hit.match.start(), end=offset + hit.match.end())
                found.append(Written(span=span, day=told.day, has_year=not told.anchored, weekday=told.weekday))
    return tuple(found)


def _find(sentences: Iterable[tuple[int, str]], published: date | None) -> tuple[DateMention, ...]:
    """The dates of sentences given as offset and words."""
    told_before: date | None = None
    last_told: date | None = None
    found: list[DateMention] = []
    for offset, text in sentences:
        if _MAY_TELL.search(text):
            here = _Sentence(
                text=text, offset=offset, published=published, told_before=told_before, last_told=last_told
            )
            mentions = sorted(_of_sentence(here), key=lambda mention: mention.span)
            told_before = next((mention.day for mention in reversed(mentions) if mention.day), told_before)
            last_told = next((mention.start for mention in reversed(mentions) if mention.start), last_told)
            found += mentions
    return tuple(found)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for match in _ENDS.finditer(text):
        if not _is_abbreviation(text, match.start()):
            yield start, text[start : match.end()]
            start = match.end()
    yield start, text[start:]


def _is_abbreviation(text: str, stop: int) -> bool:
    """Whether the point belongs to the word before it: "Sept. Fair", "Lt. Alder", "J. Alder"."""
    if text[stop] != ".":
        return False
    word = _LAST_WORD.search(text, max(0, stop - _LONGEST_WORD), stop)
    last = word.group().lstrip(f"({OPENING}") if word else ""
    return f"{last.lower()}." in table("leading_abbreviations") or (len(last) == 1 and last.isupper())


def _of_sentence(sentence: _Sentence) -> Iterator[DateMention]:
    """The dates of a sentence; "overnight" last, because it belongs to the day its sentence tells."""
    own: date | None = None
    for hit in sorted(hits(sentence.text), key=lambda hit: hit.is_overnight):
        told = _told(sentence, hit, own)
        if told is not None:
            own = told.day or own
            yield _bounded(sentence, hit, told)


def hits(text: str) -> Iterator[Hit]:
    """Where a text may tell a date: matches without overlap, the earliest, of those the longest, then the first."""
    matches = [
        (match.start(), -match.end(), rank, match)
        for rank, (_, pattern) in enumerate(PATTERNS)
        for match in pattern.finditer(text)
    ]
    end = 0
    for start, negative_end, rank, match in sorted(matches, key=lambda each: each[:3]):
        if start >= end:
            reach = max(end, start - _REACH)
            before = BEFORE.search(text[reach:start])
            assert before is not None  # it matches the empty string
            yield Hit(pattern=PATTERNS[rank][0], match=match, before=before, reach=reach)
            end = -negative_end


def _told(sentence: _Sentence, hit: Hit, own: date | None) -> Told | None:
    text, start = sentence.text, hit.match.start()
    if hit.pattern == "year" and not is_year(text, hit.match):
        return None
    before, after = text[max(0, start - _CLAUSE) : start], text[hit.match.end() : hit.match.end() + _CLAUSE]
    ahead = Direction.BACK if hit.stated("bound") == "since" else direction(before, after)
    context = Context(
        published=sentence.published,
        reference=own if hit.is_overnight else own or sentence.told_before,
        last_told=own or sentence.last_told,
        direction=ahead,
        preposition=bool(hit.before.group().strip()),
        apposed=own is not None,
    )
    return resolve(hit.pattern, hit.match, context)


def _bounded(sentence: _Sentence, hit: Hit, told: Told) -> DateMention:
    """The mention with what stands before it taken in: the third of a month, the bound."""
    bound = Bound.SO_FAR if hit.pattern == "so_far" else _BOUNDS.get(hit.stated("bound") or "", Bound.IN)
    edge = hit.stated("edge")
    precision, stretch = _part(told, edge)
    start, end = hit.match.span()
    if hit.stated("bound") and bound is not Bound.IN:
        start = hit.reach + hit.before.start("bound")
    elif edge:
        start = hit.reach + hit.before.start("edge")
    first, last = _ends(stretch, bound, sentence.published)
    return DateMention(
        span=Span(start=sentence.offset + start, end=sentence.offset + end),
        text=sentence.text[start:end],
        start=first,
        end=last,
        precision=precision,
        anchored=told.anchored,
        weekday=told.weekday,
        bound=bound,
    )


def _part(told: Told, edge: str | None) -> tuple[DatePrecision, Days | None]:
    """What "early", "late", "the end of" or "overnight" leave of the time told."""
    if edge is None or told.precision not in _DIVIDED:
        return told.precision, told.days
    if edge == "overnight":
        night = (days.shifted(told.days[0], -1), told.days[1]) if told.days else None
        return DatePrecision.NIGHT, night
    precision = _DIVIDED[told.precision]
    if told.days is None or precision is DatePrecision.PART_OF_DAY:
        return precision, told.days
    return precision, days.third(told.days, _THIRDS.get(edge, 2))


def _ends(stretch: Days | None, bound: Bound, published: date | None) -> tuple[date | None, date | None]:
    if stretch is None:
        return (None, None)
    match bound:
        case Bound.SINCE | Bound.SO_FAR:
            return (stretch[0], published if published and published >= stretch[0] else None)
        case Bound.UNTIL:
            return (None, stretch[1])
        case Bound.BEFORE:
            return (None, days.shifted(stretch[0], -1))
        case Bound.AFTER:
            return (days.shifted(stretch[1], 1), None)
    return stretch
