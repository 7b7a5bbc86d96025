"""Digests as people order them, and as the clock makes them: each day's once, whatever clocks do."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Protocol

from bot.digests.compilation import Lens, compile_digest
from bot.digests.digest import Digest, only
from bot.policy import Policy
from bot.storage import Store, Transaction, Viewer
from bot.subscription import Subscription, Wish, due_on

_log = logging.getLogger("copydesk.digests")


class PostDigest(Protocol):
    """Puts a digest into the outbox of the transaction that claimed its day."""

    def __call__(self, tx: Transaction, order: Subscription, digest: Digest) -> None: ...


class Orders:
    """The standing orders of a desk's teams."""

    def __init__(self, store: Store, policy: Policy, house: frozenset[str]) -> None:
        self._store = store
        self._policy = policy
        self._house = house

    def order(
        self, team: str, channel: str, wish: Wish, *, zone: str, by: str, person: str | None = None
    ) -> Subscription:
        """Order a digest, or change the order there is; `zone` where the wish names none. Remembered with who asked."""
        with self._store.transaction(team) as tx:
            ordered = tx.subscriptions.order(channel, wish, zone=zone, person=person)
            tx.channels.note_change(by, f"digest at {ordered.at:%H:%M} ({ordered.zone})", channel=channel)
            return ordered

    def stop(self, team: str, channel: str, by: str | None = None) -> bool:
        """Stop a digest; False where there was none. `by` None: the desk left the channel."""
        with self._store.transaction(team) as tx:
            stopped = tx.subscriptions.stop(channel)
            if stopped and by is not None:
                tx.channels.note_change(by, "digest stopped", channel=channel)
            return stopped

    def standing(self, team: str, channel: str) -> Subscription | None:
        """A channel's order, when it is in force."""
        with self._store.look(team) as tx:
            return tx.subscriptions.subscription(channel)

    def digest(self, viewer: Viewer, day: date, since: datetime, wish: Wish | None = None) -> Digest:
        """What happened since, and what is still open, of what the viewer may see and the wish names."""
        beats, include = (wish.beats or (), wish.include) if wish else ((), None)
        with self._store.look(viewer.team) as tx:
            lens = Lens(viewer=viewer, since=since, policy=self._policy, house=self._house, beats=beats)
            told = compile_digest(tx, day, lens)
        return only(told, include) if include else told

    def make_due(self, now: datetime, viewer_of: Callable[[Subscription], Viewer], post: PostDigest) -> int:
        """Make every digest due at `now`, each once whatever other clocks do; how many were made."""
        return sum(
            self._due(order, now, viewer_of, post) for team in self._store.teams() for order in self._orders(team)
        )

    def _orders(self, team: str) -> tuple[Subscription, ...]:
        with self._store.look(team) as tx:
            return tx.subscriptions.subscriptions()

    def _due(
        self, order: Subscription, now: datetime, viewer_of: Callable[[Subscription], Viewer], post: PostDigest
    ) -> bool:
        try:
            return self._make(order, now, viewer_of, post)
        except Exception:  # noqa: BLE001 - one order that cannot be made must not keep back the others
            _log.exception("the digest of channel %s could not be made and is tried again", order.channel)
            return False

    def _make(
        self, order: Subscription, now: datetime, viewer_of: Callable[[Subscription], Viewer], post: PostDigest
    ) -> bool:
        """Compile before claiming: reading takes a while, and others wait for what is being written."""
        day = due_on(order, now, timedelta(hours=self._policy.desk.catch_up_hours))
        if day is None:
            return False
        with self._store.look(order.team) as tx:
            if tx.subscriptions.is_claimed(order.id, day):
                return False
            since = tx.subscriptions.last_digest(order.id, day) or now - timedelta(days=1)
        wish = Wish(beats=order.beats, include=order.include)
        digest = self.digest(viewer_of(order), day, since, wish)
        with self._store.transaction(order.team) as tx:
            if not tx.subscriptions.claim_digest(order.id, day):
                return False
            if digest.empty and order.skip_empty:
                return False
            post(tx, order, digest)
            return True
