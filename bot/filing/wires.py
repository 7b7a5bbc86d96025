"""Known stories from wires and feeds: articles nobody posted, kept for the whole team to be measured against."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from bot.article import Article, Moment, Precision, compose
from bot.filing.entry import Entry, enter
from bot.filing.placement import frequencies_for
from bot.ingest.versions import Relation, fingerprint, resemblance
from bot.policy import Policy
from bot.storage import Store, Transaction, Viewer
from bot.storage.circles import EVERYBODY, embargoed_until, of_circle
from bot.stories.signature import sign

if TYPE_CHECKING:
    from bot.extraction import Reader

_FURTHEST = timedelta(hours=14)  # no time zone is further ahead: a later date is wrong
_TOGETHER = 8  # articles a transaction: what Slack sends waits behind it, and each takes some 40 ms


class Taken(StrEnum):
    """What became of an article."""

    NEW = "new"
    UNDATED = "undated"  # the same, but its date cannot be right: dated by its arrival
    KNOWN = "known"  # taken in before
    HELD = "held"  # under embargo: not kept, and taken in when it comes again after that

    @property
    def is_fresh(self) -> bool:
        """Whether the article was not known before, and is now."""
        return self in {Taken.NEW, Taken.UNDATED}


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
        batch = [_dated(article, self._store.now()) for article in self._whole(team, batch)]
        told = self._sorted(team, batch)
        fresh = [article for article, taken in zip(batch, told, strict=True) if taken.is_fresh]
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

    def _whole(self, team: str, batch: Sequence[Article]) -> list[Article]:
        """The articles; a kill, hold or correction without a text has that of what it is about."""
        if all(article.body for article in batch):
            return list(batch)
        whole: list[Article] = []
        with self._store.look(team) as tx:
            viewer = of_circle(team, EVERYBODY)
            for article in batch:
                if not article.body:
                    known = (*reversed(whole), *tx.versions.earlier(article, viewer))
                    old = next((each for each in known if each.body and self._is_version(article, each)), None)
                    whole.append(_told_of(article, old))
                else:
                    whole.append(article)
        return whole

    def _is_version(self, article: Article, known: Article) -> bool:
        kin = resemblance(article, known, self._policy.ingest)
        return kin is not None and kin.relation is Relation.VERSION

    def _sorted(self, team: str, batch: Sequence[Article]) -> list[Taken]:
        with self._store.look(team) as tx:
            names = {article.id: self._name(tx, article) for article in batch}
            open_ = tx.articles.imported(names.values())
            known = {article for article, name in names.items() if name in open_}
            now = tx.scope.now
        told = []
        for article in batch:
            held = embargoed_until(article.embargo, now) is not None
            fresh = Taken.UNDATED if article.doubt else Taken.NEW
            told.append(Taken.HELD if held else Taken.KNOWN if article.id in known else fresh)
            known.add(article.id)
        return told

    def _name(self, tx: Transaction, article: Article) -> str:
        """The id an article is known by: that of the one with the very same words, else its own."""
        for each in tx.duplicates.same_words(fingerprint(article.body), Viewer.desk(tx.scope.team)):
            kin = resemblance(article, each, self._policy.ingest)
            if kin is not None and kin.relation is Relation.SAME:
                return each.id
        return article.id


def _dated(article: Article, now: datetime) -> Article:
    """An article whose date cannot be right, dated by its arrival; what its feed states is kept as the doubt."""
    published = article.published
    if published is not None and article.embargo is None:
        latest = now + _FURTHEST
        ahead = published.day > latest.date() if published.precision is Precision.DAY else published.at > latest
        if ahead:
            article = replace(article, doubt=published.isoformat(), published=None, updated=None, filed=None)
    return replace(article, published=Moment(at=now)) if article.doubt else article


def _told_of(bare: Article, old: Article | None) -> Article:
    """A bare instruction with headline and body of what it is about; where that is unknown, named by its own words."""
    note = bare.instruction.note if bare.instruction else None
    return compose(
        body=old.body if old else "",
        title=bare.title or (old.title if old else None) or note or bare.item or bare.url,
        outlet=bare.outlet,
        url=bare.url or (old.url if old else None),
        byline=bare.byline or (old.byline if old else None),
        published=bare.published,
        language=old.language if old else bare.language,
        updated=bare.updated,
        dateline=bare.dateline or (old.dateline if old else None),
        credit=bare.credit or (old.credit if old else None),
        instruction=bare.instruction,
        embargo=bare.embargo,
        item=bare.item,
        doubt=bare.doubt,
    )
