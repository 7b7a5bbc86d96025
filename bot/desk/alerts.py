"""Words somebody wants to hear of: every article that arrives is held against them once."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from bot.answers.replies import reference
from bot.article import Article
from bot.policy import Policy
from bot.report import Reference
from bot.storage import Store, Transaction, Viewer
from bot.watch import Alert, TooManyStandingError, alternatives

_log = logging.getLogger("copydesk.alerts")
_AT_ONCE = 200  # articles an alert is held against in one transaction, and between two turns of the clock


class TellArrival(Protocol):
    """Puts what is told of an article into the outbox of the transaction."""

    def __call__(self, tx: Transaction, alert: Alert, article: Article, reference: Reference) -> None: ...


class AlertDesk:
    """The alerts of a desk's teams."""

    def __init__(self, store: Store, policy: Policy, house: frozenset[str]) -> None:
        self._store = store
        self._policy = policy
        self._house = house

    def begin(self, team: str, channel: str, words: str, by: str, person: str | None = None) -> Alert | None:
        """Tell of articles with the words that come from now on; None where that alert stands there already.

        Raises TooManyStandingError, and ValueError where the words hold none.
        """
        if not alternatives(words):
            raise ValueError(f"no words to look for in {words!r}")
        with self._store.transaction(team) as tx:
            if any(alternatives(each.words) == alternatives(words) for each in tx.alerts.standing(channel)):
                return None
            if len(tx.alerts.standing()) >= self._policy.watch.alerts:
                raise TooManyStandingError("no room for another")
            begun = tx.alerts.begin(channel, words, by=by, person=person)
            if begun is not None:
                tx.channels.note_change(by, f"alert {words}", channel=channel)
            return begun

    def end(self, team: str, channel: str, alert: str, by: str) -> bool:
        """Tell of these words no more; False where there is no such alert."""
        with self._store.transaction(team) as tx:
            ended = tx.alerts.end(channel, alert)
            if ended:
                tx.channels.note_change(by, f"alert {alert} stopped", channel=channel)
            return ended

    def leave(self, team: str, channel: str) -> None:
        """The desk left a channel: tell it of its words no more."""
        with self._store.transaction(team) as tx:
            for each in tx.alerts.standing(channel):
                tx.alerts.end(channel, each.id)

    def standing(self, team: str, channel: str) -> tuple[Alert, ...]:
        """The alerts of a channel."""
        with self._store.look(team) as tx:
            return tx.alerts.standing(channel)

    def ring(self, team: str, viewer_of: Callable[[Alert], Viewer], tell: TellArrival) -> int:
        """Hold what came against every alert; how many articles were told of, each once for each alert."""
        with self._store.look(team) as tx:
            standing = tx.alerts.standing() if tx.alerts.waiting() else ()
        return sum(self._hold(alert, viewer_of, tell) for alert in standing)

    def _hold(self, alert: Alert, viewer_of: Callable[[Alert], Viewer], tell: TellArrival) -> int:
        try:
            viewer = viewer_of(alert)
            with self._store.transaction(alert.team) as tx:
                if alert not in tx.alerts.standing(alert.channel):
                    return 0
                told = [each for each in tx.alerts.unseen(alert, viewer, _AT_ONCE) if self._is_news(tx, alert, each)]
                for article in told:
                    known = reference(tx, article.id, viewer, self._house)
                    if known is not None:
                        tell(tx, alert, article, known)
                return len(told)
        except Exception:  # noqa: BLE001 - one alert must not keep back the others
            _log.exception("the alert %s could not be held against what came and is tried again", alert.id)
            return 0

    def _is_news(self, tx: Transaction, alert: Alert, article: Article) -> bool:
        """Whether the alert's readers have something to learn: no old text, no later version, none of their own."""
        fresh = tx.scope.now - timedelta(days=self._policy.watch.fresh_days)
        if (article.published and article.published.at < fresh) or not alert.tells_of(article):
            return False
        everything = Viewer.desk(tx.scope.team)
        killed = article.killed or tx.versions.killed([article.id], everything)
        if killed or len(tx.versions.family(article.id)) > 1:
            return False
        return all(placed.posting.channel != alert.channel for placed in tx.postings.seen(article.id, everything))
