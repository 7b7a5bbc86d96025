"""Known stories from wires and feeds: articles nobody posted, kept for the whole team to be measured against."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from bot.article import Article
from bot.filing.entry import Entry, enter
from bot.filing.placement import frequencies_for
from bot.ingest.versions import Relation, fingerprint, resemblance
from bot.policy import Policy
from bot.storage import Store, Transaction, Viewer
from bot.storage.circles import embargoed_until
from bot.stories.signature import sign

if TYPE_CHECKING:
    from bot.extraction import Reader

_TOGETHER = 8  # articles a transaction: what Slack sends waits behind it, and each takes some 40 ms


class Taken(StrEnum):
    """What became of an article."""

    NEW = "new"
    KNOWN = "known"  # taken in before
    HELD = "held"  # under embargo: not kept, and taken in when it comes again after that


class Wires:
    """Takes articles in, a few at a time: parsed together outside any transaction, then recorded in one."""

    def __init__(self, store: Store, reader: Reader, policy: Policy) -> None:
        self._store = store
        self._reader = reader
        self._policy = policy

    def take_in(
        self, team: str, articles: Iterable[Article], changed: Callable[[Transaction, Iterable[str]], None]
    ) -> Iterator[Taken]:
        """What became of each article, in order; one taken in before is left as it is.

        `changed` is told in the transaction of each article, and which others now stand in another light.
        """
        waiting = iter(articles)
        while batch := tuple(islice(waiting, _TOGETHER)):
            yield from self._take_in(team, batch, changed)

    def _take_in(
        self, team: str, batch: Sequence[Article], changed: Callable[[Transaction, Iterable[str]], None]
    ) -> list[Taken]:
        told = self._sorted(team, batch)
        fresh = [article for article, taken in zip(batch, told, strict=True) if taken is Taken.NEW]
        readings = list(self._reader.read_all(fresh))
        if readings:
            with self._store.look(team) as tx:
                frequencies = frequencies_for(tx, fresh, self._policy.stories)
            signed = [(reading, sign(reading, frequencies)) for reading in readings]
            with self._store.transaction(team) as tx:
                for reading, signature in signed:
                    entry = Entry(reading=reading, signature=signature)
                    entered = enter(tx, entry, self._policy)
                    changed(tx, (entered.article, *entered.changed))
        return told

    def _sorted(self, team: str, batch: Sequence[Article]) -> list[Taken]:
        with self._store.look(team) as tx:
            names = {article.id: self._name(tx, article) for article in batch}
            open_ = tx.articles.imported(names.values())
            known = {article for article, name in names.items() if name in open_}
            now = tx.scope.now
        told = []
        for article in batch:
            held = embargoed_until(article.embargo, now) is not None
            told.append(Taken.HELD if held else Taken.KNOWN if article.id in known else Taken.NEW)
            known.add(article.id)
        return told

    def _name(self, tx: Transaction, article: Article) -> str:
        """The id an article is known by: that of the one with the very same words, else its own."""
        for each in tx.duplicates.same_words(fingerprint(article.body), Viewer.desk(tx.scope.team)):
            kin = resemblance(article, each, self._policy.ingest)
            if kin is not None and kin.relation is Relation.SAME:
                return each.id
        return article.id
