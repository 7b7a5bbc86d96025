"""Print a story's table. The operator at the command line sees everything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from pydantic import RootModel
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.article import Precision, is_day
from bot.figures.observation import Observation
from bot.ledger.measure import Measure
from bot.policy import Policy
from bot.storage import StoryRecord, Viewer
from config.settings import Settings
from handlers import wiring
from handlers.terminal.archive import opened
from handlers.terminal.lookup_contract import (
    LedgerOut,
    MeasureOut,
    MoveOut,
    ObservationOut,
    RowOut,
    TellerOut,
    ValueOut,
    plain,
)
from handlers.terminal.show import show_evidence
from handlers.terminal.workspaces import team_of

if TYPE_CHECKING:
    from bot.ledger.table import Move, TableRow, Teller, Value

_MOST = 500  # stories looked through for a name
_ROWS = 200  # of a story that are printed
_TELLERS = 8  # of a value that are printed
_NAME = 48  # characters of a row's name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A story with its ledger."""

    record: StoryRecord
    measures: Sequence[Measure]  # those with most observations first
    rows: Sequence[TableRow]


def print_ledger(
    settings: Settings,
    story: str,
    *,
    team: str | None,
    console: Console,
    policy: Policy,
    explain: bool = False,
    as_json: bool = False,
) -> bool:
    """The table of each story with this id, or with these words in its name; whether there was one.

    With `explain`, each observation of the ledger follows with the earlier one it was entered with, and why. Raises
    DatabaseError or TeamError.
    """
    found = list(_found(settings, story, team, policy))
    if as_json:
        ledgers = RootModel[list[LedgerOut]]([_ledger_out(each) for each in found])
        console.out(ledgers.model_dump_json(indent=1), highlight=False)
        return bool(found)
    zone = wiring.time_zone(settings)
    for each in found:
        console.print(_table(each.record.name, each.rows[:_ROWS], zone))
        if len(each.rows) > _ROWS:
            console.print(f"{len(each.rows) - _ROWS} more measures: --json prints them all", style="dim")
        if explain:
            _explain(each.measures, policy, console)
    return bool(found)


def _found(settings: Settings, story: str, team: str | None, policy: Policy) -> Iterable[_Found]:
    # What compares figures takes long to load: whoever only asks for help does without it.
    from bot.answers.figure_table import figure_table  # noqa: PLC0415

    with opened(settings) as store:
        viewer = Viewer.desk(team_of(store, team))
        with store.look(viewer.team) as tx:
            for record in tx.stories.stories(viewer, limit=_MOST):
                if story == record.id or story.casefold() in record.name.casefold():
                    measures = tx.ledgers.of_story(record.id, viewer).measures
                    yield _Found(
                        record=record,
                        measures=sorted(measures, key=lambda one: -len(one.observations)),
                        rows=figure_table(tx, viewer, record.id, policy),
                    )


def _ledger_out(found: _Found) -> LedgerOut:
    told = [
        MeasureOut(label=each.label, observations=[*map(_observation_out, each.observations)])
        for each in found.measures
    ]
    rows = [*map(_row_out, found.rows)]
    return LedgerOut(story=found.record.id, name=found.record.name, measures=told, rows=rows)


def _observation_out(seen: Observation) -> ObservationOut:
    figure = seen.figure
    return ObservationOut(
        text=figure.text,
        value=plain(figure.value),
        low=plain(figure.low),
        high=plain(figure.high),
        unit=figure.unit,
        source=figure.source,
        as_of=figure.as_of.isoformat() if figure.as_of else None,
        article=seen.article,
        outlet=seen.outlet,
        published=seen.published.isoformat() if seen.published else None,
        context=seen.context,
    )


def _row_out(row: TableRow) -> RowOut:
    return RowOut(
        label=row.label,
        differs=row.differs,
        values=[*map(_value_out, row.values)],
        moves=[*map(_move_out, row.moves)],
    )


def _value_out(value: Value) -> ValueOut:
    figure = value.tellers[0].observation.figure
    return ValueOut(
        text=value.text,
        value=plain(figure.value),
        unit=figure.unit,
        past=value.past,
        tellers=[
            TellerOut(
                article=teller.observation.article,
                outlet=teller.observation.outlet,
                since=teller.first.published.isoformat() if teller.first.published else None,
                source=teller.observation.figure.source,
                past=teller.past,
            )
            for teller in value.tellers
        ],
    )


def _move_out(move: Move) -> MoveOut:
    at = move.at.isoformat() if move.at else None
    return MoveOut(outlet=move.outlet, before=move.before, after=move.after, at=at)


def _table(name: str, rows: Sequence[TableRow], zone: tzinfo) -> Table:
    """A line a value, under the name of its row; the rows whose values do not agree are marked and stand first."""
    table = Table(title=escape(name), title_justify="left")
    table.add_column("", no_wrap=True)
    table.add_column("what", overflow="fold", max_width=_NAME)
    table.add_column("value", overflow="fold")
    table.add_column("who has it, since when", overflow="fold")
    table.add_column("who says so", overflow="fold")
    for row in rows:
        for place, value in enumerate(row.values):
            first = place == 0
            table.add_row(
                "≠" if first and row.differs else "",
                escape(row.label) if first else "",
                f"[dim strike]{escape(value.text)}[/]" if value.past else f"[bold]{escape(value.text)}[/]",
                escape(_who(value, zone)),
                escape(", ".join(_sources(value))),
            )
        for move in row.moves:
            table.add_row("", "", escape(f"{move.before} → {move.after}"), escape(_mover(move, zone)), "")
        table.add_section()
    return table


def _who(value: Value, zone: tzinfo) -> str:
    told = list(dict.fromkeys(_teller(teller, zone) for teller in value.tellers))
    more = f" and {len(told) - _TELLERS} more" if len(told) > _TELLERS else ""
    return ", ".join(told[:_TELLERS]) + more


def _teller(teller: Teller, zone: tzinfo) -> str:
    seen = teller.observation
    at = _when(teller.first, zone)
    return f"{seen.outlet or 'an article'}{f' {at}' if at else ''}{' (earlier)' if teller.past else ''}"


def _when(seen: Observation, zone: tzinfo) -> str:
    if seen.published is None:
        return ""
    if seen.published.precision is Precision.DAY:
        return f"{seen.published.day:%-d %b}"
    return _moment(seen.published.at, zone)


def _moment(at: datetime, zone: tzinfo) -> str:
    return f"{at:%-d %b}" if is_day(at) else f"{at.astimezone(zone):%-d %b %H:%M}"


def _mover(move: Move, zone: tzinfo) -> str:
    return f"{move.outlet or 'an article'}{f' {_moment(move.at, zone)}' if move.at else ''}"


def _sources(value: Value) -> list[str]:
    named = (teller.observation.figure.source for teller in value.tellers)
    return list({source.casefold(): source for source in named if source}.values())


def _explain(measures: Iterable[Measure], policy: Policy, console: Console) -> None:
    # What compares figures takes long to load, and is needed only here.
    from bot.ledger.explanation import entered  # noqa: PLC0415

    for measure in measures:
        if len(measure.observations) < 2:
            continue
        console.print(f"\n[bold]{escape(measure.label)}[/]")
        for each in entered(measure, policy.figures, policy.lexicon):
            console.print(f"  {escape(_told(each.observation))}", soft_wrap=True)
            if each.against and each.evidence:
                console.print(f"    with {escape(_told(each.against))}", style="dim", soft_wrap=True)
                show_evidence(each.evidence, console)


def _told(seen: Observation) -> str:
    outlet = f" ({seen.outlet})" if seen.outlet else ""
    return f"{seen.figure.text}{outlet}: {' '.join(seen.context.split())}"
