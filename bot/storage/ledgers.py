"""The ledger of each story, kept as rows and handed back exactly as it was entered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import delete, insert, select, update

from bot.article import Span
from bot.ledger.ledger import Ledger
from bot.ledger.measure import Measure, Observation
from bot.ledger.utterance import Utterance, Version
from bot.quotes.lookup import index_terms as index_quote
from bot.storage.codec import dump, load
from bot.storage.forgetting import plain_label
from bot.storage.rows import index_terms
from bot.storage.scope import Scope
from bot.storage.tables import ArticleRow, MeasureRow, ObservationRow, UtteranceRow, VersionRow
from bot.storage.viewer import Viewer, sees_article

_Entry = TypeVar("_Entry", MeasureRow, UtteranceRow)
_Line = TypeVar("_Line", ObservationRow, VersionRow)


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

    def of_story(self, story: str, viewer: Viewer) -> Ledger:
        """The story's ledger, of what the viewer may see; empty for a story nobody knows.

        Where something is hidden, a measure is labelled and an utterance ascribed by what is left.
        """
        number = self._scope.story(story)
        if number is None:
            return Ledger()
        measures = self._lines(number, MeasureRow, ObservationRow, viewer)
        utterances = self._lines(number, UtteranceRow, VersionRow, viewer)
        return Ledger(
            measures=tuple(_measure(row, bodies, hidden) for row, bodies, hidden in measures),
            utterances=tuple(_utterance(row, bodies, hidden) for row, bodies, hidden in utterances),
        )

    def save(self, story: str, ledger: Ledger) -> None:
        """Keep the whole ledger of a story, as entered into the one `Viewer.desk` sees: what is not in it is struck.

        Writes only what changed. Raises LookupError where it names an article not saved.
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
        self._write(number, MeasureRow, ObservationRow, measures)
        self._write(number, UtteranceRow, VersionRow, utterances)
        self._session.expire_all()

    def _lines(
        self, story: int, entry: type[_Entry], line: type[_Line], viewer: Viewer
    ) -> list[tuple[_Entry, list[str], bool]]:
        """Each entry with the bodies of the lines the viewer sees, and whether others are hidden."""
        sees = sees_article(self._scope.checked(viewer), line.article, self._scope.now)
        bodies: dict[int, list[str]] = defaultdict(list)
        hidden: set[int] = set()
        for owner, body, seen in self._session.execute(
            select(line.entry, line.body, sees.label("seen"))
            .join(entry, entry.row == line.entry)
            .where(entry.story == story)
            .order_by(line.entry, line.position)
        ):
            if seen:
                bodies[owner].append(body)
            else:
                hidden.add(owner)
        rows = self._session.scalars(select(entry).where(entry.story == story).order_by(entry.position))
        return [(row, bodies[row.row], row.row in hidden) for row in rows if bodies[row.row]]

    def _write(self, story: int, entry: type[_Entry], line: type[_Line], pages: Sequence[_Page]) -> None:
        known = {row.id: row for row in self._session.scalars(select(entry).where(entry.story == story))}
        wanted = {page.id for page in pages}
        gone = [row.row for id_, row in known.items() if id_ not in wanted]
        if gone:
            self._session.execute(delete(line).where(line.entry.in_(gone)))
            self._session.execute(delete(entry).where(entry.row.in_(gone)))
        for position, page in enumerate(pages):
            columns = {"position": position, **page.columns}
            row = known.get(page.id)
            if row is None:
                row = entry(team=self._scope.team, story=story, id=page.id, **columns)
                self._session.add(row)
            else:
                for name, value in columns.items():
                    setattr(row, name, value)
            known[page.id] = row
        self._session.flush()
        self._write_lines(line, {known[page.id].row: page for page in pages})

    def _write_lines(self, line: type[_Line], pages: dict[int, _Page]) -> None:
        articles = self._articles(article for page in pages.values() for article, _, _ in page.lines)
        lines = {
            (owner, articles[article], span.start, span.end): (position, value)
            for owner, page in pages.items()
            for position, (article, span, value) in enumerate(page.lines)
        }
        wanted = {key: (position, dump(value)) for key, (position, value) in lines.items()}
        place = (line.entry, line.article, line.span_start, line.span_end)
        stored = self._session.execute(select(*place, line.row, line.position, line.body).where(line.entry.in_(pages)))
        known = {tuple(row[:4]): tuple(row[4:]) for row in stored}
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
        found = self._session.execute(
            select(ArticleRow.id, ArticleRow.row).where(ArticleRow.team == self._scope.team, ArticleRow.id.in_(wanted))
        )
        numbers: dict[str, int] = {article: row for article, row in found}  # noqa: C416  # dict() loses the types
        if missing := wanted - numbers.keys():
            raise LookupError(f"article {min(missing)} is not in the archive: save its reading before the ledger")
        return numbers


def _found_by(value: Observation | Version) -> dict[str, str]:
    """The column a quote is found by. It never changes: the place in the text is part of the row's key."""
    return {"indexed": index_terms(index_quote(value.quote.text))} if isinstance(value, Version) else {}


def _measure(row: MeasureRow, bodies: Sequence[str], hidden: bool) -> Measure:
    observations = tuple(load(Observation, body) for body in bodies)
    return Measure(id=row.id, label=plain_label(observations[0]) if hidden else row.label, observations=observations)


def _utterance(row: UtteranceRow, bodies: Sequence[str], hidden: bool) -> Utterance:
    versions = tuple(load(Version, body) for body in bodies)
    return Utterance(id=row.id, speaker=versions[0].quote.speaker if hidden else row.speaker, versions=versions)
