"""Which versions of what was said hold given terms, by the full-text engine and without going through a common word.

How many versions a term stands in is counted up to a bound; beyond it the term is common and counts together with
others only, since ranking all that hold it would take the longer the more there are.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import func, select, text

from bot.storage.scope import Scope
from bot.storage.search.fulltext import Wanted
from bot.storage.search.planner import by_index
from bot.storage.tables import VersionRow

_COMMON = 1_000  # versions from which a term is common; no more are read of any term or pair
_POSTINGS = 4_000  # versions the terms alone may stand in, all together
_PAIRED = 5  # common terms looked up two by two, the rest not at all


def heaviest(scope: Scope, terms: Sequence[str], *, most: int) -> list[int]:
    """The versions, by row, that hold the rarest of the terms or most of them, the heaviest first; of equal the latest.

    Terms are letters and digits. Of all teams: what is handed over is to be checked.
    """
    newest = scope.session.scalar(select(func.max(VersionRow.row))) or 0
    with by_index(scope):
        wanted = _wanted(terms, _counted(scope, terms), newest)
        if not wanted:
            return []
        given: dict[str, Any] = {"most": most}
        parts = []
        for number, each in enumerate(wanted):
            given[f"w{number}"] = each.weight
            holders = _holders(scope, each.terms, number, given)
            parts.append(f"SELECT held, CAST(:w{number} AS double precision) AS weight FROM ({holders}) AS h{number}")  # noqa: S608  # letters and digits
        summed = (
            f"SELECT held, SUM(weight) AS weighed FROM ({' UNION ALL '.join(parts)}) AS each_term"  # noqa: S608  # as above
            " GROUP BY held ORDER BY weighed DESC, held DESC LIMIT :most"
        )
        return list(scope.session.scalars(text(summed), given))


def _counted(scope: Scope, terms: Sequence[str]) -> dict[str, int]:
    """In how many versions each term stands, at most `_COMMON`; those of none are left out."""
    given: dict[str, Any] = {}
    parts = [
        f"SELECT {number} AS term, count(*) AS versions FROM ({_holders(scope, (term,), number, given)}) AS h{number}"  # noqa: S608
        for number, term in enumerate(terms)
    ]
    found = scope.session.execute(text(" UNION ALL ".join(parts)), given)
    return {terms[number]: versions for number, versions in found if versions}


def _holders(scope: Scope, terms: Sequence[str], number: int, given: dict[str, Any]) -> str:
    """The query for versions, at most `_COMMON`, that hold all of the terms."""
    if scope.dialect == "postgresql":
        together = " & ".join(f"''{term}''" for term in terms)
        return f"SELECT \"row\" AS held FROM versions WHERE search @@ CAST('{together}' AS tsquery) LIMIT {_COMMON}"  # noqa: S608
    given[f"t{number}"] = " AND ".join(f'"{term}"' for term in terms)
    return (
        f"SELECT rowid AS held FROM versions_fts WHERE versions_fts MATCH :t{number}"  # noqa: S608  # a number of ours
        f" ORDER BY rowid DESC LIMIT {_COMMON}"
    )


def _wanted(terms: Sequence[str], counted: Mapping[str, int], versions: int) -> list[Wanted]:
    """The rarest terms alone, as many as can be afforded, the next ones two by two and all together."""
    known = sorted((term for term in terms if term in counted), key=lambda term: counted[term])
    rarity = {term: math.log((1 + versions) / counted[term]) + 0.1 for term in known}
    alone, postings = list[str](), 0
    for term in known:
        postings += counted[term]
        if counted[term] >= _COMMON or postings > _POSTINGS:
            break
        alone.append(term)
    common = known[len(alone) :][:_PAIRED]
    together = [*combinations(common, 2), *([tuple(common)] if len(common) > 2 else [])]
    if len(known) == 1:
        alone = known
    return [
        Wanted(terms=tuple(each), weight=sum(rarity[term] for term in each))
        for each in (*((term,) for term in alone), *together)
    ]
