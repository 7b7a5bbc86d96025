"""Which workspace of the archive a command is about."""

from __future__ import annotations

from bot.errors import CopydeskError
from bot.storage import LOCAL, Store


class TeamError(CopydeskError):
    """The command does not know which workspace it is for. The message says how to name it."""


def team_of(store: Store, stated: str | None, *, remedy: str = "correct --team") -> str:
    """The workspace named, else the only one the database knows. Raises TeamError, with what to do about it.

    One the database does not know is a slip, except where it knows none: then whichever is named is its first. A
    file of SQLite that knows none, where none is named, is the local workspace's until a Slack workspace takes over.
    """
    known = store.teams()
    if stated and known and stated not in known:
        raise TeamError(f"the database knows no workspace {stated}, only {', '.join(known)}: {remedy}")
    if stated or len(known) == 1:
        return stated or known[0]
    if not known and store.engine.dialect.name == "sqlite":
        return LOCAL
    told = f"the database knows {', '.join(known)}" if known else "the database knows none yet"
    raise TeamError(f"name the workspace with --team T… ({told})")


def team_to_fill(store: Store, stated: str | None, *, new: bool) -> str:
    """The workspace as `team_of` tells it; with `new` the one named, known or not. Raises TeamError."""
    if not new:
        return team_of(store, stated, remedy="correct --team, or add it with --new-team")
    if not stated:
        raise TeamError("--new-team adds the workspace that --team T… names: name it")
    return stated
