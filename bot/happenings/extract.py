"""Read an article's happenings and their order: what was done, by whom and to whom, when, and what came before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

from bot.article import Article, Moment, Span
from bot.happenings import clocks
from bot.happenings.clause import Clause, clauses_of
from bot.happenings.connection import Connection, connections, is_past
from bot.happenings.happening import RELATIVE, ClockTime, Counting, Deed, Happening, Outlook, Sequence, Time
from bot.happenings.page import Page, Scene
from bot.language.dates import extract as dates
from bot.language.dates.date import Bound, DateMention, DatePrecision
from bot.language.names.name import Name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

# Stands for the day of publication where nobody knows it; a leap year, so that it has every day.
_ANY_DAY: Final = Moment.on(date(2000, 7, 1))
_SLACK: Final = {
    DatePrecision.WEEK: 2, DatePrecision.WEEKEND: 1, DatePrecision.PART_OF_MONTH: 10, DatePrecision.SEASON: 31,
    DatePrecision.PART_OF_YEAR: 61, DatePrecision.DECADE: 366,
}  # fmt: skip
_TOLD: Final = frozenset({Bound.IN, Bound.SINCE})
_BESIDE_DAY: Final = 14  # characters between a clock time and the day it belongs to: "at 6.10am on"
_TIMES: Final = 40  # times of one sentence that are looked at; more is a table
_DEED: Final = tuple(field.name for field in fields(Deed))


def extract(doc: Doc, article: Article, names: tuple[Name, ...]) -> tuple[tuple[Happening, ...], tuple[Sequence, ...]]:
    """The happenings of `article` with a time told of them, and those told in an order, as its text has them.

    `doc` is the parse of the text. A time hangs on one verb, and where an event noun stands right before it, on that
    too. Verbs of telling are left out of what is compared, since people speak every day, and so is what did not or may
    not happen.
    """
    if not doc.has_annotation("DEP"):
        return (), ()
    page = Page(doc, article, names)
    times = _Times(page)
    happenings = tuple(found for sentence in doc.sents for found in times.of(sentence))
    return happenings, tuple(found for sentence in doc.sents for found in _sequences(page, sentence))


def _sequences(page: Page, sentence: SpacySpan) -> Iterator[Sequence]:
    """What a sentence tells in an order outside quotations."""
    scene = None
    for found in connections(sentence):
        if page.is_quoted(found.start):
            continue
        scene = scene or page.scene(list(sentence))
        first, second = (_deed(page, clause, found, scene) for clause in (found.first, found.second))
        span = Span(start=found.start, end=found.end)
        yield Sequence(
            text=span.of(page.article.text),
            span=span,
            sentence=Span(start=sentence.start_char, end=sentence.end_char),
            first=first,
            second=second,
            stretch=found.stretch,
            headline=span.end <= page.article.body_start,
        )


def _deed(page: Page, clause: Clause, found: Connection, scene: Scene) -> Deed:
    """One side of a connection, without the words of the other."""
    low, high = found.under.left_edge.i, found.under.right_edge.i
    inside = low <= clause.head.i <= high

    def is_other(token: Token) -> bool:
        return (low <= token.i <= high) is not inside or found.start <= token.idx < found.end

    deed = page.deed(clause, scene, is_other)
    return replace(deed, outlook=Outlook.PAST if is_past(clause) else Outlook.AHEAD)


class _Times:
    """The times an article tells, sentence by sentence."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._dates: dict[int, list[DateMention]] = {}
        doc, article = page.doc, page.article
        starts = [sentence.start_char for sentence in doc.sents]
        self._undated = article.written is None
        for mention in dates.find(doc, article.written or _ANY_DAY):
            if mention.resolved and mention.bound in _TOLD and not (self._undated and _is_relative(mention)):
                told = self._dates.setdefault(bisect_right(starts, mention.span.start) - 1, [])
                if len(told) < _TIMES:
                    told.append(mention)
        self._order = {start: place for place, start in enumerate(starts)}

    def of(self, sentence: SpacySpan) -> Iterator[Happening]:
        """The happenings of one sentence."""
        told = self._dates.get(self._order[sentence.start_char], [])
        timed = [
            (Span(start=sentence.start_char + span.start, end=sentence.start_char + span.end), clock)
            for span, clock in islice(clocks.find(sentence.text), _TIMES)
        ]
        for mention in told:
            beside = [each for each in timed if _is_beside(mention.span, each[0])]
            timed = [each for each in timed if each not in beside]
            clock = beside[0][1] if beside else clocks.part_of_day(mention.text)
            span = mention.span
            if beside:
                span = Span(start=min(span.start, beside[0][0].start), end=max(span.end, beside[0][0].end))
            yield from self._happenings(sentence, span, self._time(mention, clock), mention.span)
        for span, clock in timed:
            time = Time(start=None, end=None, precision=DatePrecision.PART_OF_DAY, clock=clock)
            yield from self._happenings(sentence, span, time, span)

    def _time(self, mention: DateMention, clock: ClockTime | None) -> Time:
        time = _time(mention, clock)
        if not self._undated or time.counting is not Counting.YEARLESS or time.start is None or time.end is None:
            return time
        first = time.start.replace(year=_ANY_DAY.day.year)
        last = first + (time.end - time.start)
        return replace(time, start=first, end=last, counting=Counting.UNDATED)

    def _happenings(self, sentence: SpacySpan, span: Span, time: Time, core: Span) -> Iterator[Happening]:
        page = self._page
        told = None if page.is_quoted(core.start) else page.doc.char_span(span.start, span.end, alignment_mode="expand")
        if told is None:
            return

        def is_time(token: Token) -> bool:
            return span.start <= token.idx < span.end

        scene = page.scene([token for token in sentence if not is_time(token)])
        for clause in clauses_of(told.root, told.start):
            if clause.beside and self._has_own_time(clause.head, core):
                continue
            deed = page.deed(clause, scene, is_time)
            yield Happening(
                text=span.of(page.article.text),
                span=span,
                sentence=Span(start=sentence.start_char, end=sentence.end_char),
                time=time,
                headline=span.end <= page.article.body_start,
                **{name: getattr(deed, name) for name in _DEED},
            )

    def _has_own_time(self, head: Token, core: Span) -> bool:
        """Whether the clause of a verb holds another time than the one it would be given."""
        place = self._order[head.sent.start_char]
        first, last = head.left_edge.idx, head.right_edge.idx
        return any(
            first <= other.span.start <= last for other in self._dates.get(place, []) if other.span.start != core.start
        )


def _is_relative(mention: DateMention) -> bool:
    """Whether a time hangs on the day of publication by more than its year."""
    return _counting(mention) in RELATIVE


def _time(mention: DateMention, clock: ClockTime | None) -> Time:
    return Time(
        start=mention.start,
        end=mention.end,
        precision=mention.precision,
        bound=mention.bound,
        counting=_counting(mention),
        weekday=mention.weekday,
        slack=_slack(mention),
        clock=clock,
    )


def _slack(mention: DateMention) -> int:
    """Days by which the ends of a time may be off, as loosely as people tell it."""
    if mention.text.lower().endswith("ago") and mention.start and mention.end:
        return max(1, (mention.end - mention.start).days)
    return _SLACK.get(mention.precision, 0)


def _counting(mention: DateMention) -> Counting:
    if not mention.anchored:
        return Counting.STATED
    if any(sign.isdigit() for sign in mention.text) and mention.precision in (DatePrecision.DAY, DatePrecision.SPAN):
        return Counting.YEARLESS
    return Counting.WEEKDAY if mention.weekday is not None else Counting.PUBLICATION


def _is_beside(day: Span, clock: Span) -> bool:
    """Whether a clock time belongs to the day: "at 6.10am on Wednesday", "on Thursday, at about 9 p.m."."""
    return max(day.start - clock.end, clock.start - day.end) <= _BESIDE_DAY
