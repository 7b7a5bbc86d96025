"""Look for what was said, across all stories, by words somebody remembers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import select

from bot.ledger.utterance import Utterance, Version
from bot.quotes.recall import likeness, search_terms
from bot.storage.circles import sees_article
from bot.storage.codec import load
from bot.storage.rows import index_term
from bot.storage.scope import Scope
from bot.storage.search.utterances import heaviest
from bot.storage.tables import ArticleRow, UtteranceRow, VersionRow
from bot.storage.viewer import Viewer

_COMPARED = 300  # versions the index hands over to be compared letter by letter
_TRIES = 4  # times so many are looked at, while most of them may not be seen


class Sayings:
    """The utterances of all stories of one team, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def like(self, words: str, viewer: Viewer, *, least: float, limit: int) -> tuple[tuple[str, Utterance, float], ...]:
        """Story, utterance and likeness (0 to 100) of what was said in such words, the likest first.

        An utterance has the versions the viewer may see and no others, and is ascribed by them. `least` is the
        likeness its likest version must have.
        """
        terms = [term for each in search_terms(words) if (term := index_term(each))]
        if not terms:
            return ()
        found: dict[int, float] = defaultdict(float)
        for owner, body in self._candidates(terms, viewer):
            found[owner] = max(found[owner], likeness(words, load(Version, body).quote.text))
        best = sorted((each for each in found.items() if each[1] >= least), key=lambda each: (-each[1], -each[0]))
        told = self._utterances([owner for owner, _ in best[:limit]], viewer)
        return tuple((*told[owner], alike) for owner, alike in best[:limit])

    def _candidates(self, terms: Sequence[str], viewer: Viewer) -> list[tuple[int, str]]:
        """The entry and body of the versions that hold the most telling of the terms."""
        ranked = heaviest(self._scope, terms, most=_TRIES * _COMPARED)
        seen = list[tuple[int, str]]()
        for first in range(0, len(ranked), _COMPARED):
            seen += self._seen(ranked[first : first + _COMPARED], viewer)
            if 2 * len(seen) >= _COMPARED:
                break
        return seen[:_COMPARED]

    def _seen(self, versions: Sequence[int], viewer: Viewer) -> list[tuple[int, str]]:
        """Entry and body of those of the versions that the viewer may see, in the same order."""
        wanted = select(VersionRow.row, VersionRow.entry, VersionRow.body).where(
            VersionRow.row.in_(versions),
            VersionRow.team == self._scope.team,
            sees_article(self._scope.checked(viewer), VersionRow.article, self._scope.now),
        )
        told = {row: (entry, body) for row, entry, body in self._scope.session.execute(wanted)}
        return [told[row] for row in versions if row in told]

    def _utterances(self, owners: Collection[int], viewer: Viewer) -> dict[int, tuple[str, Utterance]]:
        """Story and utterance by row, of what the viewer may see."""
        seen = (
            select(UtteranceRow.row, UtteranceRow.story, UtteranceRow.id, VersionRow.body)
            .join(VersionRow, VersionRow.entry == UtteranceRow.row)
            .join(ArticleRow, ArticleRow.row == VersionRow.article)
            .where(UtteranceRow.row.in_(owners))
            .where(sees_article(viewer, VersionRow.article, self._scope.now))
            .order_by(UtteranceRow.row, VersionRow.position)
        )
        bodies: dict[int, list[Version]] = defaultdict(list)
        heads: dict[int, tuple[str, str]] = {}
        for row, story, id_, body in self._scope.session.execute(seen):
            heads[row] = (str(story), id_)
            bodies[row].append(load(Version, body))
        return {
            row: (story, Utterance(id=id_, speaker=_speaker(bodies[row]), versions=tuple(bodies[row])))
            for row, (story, id_) in heads.items()
        }


def _speaker(versions: Sequence[Version]) -> str | None:
    return next((version.quote.speaker for version in versions if version.quote.speaker), None)
