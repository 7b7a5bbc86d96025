"""Which workspace of the archive a command is about."""

from __future__ import annotations

from bot.errors import CopydeskError
from bot.storage import Store


class TeamError(CopydeskError):
    """The command does not know which workspace it is for. The message says how to name it."""


def team_of(store: Store, stated: str | None) -> str:
    """The workspace named, else the only one the database knows. Raises TeamError."""
    known = store.teams()
    if stated or len(known) == 1:
        return stated or known[0]
    told = f"the database knows {', '.join(known)}" if known else "the database knows none yet"
    raise TeamError(f"name the workspace with --team T… ({told})")
