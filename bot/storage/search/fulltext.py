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
from bot.storage.search.planner import by_index, in_order
from bot.storage.search.terms import Counts
from bot.storage.tables import ArticleRow

_LAST = 2**63 - 1  # the largest row number there can be
_WALKED = 2  # times as many articles are gone through as must be for the term to come up as often as is wanted


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
    scope: Scope,
    terms: Sequence[str],
    counted: Counts,
    *,
    since: datetime | None,
    until: datetime | None,
    most: int,
) -> list[int]:
    """The last articles that hold all of the terms, by number on SQLite, by date on PostgreSQL; the window as above.

    `counted` says in how many articles each term stands: a term of very many is come across on the way back through
    the latest articles, a rarer one is looked up.
    """
    if not terms:
        return []
    if scope.dialect == "postgresql":
        rarest = min(counted.terms.get(term, 0) for term in terms)
        walked = _WALKED * most * counted.articles // (rarest + 1)
        found = _latest_few(scope, terms, since, until, {"most": most, "walked": walked}) if walked < rarest else []
        return found if len(found) == most else _looked_up(scope, terms, since, until, most)
    rows = span(scope, since, until)
    if rows is None:
        return []
    given = {"first": rows[0], "last": rows[1], "most": most, "terms": " AND ".join(f'"{term}"' for term in terms)}
    asked = (
        "SELECT rowid FROM articles_fts WHERE articles_fts MATCH :terms AND rowid BETWEEN :first AND :last"
        " ORDER BY rowid DESC LIMIT :most"
    )
    return list(scope.session.scalars(text(asked), given))


def _latest_few(
    scope: Scope, terms: Sequence[str], since: datetime | None, until: datetime | None, few: dict[str, int]
) -> list[int]:
    """The `most` latest that hold the terms of the `walked` latest articles, on PostgreSQL."""
    given: dict[str, Any] = {"team": scope.team, **few}
    window = _window(given, since, until)
    asked = (
        'SELECT "row" FROM (SELECT "row", dated_at, search FROM articles'  # noqa: S608  # letters and digits
        f' WHERE team = :team{window} ORDER BY dated_at DESC, "row" DESC LIMIT :walked) AS latest'
        f" WHERE search @@ CAST('{_together(terms)}' AS tsquery) ORDER BY dated_at DESC, \"row\" DESC LIMIT :most"
    )
    with in_order(scope):
        return list(scope.session.scalars(text(asked), given))


def _looked_up(
    scope: Scope, terms: Sequence[str], since: datetime | None, until: datetime | None, most: int
) -> list[int]:
    """The latest articles that hold the terms by the index, on PostgreSQL."""
    given: dict[str, Any] = {"team": scope.team, "most": most}
    asked = (
        f'SELECT "row" FROM {_held(terms)} AS held'  # noqa: S608  # letters and digits
        f' WHERE team = :team{_window(given, since, until)} ORDER BY dated_at DESC, "row" DESC LIMIT :most'
    )
    with by_index(scope):
        return list(scope.session.scalars(text(asked), given))


def span(scope: Scope, since: datetime | None, until: datetime | None) -> tuple[int, int] | None:
    """The first and last article row of the team dated in the window; None where there is none.

    Without a window all there may be, which needs no looking.
    """
    if since is None and until is None:
        return 0, _LAST
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
        parts.append(
            f'SELECT "row" AS found, CAST(:w{number} AS double precision) AS weight'  # noqa: S608  # letters and digits
            f" FROM {_held(each.terms)} AS held_{number} WHERE team = :team{window}"
        )
    with by_index(scope):
        return scope.session.execute(text(_summed(parts)), given).all()


def _held(terms: Sequence[str]) -> str:
    """The articles of all teams that hold all of the terms, on PostgreSQL."""
    held = f"search @@ CAST('{_together(terms)}' AS tsquery)"
    return f'(SELECT "row", team, dated_at FROM articles WHERE {held} OFFSET 0)'  # noqa: S608  # letters and digits


def _together(terms: Sequence[str]) -> str:
    return " & ".join(f"''{term}''" for term in terms)


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
