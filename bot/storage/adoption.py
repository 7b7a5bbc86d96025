"""An archive filled at the command line before Slack was there, and the workspace that takes it over."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select, update

from bot.storage.store import Store
from bot.storage.tables.base import Table

LOCAL: Final = "local"  # the workspace of an archive no Slack workspace has been named for


def adopt(store: Store, team: str) -> bool:
    """Give what is kept for the local workspace to `team`, and tell whether there was something.

    Only where the database knows no other: a workspace with an archive of its own is not mixed with another.
    All of it or nothing. Raises DatabaseUnreachableError or DatabaseBusyError.
    """
    if store.teams() != (LOCAL,) or team == LOCAL:
        return False
    with store.session() as session:
        for table in Table.metadata.sorted_tables:
            if "team" in table.columns and session.execute(select(table.c.team).where(table.c.team == LOCAL)).first():
                session.execute(update(table).where(table.c.team == LOCAL).values(team=team))
    return True
