"""Print a story's ledger. The operator at the command line sees everything."""

from __future__ import annotations

from dataclasses import astuple

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.ledger.table import lines
from bot.storage import Store, Viewer, open_database, require_schema
from config.settings import Settings

_COLUMNS = ("what", "now", "who says so", "as of", "first", "last", "history")
_MOST = 500  # stories looked through for a name


def print_ledger(settings: Settings, story: str, *, team: str | None, console: Console) -> bool:
    """The measures of each story with this id, or with these words in its name; whether there was one."""
    engine = open_database(settings.database_url)
    require_schema(engine)
    store = Store(engine)
    found = False
    for each in [team] if team else store.teams():
        viewer = Viewer.desk(each)
        with store.look(each) as tx:
            known = tx.stories.stories(viewer, limit=_MOST)
            for record in known:
                if story == record.id or story.casefold() in record.name.casefold():
                    found = True
                    table = Table(title=escape(record.name), title_justify="left")
                    for column in _COLUMNS:
                        table.add_column(column, overflow="fold")
                    for line in lines(tx.ledgers.of_story(record.id, viewer).measures):
                        table.add_row(*map(escape, astuple(line)))
                    console.print(table)
    store.close()
    return found
