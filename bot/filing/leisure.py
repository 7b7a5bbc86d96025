"""Read old articles anew in a running desk, one at a time and only while nobody waits for anything."""

from __future__ import annotations

import logging

from bot.filing.reread import Rereader
from bot.inbox.bell import Bell, Loop
from bot.inbox.inbox import Inbox
from bot.policy import Policy
from bot.storage import Store
from bot.storage.rereads import Stale

_LOG = logging.getLogger(__name__)
_NOTHING_SECONDS = 60.0  # until it is looked again whether something waits to be read anew
_TOGETHER = 200  # articles listed at a time; those of a story stay in order


class Leisure:
    """A thread of a process that works. Nothing is read while an event is due; an article under way is finished.

    What cannot be read is logged and left until the process starts again. An archive that a process of other rules,
    started later, brings to its own is left to that one.
    """

    def __init__(self, rereader: Rereader, store: Store, inbox: Inbox, policy: Policy, *, on: bool = True) -> None:
        """`on` False: it reads nothing, and whoever starts and stops it need not know."""
        self._rereader = rereader
        self._store = store
        self._inbox = inbox
        self._policy = policy
        self._on = on
        self._adopted: set[str] = set()
        self._listed: list[tuple[str, Stale]] = []  # with their teams, the next one last
        self._given_up: set[str] = set()
        self._rest = _NOTHING_SECONDS
        self._loop = Loop("reread", self.step, lambda: self._rest, Bell())

    def start(self) -> None:
        """Begin, once."""
        if self._on:
            self._loop.start()

    def stop(self, seconds: float = 10.0) -> bool:
        """End after the article under way; False where that takes longer than `seconds`, and it stays as it was."""
        return self._loop.stop(seconds)

    def step(self) -> bool:
        """Read one article anew, where one waits and nobody else does; False to rest before the next look."""
        self._rest = self._policy.desk.reread_rest_seconds
        if self._inbox.busy():
            return False
        if not self._listed:
            self._listed = self._look()
        if not self._listed:
            self._rest = _NOTHING_SECONDS
            return False
        team, stale = self._listed.pop()
        for each in self._rereader.reread(team, [stale]):
            if each.trouble is not None:
                self._given_up.add(each.article)
                _LOG.warning("article %s could not be read anew and stays as it was: %s", each.article, each.trouble)
        return False

    def _look(self) -> list[tuple[str, Stale]]:
        found: list[tuple[str, Stale]] = []
        for team in self._store.teams():
            if team not in self._adopted:
                self._rereader.adopt(team)
                self._adopted.add(team)
            if self._rereader.is_adopted(team):
                with self._store.look(team) as tx:
                    waiting = tx.rereads.waiting(self._policy.stamp)
                found += [(team, each) for each in waiting if each.article not in self._given_up][:_TOGETHER]
        return found[::-1]
