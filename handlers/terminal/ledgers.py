"""Print a story's ledger. The operator at the command line sees everything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple

from pydantic import RootModel
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.figures.observation import Observation
from bot.ledger.measure import Measure
from bot.ledger.table import in_order, lines
from bot.policy import Policy
from bot.storage import StoryRecord, Viewer
from config.settings import Settings
from handlers.terminal.archive import opened
from handlers.terminal.lookup_contract import LedgerOut, MeasureOut, ObservationOut, plain
from handlers.terminal.show import show_evidence
from handlers.terminal.workspaces import team_of

_COLUMNS = ("what", "now", "who says so", "as of", "first", "last", "history")
_MOST = 500  # stories looked through for a name


def print_ledger(
    settings: Settings,
    story: str,
    *,
    team: str | None,
    console: Console,
    explain: Policy | None = None,
    as_json: bool = False,
) -> bool:
    """The measures of each story with this id, or with these words in its name; whether there was one.

    With `explain`, each observation of a measure follows with the earlier one it was entered with, and why. Raises
    DatabaseError or TeamError.
    """
    found: list[tuple[StoryRecord, Sequence[Measure]]] = []
    with opened(settings) as store:
        viewer = Viewer.desk(team_of(store, team))
        with store.look(viewer.team) as tx:
            for record in tx.stories.stories(viewer, limit=_MOST):
                if story == record.id or story.casefold() in record.name.casefold():
                    found.append((record, in_order(tx.ledgers.of_story(record.id, viewer).measures)))
    if as_json:
        ledgers = RootModel[list[LedgerOut]]([_ledger_out(record, measures) for record, measures in found])
        console.out(ledgers.model_dump_json(indent=1), highlight=False)
        return bool(found)
    for record, measures in found:
        console.print(_table(record.name, measures))
        if explain:
            _explain(measures, explain, console)
    return bool(found)


def _ledger_out(story: StoryRecord, measures: Iterable[Measure]) -> LedgerOut:
    told = [MeasureOut(label=each.label, observations=[*map(_observation_out, each.observations)]) for each in measures]
    return LedgerOut(story=story.id, name=story.name, measures=told)


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


def _table(name: str, measures: Sequence[Measure]) -> Table:
    table = Table(title=escape(name), title_justify="left")
    for column in _COLUMNS:
        table.add_column(column, overflow="fold")
    for line in lines(measures):
        table.add_row(*map(escape, astuple(line)))
    return table


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
