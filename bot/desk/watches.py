"""Published pages looked at again, with growing pauses: a later edit of a figure, a quote or the headline is told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

from bot.answers.changes import changes
from bot.answers.replies import Answer
from bot.article import Article, Moment
from bot.ingest import Reason, Refusal
from bot.ingest.fetch.fetch import Fetcher
from bot.ingest.fetch.robots import Robots
from bot.ingest.hosts import host
from bot.ingest.link import Looked, look
from bot.ingest.versions import fingerprint
from bot.policy import Policy
from bot.reading import Reading
from bot.report import Rewording, Touched
from bot.storage import Store, Transaction
from bot.storage.circles import is_closed
from bot.watch import TooManyStandingError, Watch

TakeIn = Callable[[str, Article, Answer], None]

_log = logging.getLogger("copydesk.watches")
_AT_ONCE = 5  # pages looked at between two turns of the clock; each may take as long as a link
_TOLD = (Touched.HEADLINE, Touched.FIGURE, Touched.QUOTE)
_GONE = {Reason.NOT_FOUND}
_WALLED = {Reason.LOGIN, Reason.PAYWALL, Reason.CONSENT, Reason.NO_ARCHIVE}
_SURE = 2  # looks in a row at which a page is gone or walled: one may be a hiccup


class PageOutcome(StrEnum):
    """What there is to tell of a page that is looked at again."""

    CHANGED = "changed"
    GONE = "gone"  # and the watch with it, as in what follows
    WALLED = "walled"
    BARRED = "barred"  # robots.txt asks programs not to open it
    UNREADABLE = "unreadable"
    OVER = "over"  # it was watched as long as pages are


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNews:
    """What is told in the channel of a watch."""

    outcome: PageOutcome
    title: str | None = None  # of the page as it is now
    changes: tuple[Rewording, ...] = ()
    more: int = 0  # changes of these kinds that are not told


class TellPage(Protocol):
    """Puts what is told of a page into the outbox of the transaction."""

    def __call__(self, tx: Transaction, watch: Watch, news: PageNews) -> None: ...


class PageWatch:
    """The pages a desk looks at again."""

    def __init__(
        self, store: Store, read: Callable[[Article], Reading], policy: Policy, fetcher: Fetcher, take_in: TakeIn
    ) -> None:
        self._store = store
        self._read = read
        self._policy = policy
        self._fetcher = fetcher
        self._robots = Robots(fetcher)
        self._take_in = take_in

    def begin(self, team: str, channel: str, url: str, by: str, answer: Answer) -> Watch | Refusal | None:
        """Look at a page again from now on; None where the channel has it looked at, a refusal where it cannot be.

        What the page of an open channel says is kept for the whole team, and posts that stand in another light by it
        are answered anew. Takes as long as fetching a link. Raises TooManyStandingError.
        """
        with self._store.look(team) as tx:
            standing = tx.watches.standing()
        if any((each.channel, each.url) == (channel, url) for each in standing):
            return None
        if len(standing) >= self._policy.watch.pages:
            raise TooManyStandingError("no room for another")
        found = self._look(url)
        if isinstance(found, Refusal):
            return found
        self._keep(team, channel, found.article, answer)
        pause = timedelta(minutes=self._policy.watch.first_minutes)
        with self._store.transaction(team) as tx:
            begun = tx.watches.begin(channel, url, by=by, article=found.article, pause=pause, mark=found.mark)
            if begun is not None:
                tx.channels.note_change(by, f"watch {url}", channel=channel)
            return begun

    def end(self, team: str, channel: str, watch: str, by: str) -> bool:
        """Look at a page no more; False where the channel has no such watch."""
        with self._store.transaction(team) as tx:
            ended = tx.watches.end(channel, watch)
            if ended:
                tx.channels.note_change(by, f"watch {watch} stopped", channel=channel)
            return ended

    def leave(self, team: str, channel: str) -> None:
        """The desk left a channel: look at its pages no more."""
        with self._store.transaction(team) as tx:
            for each in tx.watches.standing(channel):
                tx.watches.end(channel, each.id)

    def standing(self, team: str, channel: str) -> tuple[Watch, ...]:
        """The pages a channel has looked at."""
        with self._store.look(team) as tx:
            return tx.watches.standing(channel)

    def look_due(self, team: str, answer: Answer, tell: TellPage) -> int:
        """Look at the pages that are due; how many. One that cannot be read does not keep back the others."""
        with self._store.transaction(team) as tx:
            due = tx.watches.claim(_AT_ONCE)
        for watch in due:
            try:
                self._again(watch, answer, tell)
            except Exception:  # noqa: BLE001 - one page must not keep back the others
                _log.exception("a watched page could not be looked at and is looked at again later")
        return len(due)

    def _look(self, url: str, watch: Watch | None = None) -> Looked | Refusal:
        if not host(url):
            return Refusal(reason=Reason.FORBIDDEN, message="That is no address I can open: give the page's own link.")
        allowed = self._robots.allow(url)
        if allowed is None:
            return Refusal(reason=Reason.UNREACHABLE, message="The site did not say whether programs may look at it.")
        if not allowed:
            return Refusal(reason=Reason.FORBIDDEN, message="The site asks programs not to look at that page.")
        received = Moment(at=self._store.now())
        if watch is None:
            return look(url, self._fetcher, self._policy.ingest, received)
        return look(url, self._fetcher, self._policy.ingest, received, watch.mark)

    def _again(self, watch: Watch, answer: Answer, tell: TellPage) -> None:
        if self._store.now() - watch.began_at > timedelta(days=self._policy.watch.days):
            self._stop(watch, PageOutcome.OVER, tell)
            return
        found = self._look(watch.url, watch)
        if isinstance(found, Refusal):
            self._refused(watch, found, tell)
        else:
            self._found(watch, found, answer, tell)

    def _refused(self, watch: Watch, refusal: Refusal, tell: TellPage) -> None:
        later = self._policy.watch.after(watch.pause)
        if refusal.reason is Reason.UNCHANGED:
            self._note(replace(watch, pause=later, failures=0))
            return
        failures = watch.failures + 1
        outcome = _outcome(refusal.reason)
        enough = self._policy.watch.failures if outcome is PageOutcome.UNREADABLE else _SURE
        if failures >= enough:
            self._stop(watch, outcome, tell)
        else:
            self._note(replace(watch, pause=later, failures=failures))

    def _found(self, watch: Watch, found: Looked, answer: Answer, tell: TellPage) -> None:
        if fingerprint(found.article.text) == fingerprint(watch.article.text):
            self._note(replace(watch, pause=self._policy.watch.after(watch.pause), mark=found.mark, failures=0))
            return
        told, more = changes(self._read(watch.article), self._read(found.article))
        weighty = tuple(each for each in told if each.kind in _TOLD)
        self._keep(watch.team, watch.channel, found.article, answer)
        first = timedelta(minutes=self._policy.watch.first_minutes)
        with self._store.transaction(watch.team) as tx:
            standing = tx.watches.note(replace(watch, article=found.article, mark=found.mark, pause=first, failures=0))
            if standing and weighty:
                news = PageNews(outcome=PageOutcome.CHANGED, title=found.article.title, changes=weighty, more=more)
                tell(tx, watch, news)

    def _keep(self, team: str, channel: str, article: Article, answer: Answer) -> None:
        """What an open channel has looked at is known to the team; of a closed one not even that it looks is told."""
        with self._store.look(team) as tx:
            place = tx.channels.channel(channel)
        if place is not None and not is_closed(private=place.private, shared=place.shared):
            self._take_in(team, article, answer)

    def _note(self, watch: Watch) -> None:
        with self._store.transaction(watch.team) as tx:
            tx.watches.note(watch)

    def _stop(self, watch: Watch, outcome: PageOutcome, tell: TellPage) -> None:
        with self._store.transaction(watch.team) as tx:
            if tx.watches.end(watch.channel, watch.id):
                tell(tx, watch, PageNews(outcome=outcome, title=watch.article.title))


def _outcome(reason: Reason) -> PageOutcome:
    if reason in _GONE:
        return PageOutcome.GONE
    if reason in _WALLED:
        return PageOutcome.WALLED
    return PageOutcome.BARRED if reason is Reason.FORBIDDEN else PageOutcome.UNREADABLE
