"""Read an article's figures: every number with its interval, unit, hedge and what it counts (CHECKS 1 to 5)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.article import Article, Span
from bot.figures.counted import property, surface
from bot.figures.counted.box import boxed, labelled
from bot.figures.counted.direction import change_by
from bot.figures.counted.location import Places
from bot.figures.counted.period import Periods
from bot.figures.counted.phrases import Thing
from bot.figures.counted.predicate import predicate_of, rate_of, state_behind
from bot.figures.counted.quakes import quake
from bot.figures.counted.source import Sources
from bot.figures.counted.thing import counted, head_of, is_designation, state_of
from bot.figures.embedding import embed
from bot.figures.figure import Change, Figure, Hedge, Kind, Predicate
from bot.figures.numbers import assembly, hedges, lexemes, nonfigures, ordinals, units
from bot.figures.numbers.amount import Amount
from bot.figures.numbers.change import change_of, is_points
from bot.figures.numbers.lexemes import Lexeme
from bot.figures.numbers.quantities import is_of_people
from bot.language import quotations
from bot.language.dates import extract as dates
from bot.language.dates.date import DateMention
from bot.language.lemmas import singular
from bot.language.names.name import Name
from bot.language.wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

_NEAR = 6  # signs between a number and the end of what it counts
_UNIT_SIGNS = words("mm cm m km kg g mg c f ft in lb oz st mph kph km/h kč zł kr bn mn tn inch inches feet")
_OPENING = {"(", "(about", "(around", "(some", "(roughly", "(nearly", "(almost", "(over", "(approximately", "(or"}
_PLANS = words("point state star step phase track tier pronged way part party stage sided")


def extract(doc: Doc, article: Article, names: Sequence[Name]) -> tuple[Figure, ...]:
    """The figures of `article`, in the order of its text; `doc` is the parse of `article.text`.

    Dates, clock times, telephone and section numbers, names of models and "one" as a pronoun are not returned. Vague
    amounts, names of plans, ordinals and "one" before a noun are returned and not comparable.

    >>> from bot.article import compose
    >>> from bot.language.pipeline import Pipeline
    >>> told = compose(body="Police said at least 1,200 people were hurt. The damage came to $4.2 million.")
    >>> for each in extract(Pipeline.blank().parse(told.text), told, ()):
    ...     print(each.text, each.value, each.hedge, each.unit, each.counted, each.source, sep=" | ")
    1,200 | 1200 | at_least | None | people | Police
    $4.2 million | 4200000 | exact | USD | None | None
    """
    page = _Page(article, names, dates.find(doc, article.written))
    return tuple(figure for sentence in doc.sents for figure in page.figures(sentence))


class _Page:
    """What every figure of one article is read against: its dates, its quotations, its names."""

    def __init__(self, article: Article, names: Sequence[Name], mentions: Sequence[DateMention]) -> None:
        self._text = article.text
        self._body_start = article.body_start
        self._names = names
        self._periods = Periods(article.text, mentions)
        self._places = Places(article.text, names)
        self._day = article.written.day if article.written else None
        self._barred = nonfigures.spans(article.text)
        self._barred_starts = [span.start for span in self._barred]
        self._quotations = quotations.spans(article.text)

    def figures(self, sentence: SpacySpan) -> Iterator[Figure]:
        """The figures of one sentence."""
        span = Span(start=sentence.start_char, end=sentence.end_char)
        stated = sentence.text
        if not any(map(str.isnumeric, stated)) and not assembly.MAY_SPELL.search(stated):
            return
        signs = lexemes.split(self._text, span.start, span.end)
        found: list[Figure] = []
        said, sources = _Said(), Sources(sentence)
        for amount in assembly.read(signs, [self._is_barred(sign) for sign in signs]):
            said = self._said(sentence, signs, amount, said)
            if said.designates:
                continue
            figure = self._figure(span, signs, amount, said, sources)
            if found:
                between = self._text[found[-1].span.end : figure.span.start].strip()
                figure = _in_brackets(found[-1], figure, between)
                found[-1] = _alternative(found[-1], figure, between)
            if not (amount.one and amount.unit is None and figure.counted is None and said.parsed):
                found.append(figure)
        yield from found

    def _is_barred(self, sign: Lexeme) -> bool:
        upto = bisect_right(self._barred_starts, sign.start)
        return any(self._barred[at].end > sign.start for at in range(max(0, upto - 6), upto))

    def _figure(self, where: Span, signs: Sequence[Lexeme], amount: Amount, said: _Said, sources: Sources) -> Figure:
        span = _span(signs, amount)
        owner = self._aged(span) if amount.kind is Kind.AGE else None
        low, high = _ends(amount)
        return Figure(
            text=span.of(self._text),
            span=span,
            sentence=where,
            value=_plain(amount.value),
            low=_plain(low),
            high=_plain(high),
            low_open=amount.interval.low_open,
            high_open=amount.interval.high_open,
            parts=amount.parts and tuple(part.quantize(Decimal(1)) for part in amount.parts),
            kind=amount.kind,
            unit=amount.unit,
            per=said.per,
            counted=owner or (said.thing.text if said.thing else None),
            head=owner.split()[-1].lower() if owner else said.thing.head if said.thing else None,
            predicate=said.predicate,
            hedge=amount.hedge,
            change=said.change,
            period=self._periods.of(span, where),
            as_of=self._day,
            place=self._places.of(span, where),
            source=sources.of(span),
            quoted=quotations.covers(self._quotations, span.start),
            headline=span.end <= self._body_start,
            comparable=_is_comparable(signs, amount, said.thing.head if said.thing else None),
            embedding=said.embedding,
        )

    def _aged(self, number: Span) -> str | None:
        """Whose age it is, where the name stands right before it: "Grace Ofori, 39"."""
        for name in self._names:
            for mention in name.mentions:
                if mention.end <= number.start and self._text[mention.end : number.start].strip() in (
                    ",",
                    ", aged",
                    ", now",
                    "(",
                ):
                    return name.canonical
        return None

    def _said(self, sentence: SpacySpan, signs: Sequence[Lexeme], amount: Amount, before: _Said) -> _Said:
        """What the sentence says of an amount: by the parse, or without one by the words that follow."""
        change = change_of(signs, amount)
        if not sentence.doc.has_annotation("DEP"):
            near = surface.counted(self._text, signs, amount)
            done = surface.predicate(signs, amount, near)
            return _Said(thing=near, predicate=done, change=change, per=amount.per)
        span = _span(signs, amount)
        tokens = _tokens(sentence, span)
        if not tokens:
            return _Said(change=change, per=amount.per, parsed=True)
        number, vector = head_of(tokens), embed(tokens)
        of_its_own = signs[amount.first].text.startswith(".")  # ".292" is an average, and counts none of the games
        noun = before.thing if isinstance(before.thing, Thing) and not of_its_own else None
        has_unit = amount.unit is not None
        shared = amount.kind is not Kind.PERCENT or before.kind is Kind.PERCENT
        thing = counted(
            tokens, amount.kind, attributive=amount.attributive, unit=has_unit, before=noun if shared else None
        )
        label = labelled(tokens)
        if label is not None:
            thing = label
        elif amount.kind is Kind.MAGNITUDE:
            thing = quake(tokens) or thing
        elif amount.kind is Kind.AGE and amount.unit == "year" and is_of_people(signs, amount.first, amount.last):
            thing = _people_before(sentence, signs[amount.opens - 1]) or thing
        elif thing is not None and thing.noun.lower_ in _UNIT_SIGNS:
            thing = replace(noun, own=False) if noun is not None else None  # "85mm of rain fell in six hours"
        thing = thing or boxed(tokens) or (state_of(tokens) if amount.kind is Kind.COUNT and not has_unit else None)
        counts = amount.kind in (Kind.COUNT, Kind.ORDINAL) and not has_unit
        own = thing is not None and (noun is None or thing.noun.i != noun.noun.i)
        state = None
        if counts:
            state = state_behind(thing.noun if thing is not None and thing.own and own else tokens[-1])
        return _Said(
            thing=thing,
            predicate=state or predicate_of(thing.noun if thing is not None and counts and own else number),
            change=change or _change_in_list(signs, amount, number),
            per=amount.per or (_rate_after(signs, amount, thing) if thing is not None else None),
            parsed=True,
            kind=amount.kind,
            designates=_is_named_by(amount, number, tokens),
            embedding=vector,
        )


def _is_named_by(amount: Amount, number: Token, tokens: Sequence[Token]) -> bool:
    """Whether the number is part of a name: "game seven"."""
    plain = amount.kind is Kind.COUNT and amount.unit is None
    return plain and amount.value is not None and is_designation(number, tokens, amount.value)


def _people_before(sentence: SpacySpan, sign: Lexeme) -> Thing | None:
    """The people a bound of age stands behind: "voters under 30"."""
    found = sentence.doc.char_span(sign.start, sign.end)
    return None if found is None else Thing(text=sign.text, head=singular(sign.lower), noun=found[0])


def _change_in_list(signs: Sequence[Lexeme], amount: Amount, number: Token) -> Change | None:
    """The change by the parse; points behind a share change as it does: "0.2 percent or 52 points"."""
    if is_points(signs, amount) and number.dep_ == "nummod":
        hung = property.first_of_list(number.head)
        return change_by(hung, Kind.PERCENTAGE_POINTS) if hung.i < number.i else None
    return change_by(property.first_of_list(number), amount.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What a sentence says of one of its amounts."""

    thing: Thing | surface.Thing | None = None
    predicate: Predicate | None = None
    change: Change | None = None
    per: str | None = None
    parsed: bool = False
    kind: Kind | None = None
    designates: bool = False  # the number of a name: "game seven", "three Falcon 9 rockets"
    embedding: str | None = None


def _span(signs: Sequence[Lexeme], amount: Amount) -> Span:
    return Span(start=signs[amount.first].start, end=signs[amount.last - 1].end)


def _tokens(sentence: SpacySpan, span: Span) -> Sequence[Token]:
    """The tokens of `sentence` that `span` touches."""
    found = sentence.doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is None:
        return ()
    return tuple(sentence.doc[max(found.start, sentence.start) : min(found.end, sentence.end)])


def _rate_after(signs: Sequence[Lexeme], amount: Amount, thing: Thing) -> str | None:
    """ "40,000 vehicles a day", "2 million barrels of oil a day": the rate that stands behind what is counted."""
    if amount.unit is not None and lexemes.lower_at(signs, amount.last) != "of":
        return None
    at = bisect_left(signs, thing.noun.idx + len(thing.noun), key=lambda sign: sign.start)
    if not 0 < at - amount.last <= _NEAR:
        return None
    found = units.per(signs, at)
    return found[0] if found else rate_of(thing.noun)


def _in_brackets(before: Figure, figure: Figure, between: str) -> Figure:
    """A figure in brackets right after another says the same in another unit ("87 mph (140 km/h)") or more of it."""
    if not between.startswith("(") or ")" in between or Kind.COUNT in (figure.kind, before.kind):
        return figure
    if between.lower() in _OPENING:
        figure = _hedged_as(before, figure)
        return replace(
            figure, counted=before.counted, head=before.head, predicate=before.predicate, change=before.change
        )
    return figure if figure.counted else replace(figure, counted=before.counted, head=before.head)


def _alternative(before: Figure, figure: Figure, between: str) -> Figure:
    """The first of two numbers that share what stands once: "nine or 10 feet of water"."""
    shared = between == "or" and figure.counted is not None and before.unit is not None and before.unit == figure.unit
    return replace(before, counted=figure.counted, head=figure.head) if shared else before


def _hedged_as(before: Figure, figure: Figure) -> Figure:
    """The same amount in another unit is bounded as the first: "about 500 miles (800 km)"."""
    if (
        figure.value is None
        or figure.hedge is not Hedge.EXACT
        or before.hedge in (Hedge.EXACT, Hedge.BETWEEN, Hedge.VAGUE)
    ):
        return figure
    stated = hedges.interval(hedges.Bound(hedge=before.hedge), figure.value)
    return replace(
        figure,
        hedge=before.hedge,
        low=_plain(stated.low),
        high=_plain(stated.high),
        low_open=stated.low_open,
        high_open=stated.high_open,
    )


def _ends(amount: Amount) -> tuple[Decimal | None, Decimal | None]:
    if amount.value is not None and amount.hedge is Hedge.EXACT:
        return amount.value, amount.value
    return amount.interval.low, amount.interval.high


def _is_comparable(signs: Sequence[Lexeme], amount: Amount, head: str | None) -> bool:
    if amount.hedge is Hedge.VAGUE:
        return False
    if amount.kind is Kind.ORDINAL:
        return ordinals.counts(signs, amount, head)
    if amount.one and amount.unit is None:
        return False
    if amount.attributive and amount.unit is None:
        return lexemes.lower_at(signs, amount.last + 1) not in _PLANS
    return True


def _plain(value: Decimal | None) -> Decimal | None:
    """The same value without a trailing ".0" or an exponent."""
    if value is None:
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and abs(value) < 10**27 else value
