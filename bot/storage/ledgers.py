"""The ledger of each story, kept as rows and handed back exactly as it was entered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import delete, func, insert, or_, select, update

from bot.article import Span
from bot.figures.observation import Observation
from bot.language.names.name import Name, NameKind
from bot.ledger.ledger import Ledger
from bot.ledger.measure import Measure
from bot.ledger.name_entry import Mention
from bot.ledger.utterance import Utterance, Version
from bot.quotes.recall import index_terms as index_quote
from bot.storage.circles import sees_article
from bot.storage.codec import dump, load
from bot.storage.erasure import plain_label
from bot.storage.rows import account, index_terms, moment, sequence
from bot.storage.scope import Scope
from bot.storage.search.fulltext import latest_of
from bot.storage.tables import (
    ArticleRow,
    HappeningRow,
    MeasureRow,
    NameRow,
    ObservationRow,
    SequenceRow,
    UtteranceRow,
    VersionRow,
)
from bot.storage.viewer import Viewer

# Articles of a story whose figures and quotes are compared and entered together, those dated last. One more article
# then costs about as much in a story of 5,000 articles as in one of these.
LATEST = 200
_Entry = TypeVar("_Entry", MeasureRow, UtteranceRow)
_Line = TypeVar("_Line", ObservationRow, VersionRow)
_Told = TypeVar("_Told", HappeningRow, SequenceRow, NameRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """One measure or utterance on its way to the database: its lines are (article id, span, value)."""

    id: str
    columns: dict[str, Any]
    lines: Sequence[tuple[str, Span, Observation | Version]]


class Ledgers:
    """The ledgers of one team's stories, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def of_story(self, story: str, viewer: Viewer, *, about: Collection[str] = ()) -> Ledger:
        """The story's ledger, of what the viewer may see; empty for a story nobody knows.

        Where something is hidden, a measure is labelled and an utterance ascribed by what is left. Of a story of very
        many articles it holds what the latest say, and those `about` which somebody asks.
        """
        number = self._scope.story(story)
        if number is None:
            return Ledger()
        within = self._within(number, about)
        measures = self._lines(number, MeasureRow, ObservationRow, viewer, within)
        utterances = self._lines(number, UtteranceRow, VersionRow, viewer, within)
        return Ledger(
            measures=tuple(_measure(row, bodies, hidden) for row, bodies, hidden in measures),
            utterances=tuple(_utterance(row, bodies, hidden) for row, bodies, hidden in utterances),
            happenings=tuple(map(account, self._told(HappeningRow, number, viewer, within))),
            sequences=tuple(map(sequence, self._told(SequenceRow, number, viewer, within))),
            persons=self._persons(number, viewer, within),
        )

    def save(self, story: str, ledger: Ledger, *, about: Collection[str] = ()) -> None:
        """Keep the ledger of a story, as entered into the one `Viewer.desk` sees: what is not in it is struck.

        `about` which articles the ledger was asked for; what others beyond the latest say stays. Writes only what
        changed. Raises LookupError where it names an article not saved.
        """
        number = self._scope.known_story(story)
        measures = [
            _Page(
                id=measure.id,
                columns={"label": measure.label},
                lines=[(seen.article, seen.figure.span, seen) for seen in measure.observations],
            )
            for measure in ledger.measures
        ]
        utterances = [
            _Page(
                id=utterance.id,
                columns={"speaker": utterance.speaker},
                lines=[(version.article, version.quote.span, version) for version in utterance.versions],
            )
            for utterance in ledger.utterances
        ]
        within = self._within(number, about)
        self._write(number, MeasureRow, ObservationRow, measures, within)
        self._write(number, UtteranceRow, VersionRow, utterances, within)
        self._enter(HappeningRow, number, {told.article for told in ledger.happenings}, within)
        self._enter(SequenceRow, number, {told.article for told in ledger.sequences}, within)
        self._enter(NameRow, number, {told.article for told in ledger.persons}, within)
        self._session.expire_all()

    def latest(self, story: str) -> frozenset[str]:
        """The articles of the story, by id, whose figures and quotes its ledger holds, whoever asks."""
        rows = latest_of(self._scope, [self._scope.known_story(story)], LATEST)
        return frozenset(self._session.scalars(select(ArticleRow.id).where(ArticleRow.row.in_(rows))))

    def _within(self, story: int, about: Collection[str]) -> frozenset[int] | None:
        """The rows of the articles a ledger is read and written for; None where that is all of them."""
        rows = latest_of(self._scope, [story], LATEST + 1)
        if len(rows) <= LATEST:
            return None
        return frozenset((*rows[:LATEST], *self._known(about).values()))

    def _lines(
        self, story: int, entry: type[_Entry], line: type[_Line], viewer: Viewer, within: frozenset[int] | None
    ) -> list[tuple[_Entry, list[str], bool]]:
        """Each entry with the bodies of the lines the viewer sees, and whether others are hidden."""
        sees = sees_article(self._scope.checked(viewer), line.article, self._scope.now)
        bodies: dict[int, list[str]] = defaultdict(list)
        hidden: set[int] = set()
        wanted = (
            select(line.entry, line.body, sees.label("seen"))
            .join(entry, entry.row == line.entry)
            .where(entry.story == story)
            .order_by(line.entry, line.position)
        )
        entries = select(entry).where(entry.story == story).order_by(entry.position, entry.row)
        if within is not None:
            wanted = wanted.where(line.article.in_(within))
            entries = entries.where(entry.row.in_(select(line.entry).where(line.article.in_(within))))
        for owner, body, seen in self._session.execute(wanted):
            if seen:
                bodies[owner].append(body)
            else:
                hidden.add(owner)
        return [(row, bodies[row.row], row.row in hidden) for row in self._session.scalars(entries) if bodies[row.row]]

    def _write(
        self,
        story: int,
        entry: type[_Entry],
        line: type[_Line],
        pages: Sequence[_Page],
        within: frozenset[int] | None,
    ) -> None:
        wanted = {page.id for page in pages}
        stored = select(entry).where(entry.story == story)
        if within is not None:
            named = select(line.entry).where(line.article.in_(within))
            stored = stored.where(or_(entry.row.in_(named), entry.id.in_(wanted)))
        known = {row.id: row for row in self._session.scalars(stored)}
        gone = [row.row for id_, row in known.items() if id_ not in wanted]
        if gone:
            self._strike(entry, line, gone, within)
        first = 0 if within is None else self._end(story, entry)
        for position, page in enumerate(pages, start=first):
            row = known.get(page.id)
            if row is None:
                row = entry(team=self._scope.team, story=story, id=page.id, position=position, **page.columns)
                self._session.add(row)
            else:
                for name, value in page.columns.items():
                    setattr(row, name, value)
                row.position = position if within is None else row.position
            known[page.id] = row
        self._session.flush()
        self._write_lines(line, {known[page.id].row: page for page in pages}, within)

    def _told(self, table: type[_Told], story: int, viewer: Viewer, within: frozenset[int] | None) -> Iterator[_Told]:
        """The accounts the viewer sees, article by article, those dated last behind."""
        held = (
            select(table)
            .join(ArticleRow, ArticleRow.row == table.article)
            .where(table.story == story)
            .where(sees_article(self._scope.checked(viewer), table.article, self._scope.now))
            .order_by(ArticleRow.dated_at, ArticleRow.row, table.position)
        )
        if within is not None:
            held = held.where(table.article.in_(within))
        yield from self._session.scalars(held)

    def _persons(self, story: int, viewer: Viewer, within: frozenset[int] | None) -> tuple[Mention, ...]:
        """The persons named in the articles the viewer sees."""
        named = [row for row in self._told(NameRow, story, viewer, within) if row.kind == NameKind.PERSON.value]
        columns = select(ArticleRow.row, ArticleRow.id, ArticleRow.outlet, ArticleRow.published)
        told = self._session.execute(columns.where(ArticleRow.row.in_({row.article for row in named})))
        articles = {row: (id_, outlet, moment(published)) for row, id_, outlet, published in told}
        return tuple(
            Mention(article=id_, outlet=outlet, published=published, name=load(Name, row.body))
            for row in named
            for id_, outlet, published in (articles[row.article],)
        )

    def _enter(self, table: type[_Told], story: int, articles: Collection[str], within: frozenset[int] | None) -> None:
        """Hold what these articles tell and nothing else; of an article a ledger holds all it tells or nothing."""
        wanted = set(self._articles(articles).values())
        held = select(table.article).where(table.story == story).distinct()
        if within is not None:
            held = held.where(table.article.in_(within | wanted))
        known = set(self._session.scalars(held))
        for changed, entered in ((known - wanted, None), (wanted - known, story)):
            if changed:
                told = update(table).where(table.article.in_(changed))
                self._session.execute(told.values(story=entered))

    def _end(self, story: int, entry: type[_Entry]) -> int:
        """The first position behind all entries of a story."""
        last = self._session.scalar(select(func.max(entry.position)).where(entry.story == story))
        return 0 if last is None else last + 1

    def _strike(
        self, entry: type[_Entry], line: type[_Line], gone: Sequence[int], within: frozenset[int] | None
    ) -> None:
        """Take out what the articles say of these entries, and those of which nothing is left."""
        lines = delete(line).where(line.entry.in_(gone))
        self._session.execute(lines if within is None else lines.where(line.article.in_(within)))
        left = select(line.row).where(line.entry == entry.row).exists()
        self._session.execute(delete(entry).where(entry.row.in_(gone), ~left))

    def _write_lines(self, line: type[_Line], pages: dict[int, _Page], within: frozenset[int] | None) -> None:
        articles = self._articles(article for page in pages.values() for article, _, _ in page.lines)
        lines = {
            (owner, articles[article], span.start, span.end): (position, value)
            for owner, page in pages.items()
            for position, (article, span, value) in enumerate(page.lines)
        }
        wanted = {key: (position, dump(value)) for key, (position, value) in lines.items()}
        place = (line.entry, line.article, line.span_start, line.span_end)
        there = select(*place, line.row, line.position, line.body).where(line.entry.in_(pages))
        if within is not None:
            there = there.where(line.article.in_(within | set(articles.values())))
        known = {tuple(row[:4]): tuple(row[4:]) for row in self._session.execute(there)}
        struck = [number for key, (number, _, _) in known.items() if key not in wanted]
        if struck:
            self._session.execute(delete(line).where(line.row.in_(struck)))
        changed = [
            {"row": known[key][0], "position": value[0], "body": value[1]}
            for key, value in wanted.items()
            if key in known and known[key][1:] != value
        ]
        if changed:
            self._session.execute(update(line), changed)
        names = ("entry", "article", "span_start", "span_end")
        fresh = [
            {
                "team": self._scope.team,
                **dict(zip(names, key, strict=True)),
                "position": value[0],
                "body": value[1],
                **_found_by(lines[key][1]),
            }
            for key, value in wanted.items()
            if key not in known
        ]
        if fresh:
            self._session.execute(insert(line), fresh)

    def _articles(self, ids: Iterable[str]) -> dict[str, int]:
        wanted = set(ids)
        numbers = self._known(wanted)
        if missing := wanted - numbers.keys():
            raise LookupError(f"article {min(missing)} is not in the archive: save its reading before the ledger")
        return numbers

    def _known(self, ids: Collection[str]) -> dict[str, int]:
        found = self._session.execute(
            select(ArticleRow.id, ArticleRow.row).where(ArticleRow.team == self._scope.team, ArticleRow.id.in_(ids))
        )
        return {article: row for article, row in found}  # noqa: C416  # dict() loses the types


def _found_by(value: Observation | Version) -> dict[str, str]:
    """The column a quote is found by. It never changes: the place in the text is part of the row's key."""
    return {"indexed": index_terms(index_quote(value.quote.text))} if isinstance(value, Version) else {}


def _measure(row: MeasureRow, bodies: Sequence[str], hidden: bool) -> Measure:
    observations = tuple(load(Observation, body) for body in bodies)
    return Measure(id=row.id, label=plain_label(observations[0]) if hidden else row.label, observations=observations)


def _utterance(row: UtteranceRow, bodies: Sequence[str], hidden: bool) -> Utterance:
    versions = tuple(load(Version, body) for body in bodies)
    return Utterance(id=row.id, speaker=versions[0].quote.speaker if hidden else row.speaker, versions=versions)
