"""In how many articles of the team each term stands: kept as the archive grows and shrinks.

What the idf of the desk's own archive is read from, which terms a search can afford, and what somebody may have meant
who mistyped a word.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from sqlalchemy import delete, func, select, text, update

from bot.storage.scope import Scope
from bot.storage.tables import TermRow

_ALL = ""  # the term that stands for every article
_ADD_SQLITE = text(
    "INSERT INTO terms (team, term, articles) VALUES (:team, :term, 1)"
    " ON CONFLICT (team, term) DO UPDATE SET articles = articles + 1"
)
_ADD_POSTGRESQL = text(
    "INSERT INTO terms (team, term, articles) SELECT :team, term, 1 FROM unnest(CAST(:terms AS varchar[])) AS term"
    " ON CONFLICT (team, term) DO UPDATE SET articles = terms.articles + 1"
)
_COUNTS_SQLITE = text(
    "SELECT term, articles FROM terms WHERE team = :team AND term IN (SELECT value FROM json_each(:terms))"
)
_COUNTS_POSTGRESQL = text(
    "SELECT term, articles FROM terms WHERE team = :team AND term = ANY(CAST(:terms AS varchar[]))"
)
_ALIKE = 78.0  # rapidfuzz ratio from which a word may be the one mistyped: one wrong letter of five, two of nine
_LENGTHS = 2  # letters by which the two may differ
_COMPARED = 200_000  # words compared with one mistyped; beyond it only those with the same first letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many articles the archive has, and in how many each of the terms asked for stands; absent ones in none."""

    articles: int
    terms: Mapping[str, int]


class Terms:
    """The terms of one team's archive, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def add(self, terms: Iterable[str]) -> None:
        """Count one more article with these distinct terms."""
        entered = sorted({_ALL, *terms})  # in one order, so that two who write never wait for each other in a ring
        if self._scope.dialect == "postgresql":
            self._session.execute(_ADD_POSTGRESQL, {"team": self._scope.team, "terms": entered})
        else:
            rows = [{"team": self._scope.team, "term": term} for term in entered]
            self._session.connection().execute(_ADD_SQLITE, rows)

    def remove(self, articles: Collection[Iterable[str]]) -> None:
        """Count articles with these distinct terms no more; a term of no article is forgotten."""
        gone = Counter(term for terms in articles for term in {_ALL, *terms})
        mine = TermRow.team == self._scope.team
        for term, count in sorted(gone.items()):
            less = update(TermRow).where(mine, TermRow.term == term).values(articles=TermRow.articles - count)
            self._session.execute(less)
        self._session.execute(delete(TermRow).where(mine, TermRow.articles <= 0))

    def counts(self, terms: Iterable[str]) -> Counts:
        """In how many articles these terms stand."""
        asked = [_ALL, *dict.fromkeys(terms)]
        # One parameter instead of hundreds: the statement stays the same, so nothing is compiled or planned anew.
        if self._scope.dialect == "postgresql":
            found = self._session.execute(_COUNTS_POSTGRESQL, {"team": self._scope.team, "terms": asked})
        else:
            found = self._session.execute(_COUNTS_SQLITE, {"team": self._scope.team, "terms": json.dumps(asked)})
        known: dict[str, int] = {term: articles for term, articles in found}  # noqa: C416  # dict() loses the types
        return Counts(articles=known.pop(_ALL, 0), terms=known)

    def nearest(self, term: str, *, most: int = 3) -> tuple[str, ...]:
        """The archive's terms spelled most like one it does not hold, the likest and most frequent first."""
        wanted = select(TermRow.term, TermRow.articles).where(
            TermRow.team == self._scope.team,
            func.length(TermRow.term).between(max(3, len(term) - _LENGTHS), len(term) + _LENGTHS),
        )
        for narrowed in (wanted.where(TermRow.term.startswith(term[:1], autoescape=True)), wanted.limit(_COMPARED)):
            known: dict[str, int] = {each: count for each, count in self._session.execute(narrowed)}  # noqa: C416
            alike = process.extract(term, known.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=10 * most)
            if alike:
                best = sorted(alike, key=lambda each: (-round(each[1]), -known[each[0]], each[0]))
                return tuple(each[0] for each in best[:most])
        return ()
