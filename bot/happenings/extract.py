"""Read an article's happenings: for every time it tells, what was done then, by whom and to whom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.article import Article, Moment, Span
from bot.figures.alignment.content_words import stem
from bot.figures.counted.clauses import complement
from bot.happenings import clocks
from bot.happenings.clause import clauses_of, doers, done_to, marks_of, members
from bot.happenings.happening import RELATIVE, ClockTime, Counting, Happening, Time
from bot.language import quotations
from bot.language.calendar_words import MONTH_FORMS, WEEKDAY_FORMS
from bot.language.dates import extract as dates
from bot.language.dates.date import Bound, DateMention, DatePrecision
from bot.language.lemmas import lemma_of
from bot.language.names.name import Name, NameKind
from bot.language.names.salience import PRONOUNS, Salience
from bot.language.numerals import VAGUE
from bot.language.wordlist import words

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
_QUANTITIES: Final = words("number group lot rest half most some many few dozen majority all one couple pair")
_OF_NAME: Final = ("compound", "flat", "amod", "appos", "conj")
_PARTY: Final = 24  # words that name one party
_MARKS: Final = words("first second third fourth fifth again last previous earlier another new next final initial")
_TIME_WORDS: Final = (
    WEEKDAY_FORMS
    | MONTH_FORMS
    | words(
        "today yesterday tomorrow tonight morning afternoon evening night day week month year time weekend hour minute "
        "a.m. p.m. am pm mr. mrs. ms. dr. rep. sen."
    )
)
_BESIDE_DAY: Final = 14  # characters between a clock time and the day it belongs to: "at 6.10am on"


def extract(doc: Doc, article: Article, names: Sequence[Name]) -> tuple[Happening, ...]:
    """The happenings of `article` with a time told of them, in the order of its text; `doc` is the parse of its text.

    A time hangs on one verb, and where an event noun stands right before it, on that too. Verbs of telling are left
    out, since people speak every day, and so is what did not or may not happen.
    """
    if not doc.has_annotation("DEP"):
        return ()
    page = _Page(doc, article, names)
    return tuple(found for sentence in doc.sents for found in page.of(sentence))


class _Page:
    """What every happening of one article is read against."""

    def __init__(self, doc: Doc, article: Article, names: Sequence[Name]) -> None:
        self._doc = doc
        self._text = article.text
        self._body_start = article.body_start
        self._quotations = quotations.spans(article.text)
        self._mentions = sorted(
            ((span, name) for name in names for span in name.mentions), key=lambda each: each[0].start
        )
        self._starts = [span.start for span, _ in self._mentions]
        self._salience = Salience(doc, article.text, names)
        self._dates: dict[int, list[DateMention]] = {}
        starts = [sentence.start_char for sentence in doc.sents]
        self._undated = article.published is None
        for mention in dates.find(doc, article.published or _ANY_DAY):
            if mention.resolved and mention.bound in _TOLD and not (self._undated and _is_relative(mention)):
                self._dates.setdefault(bisect_right(starts, mention.span.start) - 1, []).append(mention)
        self._order = {start: place for place, start in enumerate(starts)}

    def of(self, sentence: SpacySpan) -> Iterator[Happening]:
        """The happenings of one sentence."""
        told = self._dates.get(self._order[sentence.start_char], [])
        timed = [
            (Span(start=sentence.start_char + span.start, end=sentence.start_char + span.end), clock)
            for span, clock in clocks.find(sentence.text)
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
        if quotations.covers(self._quotations, core.start):
            return
        told = self._doc.char_span(core.start, core.end, alignment_mode="expand")
        if told is None:
            return
        everything = [token for token in sentence if not core.start <= token.idx < core.end]
        scene, names = self._keys(everything) | _verbs(everything), self._named(everything)
        for clause in clauses_of(told.root, told.start):
            if clause.beside and self._has_own_time(clause.head, core):
                continue
            own = [token for token in members(clause.head) if not core.start <= token.idx < core.end]
            who, whom = self._party(doers(clause)), self._party(done_to(clause))
            yield Happening(
                text=span.of(self._text),
                span=span,
                sentence=Span(start=sentence.start_char, end=sentence.end_char),
                time=time,
                act=clause.act,
                doers=who,
                done_to=whom,
                cast=(self._keys(own) | who | whom) - {stem(clause.act)},
                scene=scene | who | whom,
                names=names,
                persons=self._named(everything, NameKind.PERSON),
                marks=frozenset(token.lower_ for token in marks_of(clause) if token.lower_ in _MARKS),
                outlook=clause.outlook,
                telling=clause.telling,
                headline=span.end <= self._body_start,
            )

    def _has_own_time(self, head: Token, core: Span) -> bool:
        """Whether the clause of a verb holds another time than the one it would be given."""
        place = self._order[head.sent.start_char]
        first, last = head.left_edge.idx, head.right_edge.idx
        return any(
            first <= other.span.start <= last for other in self._dates.get(place, []) if other.span.start != core.start
        )

    def _party(self, tokens: Iterable[Token]) -> frozenset[str]:
        """What doers or objects are called."""
        return frozenset().union(*map(self._called, tokens))

    def _called(self, token: Token) -> frozenset[str]:
        """A party's name, or its noun with what stands before it."""
        if token.lower_ in _TIME_WORDS and self._name_at(token) is None:
            return frozenset()
        if token.pos_ == "PRON":
            return self._meant(token)
        found = [_counted(token)]
        for one in found:
            found += [each for each in one.children if each.dep_ in _OF_NAME and len(found) < _PARTY]
        return self._keys(found)

    def _meant(self, pronoun: Token) -> frozenset[str]:
        """The person a pronoun stands for."""
        gender = PRONOUNS.get(pronoun.lower_)
        span = Span(start=pronoun.idx, end=pronoun.idx + len(pronoun))
        name = self._salience.antecedent(span, gender) if gender is not None else None
        return _key(name) if name is not None else frozenset()

    def _keys(self, tokens: Sequence[Token]) -> frozenset[str]:
        found: set[str] = set()
        for token in tokens:
            name = self._name_at(token)
            if name is not None:
                found |= _key(name)
            elif _is_noun(token) and token.text[0].isalpha() and token.lower_ not in _TIME_WORDS:
                found.add(stem(lemma_of(token)))
        return frozenset(found)

    def _named(self, tokens: Sequence[Token], *kinds: NameKind) -> frozenset[str]:
        named = [
            name for token in tokens if (name := self._name_at(token)) is not None and (not kinds or name.kind in kinds)
        ]
        return frozenset().union(*map(_key, named)) if named else frozenset()

    def _name_at(self, token: Token) -> Name | None:
        place = bisect_right(self._starts, token.idx) - 1
        if place < 0:
            return None
        span, name = self._mentions[place]
        return name if span.start <= token.idx < span.end else None


def _counted(token: Token) -> Token:
    """What a noun of quantity counts: of "scores of people" the people."""
    if token.lower_ in VAGUE or token.lower_ in _QUANTITIES:
        return complement(token, "of") or token
    return token


def _is_relative(mention: DateMention) -> bool:
    """Whether a time hangs on the day of publication by more than its year."""
    return _counting(mention) in RELATIVE


def _is_noun(token: Token) -> bool:
    """Whether a word names something: a noun, or an adjective of a people or a party."""
    if token.pos_ in ("NOUN", "PROPN"):
        return True
    return token.pos_ == "ADJ" and token.text[0].isupper() and token.i > token.sent.start


def _verbs(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(stem(lemma_of(token)) for token in tokens if token.pos_ == "VERB")


def _key(name: Name) -> frozenset[str]:
    parts = name.canonical.split()
    return frozenset(map(stem, parts[-1:] if name.kind is NameKind.PERSON else parts))


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
