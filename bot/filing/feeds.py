"""Look at the newsroom's feeds now and then, and take in what is new in them."""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from bot.article import Article
from bot.filing.wires import Taken
from bot.ingest import Reason, Refusal
from bot.ingest.feeds import read_feed
from bot.ingest.fetch.fetch import Fetched, Fetcher
from bot.ingest.thresholds import IngestThresholds
from bot.storage import Store

TakeIn = Callable[[Iterable[Article]], Iterator[Taken]]

_log = logging.getLogger("copydesk.feeds")


class Poller:
    """Looks at feeds, each at most every `feed_minutes`, whatever the clock does and however many clocks there are."""

    def __init__(self, store: Store, fetcher: Fetcher, thresholds: IngestThresholds) -> None:
        self._store = store
        self._fetcher = fetcher
        self._thresholds = thresholds

    def poll(self, team: str, feeds: Iterable[str], take_in: TakeIn) -> int:
        """How many new articles the feeds that are due had. One that cannot be read does not keep back the others."""
        return sum(self._look(team, feed, take_in) for feed in feeds)

    def _look(self, team: str, feed: str, take_in: TakeIn) -> int:
        try:
            return self._read(team, feed, take_in)
        except Exception:  # noqa: BLE001 - one feed that cannot be read must not keep back the others
            _log.exception("the feed %s could not be read and is looked at again later", feed)
            return 0

    def _read(self, team: str, feed: str, take_in: TakeIn) -> int:
        with self._store.transaction(team) as tx:
            mark = tx.feeds.claim(feed, timedelta(minutes=self._thresholds.feed_minutes))
        if mark is None:
            return 0
        fetched = self._fetcher.fetch(feed, mark)
        if isinstance(fetched, Refusal):
            self._failed(team, feed, fetched)
            return 0
        counts = Counter(take_in(self._articles(feed, fetched)))
        with self._store.transaction(team) as tx:
            if counts[Taken.HELD]:
                tx.feeds.failed(feed, None)  # asked for as a whole again, for what is free by then
            else:
                tx.feeds.read(feed, fetched.mark)
        return sum(count for taken, count in counts.items() if taken.is_fresh)

    def _failed(self, team: str, feed: str, refusal: Refusal) -> None:
        told = None if refusal.reason is Reason.UNCHANGED else refusal.message
        if told:
            _log.warning("the feed %s could not be read: %s", feed, told)
        with self._store.transaction(team) as tx:
            tx.feeds.failed(feed, told)

    def _articles(self, feed: str, fetched: Fetched) -> Iterator[Article]:
        limits = self._thresholds
        for item in read_feed(io.BytesIO(fetched.content), limits.feed_bytes, limits.text_chars):
            if isinstance(item, Article):
                yield item
            else:
                _log.warning("the feed %s: %s", feed, item.message)
