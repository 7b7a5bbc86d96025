"""A story's measures as an editor reads them: a row a measure, in it every value, who has it, since when, who says so.

Rows whose values do not agree come first, then those in which one outlet's value moved, then those most outlets tell.
A value is past where every outlet that had it has told another one since. The table holds nothing but what the
observations say that it is made of, so that it is as open or as closed as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations, pairwise

from bot.figures.alignment.intervals import Relation, relate
from bot.figures.alignment.profile import outcome_of
from bot.figures.figure import Hedge
from bot.figures.lexicon import Lexicon
from bot.figures.observation import Observation
from bot.figures.thresholds import FigureThresholds
from bot.ledger.label import place_of, row_label
from bot.ledger.measure import Measure
from bot.ledger.rows import rows

_EARLIEST = datetime.min.replace(tzinfo=UTC)
_AGAINST = (Relation.APART, Relation.OUTGROWN)
_COMPARED = 24  # values of a row that are held against each other; a row of more differs anyway
_HEDGES = {
    Hedge.ABOUT: "about",
    Hedge.AT_LEAST: "at least",
    Hedge.MORE_THAN: "more than",
    Hedge.AT_MOST: "up to",
    Hedge.LESS_THAN: "fewer than",
    Hedge.NEARLY: "nearly",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """One outlet that gives a value on the word of one source, or on its own."""

    observation: Observation  # as its latest article says it that says it
    first: Observation  # as its first one did: since when it has the value
    past: bool = False  # it has told another value since, or its article has another version by now


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a measure, with everybody who has it, the earliest first."""

    text: str  # as printed, with its hedge: "at least 84"
    tellers: tuple[Teller, ...]

    @property
    def past(self) -> bool:
        """Whether nobody stands by it any more."""
        return all(teller.past for teller in self.tellers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An outlet's value and its own later one."""

    outlet: str | None
    before: str
    after: str
    at: datetime | None  # when it told the later one


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One measure of the story."""

    label: str
    values: tuple[Value, ...]  # the earliest told first
    moves: tuple[Move, ...]
    differs: bool  # two values somebody stands by do not agree

    @property
    def measure(self) -> Measure:
        """The row as one measure: each teller's first word on each value, the oldest first."""
        told = [teller.first for value in self.values for teller in value.tellers]
        return Measure(id=told[0].article, label=self.label, observations=tuple(sorted(told, key=_when)))

    @property
    def articles(self) -> frozenset[str]:
        """The ids of all articles that tell one of its values."""
        tellers = (teller for value in self.values for teller in value.tellers)
        return frozenset(seen.article for teller in tellers for seen in (teller.observation, teller.first))

    def holds(self, asked: str) -> bool:
        """Whether each of the words asked for begins a word of its name, values, sources, outlets or sentences."""
        told = (teller.observation for value in self.values for teller in value.tellers)
        lines = (f"{seen.figure.text} {seen.figure.source or ''} {seen.outlet or ''} {seen.context}" for seen in told)
        known = f" {self.label} {' '.join(lines)}".casefold().replace("“", " ").replace("-", " ")
        return all(f" {word}" in known for word in asked.casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What versions of articles said that others have taken the place of, and which: `replaced` maps id to later id."""

    measures: tuple[Measure, ...] = ()
    replaced: Mapping[str, str]


NONE_EARLIER = Earlier(replaced={})


def table(
    measures: Sequence[Measure],
    thresholds: FigureThresholds,
    lexicon: Lexicon,
    earlier: Earlier = NONE_EARLIER,
) -> tuple[TableRow, ...]:
    """The rows of a story's measures, those that differ first.

    A row that only earlier versions tell is left out: nobody says so any more. So are indefinite
    numerals ("scores"), which are no values.
    """
    numbers = [measure for measure in (*measures, *earlier.measures) if not measure.is_indefinite]
    clusters = rows(numbers, thresholds, lexicon)
    made = [
        _row(seen, earlier.replaced, lexicon)
        for seen in clusters
        if any(one.article not in earlier.replaced for one in seen)
    ]
    ordered = sorted(made, key=lambda row: (not row.differs, not row.moves, -len(_outlets(row))))
    return tuple(_told_apart(ordered))


def _row(seen: Sequence[Observation], replaced: Mapping[str, str], lexicon: Lexicon) -> TableRow:
    seen = sorted(seen, key=_when)
    groups: dict[Hashable, list[Observation]] = {}
    for one in seen:
        groups.setdefault(_stated(one), []).append(one)
    last = _last(seen, replaced)
    values = tuple(
        Value(text=_printed(told), tellers=tuple(_tellers(told, last, replaced))) for told in groups.values()
    )
    standing = [one for value in values for one in value.tellers if not one.past]
    return TableRow(
        label=row_label([one for one in seen if one.article not in replaced] or seen, lexicon),
        values=values,
        moves=tuple(_moves(seen, replaced)),
        differs=_differ([one.observation for one in standing], lexicon),
    )


def _stated(seen: Observation) -> Hashable:
    """What makes two values one: number, unit and hedge."""
    figure = seen.figure
    return figure.parts or (figure.value, figure.low, figure.high), figure.unit, figure.hedge, figure.change


def _printed(told: Sequence[Observation]) -> str:
    """The value in figures where somebody prints it so."""
    digits = (seen for seen in told if seen.figure.text[:1].isdigit())
    figure = next(digits, told[0]).figure
    hedge = _HEDGES.get(figure.hedge)
    printed = " ".join(figure.text.split())
    return f"{hedge} {printed}" if hedge and not printed.casefold().startswith(hedge) else printed


def _tellers(
    told: Sequence[Observation], last: Mapping[str, Sequence[Observation]], replaced: Mapping[str, str]
) -> Iterable[Teller]:
    """One teller an outlet and source; what an outlet repeats without its source is left out."""
    by_voice: dict[str, dict[str, list[Observation]]] = {}
    for seen in told:
        source = (seen.figure.source or "").casefold()
        by_voice.setdefault(_voice(seen, replaced), {}).setdefault(source, []).append(seen)
    for voice, sources in by_voice.items():
        kept = [each for source, each in sources.items() if source] or list(sources.values())
        for each in kept:
            standing = [seen for seen in each if _stands(seen, last[voice], replaced)]
            yield Teller(observation=(standing or each)[-1], first=each[0], past=not standing)


def _stands(seen: Observation, latest: Sequence[Observation], replaced: Mapping[str, str]) -> bool:
    """Whether an outlet's latest article still agrees with what it said."""
    return seen.article not in replaced and any(_is_one(seen, other) for other in latest)


def _voice(seen: Observation, replaced: Mapping[str, str]) -> str:
    """Who speaks: the outlet, else the article in its latest version."""
    if seen.outlet:
        return seen.outlet
    article = seen.article
    for _ in replaced:
        if article not in replaced:
            break
        article = replaced[article]
    return article


def _last(seen: Sequence[Observation], replaced: Mapping[str, str]) -> dict[str, list[Observation]]:
    """What each outlet says in its latest article."""
    by_voice: dict[str, list[Observation]] = {}
    for one in seen:
        known = by_voice.setdefault(_voice(one, replaced), [])
        if known and _is_later(one, known[0], replaced):
            known.clear()
        if not known or not _is_later(known[0], one, replaced):
            known.append(one)
    return by_voice


def _is_later(one: Observation, other: Observation, replaced: Mapping[str, str]) -> bool:
    """Whether an article of an outlet came after another of it: in its place, or plainly later."""
    if one.article == other.article:
        return False
    if (one.article in replaced) != (other.article in replaced):
        return other.article in replaced
    return one.published is not None and other.published is not None and one.published.is_after(other.published)


def _is_one(one: Observation, other: Observation) -> bool:
    return one.article == other.article or relate(one.figure, other.figure) not in _AGAINST


def _moves(seen: Sequence[Observation], replaced: Mapping[str, str]) -> Iterable[Move]:
    """Where an outlet's later article does not agree with its earlier one."""
    by_voice: dict[str, list[Observation]] = {}
    for one in sorted(seen, key=lambda each: (each.article not in replaced, _when(each))):
        by_voice.setdefault(_voice(one, replaced), []).append(one)
    for told in by_voice.values():
        articles: dict[str, list[Observation]] = {}
        for one in told:
            articles.setdefault(one.article, []).append(one)
        stages = list(articles.values())
        for before, after in pairwise(stages):
            old = before[-1]
            new = next((one for one in reversed(after) if one.figure.hedge is old.figure.hedge), after[-1])
            if _is_later(new, old, replaced) and all(not _is_one(one, other) for one in before for other in after):
                at = new.published.at if new.published else None
                yield Move(outlet=new.outlet, before=_printed([old]), after=_printed([new]), at=at)


def _differ(standing: Sequence[Observation], lexicon: Lexicon) -> bool:
    """Whether two values do not agree; "more than 60" and 63 do, unless the number is one that grows: a toll."""
    distinct = list({_stated(seen): seen for seen in standing}.values())
    if len(distinct) > _COMPARED:
        return True
    relations = {relate(one.figure, other.figure) for one, other in combinations(distinct, 2)}
    return Relation.APART in relations or (
        Relation.OUTGROWN in relations and any(outcome_of(one.figure, lexicon) in lexicon.growing for one in distinct)
    )


def _told_apart(made: Sequence[TableRow]) -> Iterable[TableRow]:
    """The rows, those of one name told apart by place or time where these say so."""
    names = Counter(row.label.casefold() for row in made)
    for row in made:
        where = place_of(row.measure.observations) if names[row.label.casefold()] > 1 else None
        yield replace(row, label=f"{row.label}, {where}") if where else row


def _outlets(row: TableRow) -> set[str]:
    return {seen.outlet or seen.article for seen in row.measure.observations}


def _when(seen: Observation) -> datetime:
    return seen.published.at if seen.published else _EARLIEST
