"""The state of a workspace: tables of records under one lock, and the condition that tells everybody when one changed.

Transport is elsewhere: the state hands what is to be sent to `line`, which a server sets.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

from workspace.errors import Json
from workspace.ids import Ids
from workspace.misbehaviour import Misbehaviour
from workspace.records import Channel, File, Installation, Message, Team, User, View
from workspace.tickets import TRIGGER_SECONDS, Tickets
from workspace.traffic import Call, Delivery

Found = TypeVar("Found")
PATIENCE = 300.0  # seconds waited for what will happen: a wait ends with its condition, however slow the machine


class Line(Protocol):
    """The way out to apps; may be called from any thread."""

    def deliver(self, delivery_id: str) -> None:
        """Send a delivery, with its retries; returns at once."""
        ...

    def connections(self, app_id: str) -> int:
        """How many sockets of the app take events."""
        ...

    def drop_sockets(self, app_id: str) -> None:
        """Cut them without a word."""
        ...

    def close_sockets(self, app_id: str) -> None:
        """Close them with a closing handshake."""
        ...

    def refresh_sockets(self, app_id: str, reason: str) -> None:
        """Ask them to reconnect."""
        ...


class State:
    """Everything a workspace knows. Hold `changing()` while reading several tables or writing any."""

    def __init__(
        self, *, team: Team, now: Callable[[], float], ids: Ids, trigger_seconds: float = TRIGGER_SECONDS
    ) -> None:
        self.team = team
        self.now = now
        self.ids = ids
        self.changed = threading.Condition(threading.RLock())
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: dict[str, dict[str, Message]] = {}  # channel -> ts -> message, in order of ts
        self.ephemerals: list[Message] = []
        self.composed: dict[str, dict[str, Json]] = {}  # unfurl_id of a message being written -> address -> its preview
        self.entered: dict[tuple[str, str, str], dict[str, Json]] = {}  # (user, channel, ts) -> what they chose there
        self.files: dict[str, File] = {}
        self.contents: dict[str, bytes] = {}
        self.views: dict[str, View] = {}
        self.stacks: dict[str, list[str]] = {}  # user -> open modals, the topmost last
        self.homes: dict[tuple[str, str], str] = {}  # (app, user) -> view
        self.apps: dict[str, Installation] = {}
        self.calls: list[Call] = []
        self.deliveries: dict[str, Delivery] = {}
        self.answers: dict[str, list[tuple[str, str]]] = {}  # delivery -> messages (channel, ts) it was answered with
        self.tickets = Tickets(ids=ids, now=now, trigger_seconds=trigger_seconds)
        self.misbehaviour = Misbehaviour()
        self.base_url = "http://127.0.0.1"  # the server's own address once it listens
        self.line: Line | None = None  # set while a server runs
        self._last_ts = 0
        self._version = 0

    @contextmanager
    def changing(self) -> Iterator[None]:
        """The lock, and a wake-up for everyone who waits on a condition."""
        with self.changed:
            try:
                yield
            finally:
                self._version += 1
                self.changed.notify_all()

    def next_ts(self) -> str:
        """A message timestamp later than any given before, as near to the clock as that allows."""
        self._last_ts = max(self._last_ts + 1, round(self.now() * 1_000_000))
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def wait_for(self, condition: Callable[[], Found], timeout: float = PATIENCE) -> Found:
        """What `condition` returned once it was true; TimeoutError after `timeout` seconds.

        The condition is looked at after every change, without the lock: it may call the Web API.
        """
        deadline = time.monotonic() + timeout
        seen = self._version
        while not (found := condition()):
            with self.changed:
                while self._version == seen and (left := deadline - time.monotonic()) > 0:
                    self.changed.wait(left)
                seen = self._version
            if time.monotonic() >= deadline:
                break
        if found or (found := condition()):
            return found
        raise TimeoutError(f"not so within {timeout:g} s")
