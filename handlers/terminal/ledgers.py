"""Print a story's ledger. The operator at the command line sees everything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.figures.observation import Observation
from bot.ledger.measure import Measure
from bot.ledger.table import lines
from bot.policy import Policy
from bot.storage import Viewer
from config.settings import Settings
from handlers.terminal.archive import opened
from handlers.terminal.show import show_evidence
from handlers.terminal.workspaces import team_of

_COLUMNS = ("what", "now", "who says so", "as of", "first", "last", "history")
_MOST = 500  # stories looked through for a name


def print_ledger(
    settings: Settings, story: str, *, team: str | None, console: Console, explain: Policy | None = None
) -> bool:
    """The measures of each story with this id, or with these words in its name; whether there was one.

    With `explain`, each observation of a measure follows with the earlier one it was entered with, and why. Raises
    DatabaseError or TeamError.
    """
    found = False
    with opened(settings) as store:
        viewer = Viewer.desk(team_of(store, team))
        with store.look(viewer.team) as tx:
            for record in tx.stories.stories(viewer, limit=_MOST):
                if story == record.id or story.casefold() in record.name.casefold():
                    found = True
                    measures = tx.ledgers.of_story(record.id, viewer).measures
                    console.print(_table(record.name, measures))
                    if explain:
                        _explain(measures, explain, console)
    return found


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
