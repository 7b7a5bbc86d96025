"""Read stored articles anew after an upgrade or a change of settings: rules change, decisions stay.

An article is parsed outside any transaction, and everything that follows from its new reading is written in one: a
process that is killed leaves it wholly as it was. Its stamp says that it is done. Nothing is posted.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from bot.filing import placement
from bot.filing.entry import check_anew
from bot.policy import Policy
from bot.reading import Reading
from bot.stamp import is_read_alike
from bot.storage import DatabaseError, Refiled, Store, Transaction, Viewer
from bot.storage.rereads import Stale
from bot.stories.signature import Signature

if TYPE_CHECKING:
    from bot.extraction import Reader

_LOG = logging.getLogger(__name__)
_CHECKED = 30  # articles with findings against one that are checked again with it: each takes some 50 ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """One article that came up to be read anew, and what became of its findings."""

    article: str
    done: Refiled | None  # None: nothing was to be done any more, others did it or the text is gone
    trouble: str | None = None  # why it could not be read; it is as it was


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prepared:
    """What is written for one article."""

    article: str
    stamp: str | None  # it had when it was looked at
    fresh: tuple[Reading, Signature] | None  # None where only the comparing has changed


class Rereader:
    """Reads a store's articles anew by the rules of `policy.stamp`. Several may be at it, in as many processes."""

    def __init__(self, store: Store, reader: Callable[[], Reader], policy: Policy) -> None:
        self._store = store
        self._reader = reader
        self._policy = policy

    def adopt(self, team: str) -> None:
        """Have the team's archive brought to these rules; a process of other rules leaves it alone from now on."""
        with self._store.transaction(team) as tx:
            tx.rereads.adopt(self._policy.stamp)

    def is_adopted(self, team: str) -> bool:
        """Whether it is these rules the team's archive is brought to."""
        with self._store.look(team) as tx:
            return tx.rereads.adopted() == self._policy.stamp

    def reread(self, team: str, articles: Iterable[Stale]) -> Iterator[Reread]:
        """Read these anew, in the order given; what another process is at comes last, should that leave it undone."""
        busy: list[str] = []
        for stale in articles:
            done = self._one(team, stale.article, wait=False)
            if done is None:
                busy.append(stale.article)
            else:
                yield done
        for article in busy:
            waited = self._one(team, article, wait=True)
            if waited is not None:
                yield waited

    def rehearse(self, team: str, articles: Iterable[Stale]) -> Iterator[Reread]:
        """What `reread` would do, without doing it. Each story is gone through in one transaction and undone."""
        for _, together in groupby(articles, key=lambda stale: stale.story or stale.article):
            yield from self._rehearse(team, [stale.article for stale in together])

    def _one(self, team: str, article: str, *, wait: bool) -> Reread | None:
        """Read one article anew; None where another process is at it."""
        with self._store.claim(f"reread {team} {article}", wait=wait) as held:
            if not held:
                return None
            try:
                prepared = self._prepared(team, article)
                if prepared is None:
                    return Reread(article=article, done=None)
                with self._store.transaction(team) as tx:
                    return Reread(article=article, done=self._write(tx, prepared))
            except DatabaseError:
                raise
            except Exception as error:  # noqa: BLE001  # one article that cannot be read must not keep back the others
                return _failed(article, error)

    def _rehearse(self, team: str, articles: Sequence[str]) -> list[Reread]:
        told: list[Reread] = []
        ready: list[_Prepared] = []
        for article in articles:
            try:
                prepared = self._prepared(team, article)
            except DatabaseError:
                raise
            except Exception as error:  # noqa: BLE001  # as above
                told.append(_failed(article, error))
                continue
            ready += [prepared] if prepared else []
        with self._store.transaction(team, keep=False) as tx:
            return [*told, *(Reread(article=each.article, done=self._write(tx, each)) for each in ready)]

    def _prepared(self, team: str, article: str) -> _Prepared | None:
        """What is to be written for an article; None where it is of these rules already, or gone."""
        with self._store.look(team) as tx:
            known, stamp = tx.articles.article(article, Viewer.desk(team)), tx.rereads.stamp(article)
        if known is None or stamp == self._policy.stamp:
            return None
        if is_read_alike(stamp, self._policy.stamp):
            return _Prepared(article=article, stamp=stamp, fresh=None)
        reading = self._reader().read(known)
        with self._store.look(team) as tx:
            signature = placement.signature_of(tx, reading, self._policy.stories)
        return _Prepared(article=article, stamp=stamp, fresh=(reading, signature))

    def _write(self, tx: Transaction, prepared: _Prepared) -> Refiled | None:
        """Everything that follows for one article: its reading, its place in the ledger, findings on both sides of it.

        Others that have findings against it or came later are checked again where they are of these rules already;
        the rest will be.
        """
        article, stamp = prepared.article, self._policy.stamp
        there = tx.articles.article(article, Viewer.desk(tx.scope.team)) is not None
        if not there or tx.rereads.stamp(article) != prepared.stamp:
            return None
        if prepared.fresh is not None:
            reading, signature = prepared.fresh
            tx.articles.save_reading(reading, replace=True, stamp=stamp)
            tx.articles.save_signature(article, signature.to_json())
        tx.rereads.mark(article, stamp)
        done = check_anew(tx, article, self._policy)
        told = tx.rereads.of_stamp((*tx.rereads.against(article), *tx.rereads.after(article)), stamp)
        for other in told[-_CHECKED:]:
            if other != article:  # what was kept or carried was counted with the article itself
                also = check_anew(tx, other, self._policy)
                done += Refiled(new=also.new, withdrawn=also.withdrawn)
        return done


def _failed(article: str, error: Exception) -> Reread:
    _LOG.debug("article %s could not be read anew", article, exc_info=True)
    return Reread(article=article, done=None, trouble=f"{type(error).__name__}: {error}")
