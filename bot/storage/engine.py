"""The database's own full-text engine, FTS5 or tsvector with GIN, asked one thing: which articles hold these terms.

Each term, or pair of terms, is looked up by itself and its articles get its weight; the engine's own ranking would
have to read every article found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, text

from bot.storage.scope import Scope
from bot.storage.tables import ArticleRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Terms that must stand together, as `bot.storage.rows.index_term` makes them, and what they count for."""

    terms: tuple[str, ...]
    weight: float


def holding(
    scope: Scope, wanted: Sequence[Wanted], *, since: datetime | None, until: datetime | None, most: int
) -> list[tuple[int, float]]:
    """Article rows with the sum of the weights of what they hold, the heaviest first; of equal ones the latest.

    Of the window by date the engine may ask less than is wanted: what it hands over is to be checked.
    """
    if not wanted:
        return []
    found = _postgresql if scope.dialect == "postgresql" else _sqlite
    return [(row, weight) for row, weight in found(scope, wanted, since, until, most)]


def latest_with(
    scope: Scope, terms: Sequence[str], *, since: datetime | None, until: datetime | None, most: int
) -> list[int]:
    """The last articles, by number, that hold all of the terms; the window as for `holding`."""
    if not terms:
        return []
    given: dict[str, Any] = {"most": most}
    if scope.dialect == "postgresql":
        together = " & ".join(f"''{term}''" for term in terms)
        given["team"], window = scope.team, _window(given, since, until)
        asked = (
            'SELECT "row" FROM articles'  # noqa: S608  # letters and digits
            f" WHERE search @@ CAST('{together}' AS tsquery) AND team = :team{window} ORDER BY \"row\" DESC LIMIT :most"
        )
    else:
        rows = span(scope, since, until)
        if rows is None:
            return []
        given["first"], given["last"] = rows
        given["terms"] = " AND ".join(f'"{term}"' for term in terms)
        asked = (
            "SELECT rowid FROM articles_fts WHERE articles_fts MATCH :terms AND rowid BETWEEN :first AND :last"
            " ORDER BY rowid DESC LIMIT :most"
        )
    return list(scope.session.scalars(text(asked), given))


def span(scope: Scope, since: datetime | None, until: datetime | None) -> tuple[int, int] | None:
    """The first and last article row of the team dated in the window; None where there is none."""
    rows = select(func.min(ArticleRow.row), func.max(ArticleRow.row)).where(ArticleRow.team == scope.team)
    if since is not None:
        rows = rows.where(ArticleRow.dated_at >= since)
    if until is not None:
        rows = rows.where(ArticleRow.dated_at <= until)
    first, last = scope.session.execute(rows).one()
    return None if first is None else (first, last)


def _sqlite(
    scope: Scope, wanted: Sequence[Wanted], since: datetime | None, until: datetime | None, most: int
) -> Sequence[Any]:
    """Articles are numbered as they come, so a window of time is more or less a run of numbers, which FTS5 can seek."""
    rows = span(scope, since, until)
    if rows is None:
        return ()
    given: dict[str, Any] = {"first": rows[0], "last": rows[1], "most": most}
    parts = []
    for number, each in enumerate(wanted):
        given[f"w{number}"] = each.weight
        given[f"t{number}"] = " AND ".join(f'"{term}"' for term in each.terms)
        parts.append(
            f"SELECT rowid AS found, :w{number} AS weight FROM articles_fts"  # noqa: S608  # a number of ours
            f" WHERE articles_fts MATCH :t{number} AND rowid BETWEEN :first AND :last"
        )
    return scope.session.execute(text(_summed(parts)), given).all()


def _postgresql(
    scope: Scope, wanted: Sequence[Wanted], since: datetime | None, until: datetime | None, most: int
) -> Sequence[Any]:
    """Terms are letters and digits only and stand in the statement, so that each is planned for by how rare it is.

    OFFSET 0 keeps the window out of the look-up of a term: the planner, which takes every rare term for one article in
    two hundred, would read the dates of all articles in the window beside it.
    """
    given: dict[str, Any] = {"team": scope.team, "most": most}
    window = _window(given, since, until)
    parts = []
    for number, each in enumerate(wanted):
        given[f"w{number}"] = each.weight
        together = " & ".join(f"''{term}''" for term in each.terms)
        parts.append(
            f'SELECT "row" AS found, CAST(:w{number} AS double precision) AS weight FROM'  # noqa: S608  # letters and digits
            f" (SELECT \"row\", team, dated_at FROM articles WHERE search @@ CAST('{together}' AS tsquery) OFFSET 0)"
            f" AS held_{number} WHERE team = :team{window}"
        )
    return scope.session.execute(text(_summed(parts)), given).all()


def latest_of(scope: Scope, stories: Sequence[int], most: int) -> list[int]:
    """The rows of the `most` articles of each story that are dated last, whoever may see them."""
    if not stories:
        return []
    given = {"most": most} | {f"s{number}": story for number, story in enumerate(stories)}
    parts = [
        f"SELECT article FROM (SELECT article FROM memberships WHERE story = :s{number}"  # noqa: S608  # a number of ours
        f" ORDER BY dated_at DESC, article DESC LIMIT :most) AS of_{number}"
        for number in range(len(stories))
    ]
    return list(scope.session.scalars(text(" UNION ALL ".join(parts)), given))


def _window(given: dict[str, Any], since: datetime | None, until: datetime | None) -> str:
    """The condition on the date, its bounds entered into `given`."""
    bounds = {"since": (since, ">="), "until": (until, "<=")}
    given.update({name: at for name, (at, _) in bounds.items() if at is not None})
    return "".join(f" AND dated_at {sign} :{name}" for name, (at, sign) in bounds.items() if at is not None)


def _summed(parts: Sequence[str]) -> str:
    return (
        f"SELECT found, SUM(weight) AS held FROM ({' UNION ALL '.join(parts)}) AS each_term"  # noqa: S608  # as above
        " GROUP BY found ORDER BY held DESC, found DESC LIMIT :most"
    )
