"""A thread that works when there is work, sleeps when there is none, and is woken rather than polls."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

_LOG = logging.getLogger(__name__)


class Bell:
    """Wakes whoever waits. A ring while nobody waits is heard by the next who does."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._rings = 0

    def ring(self) -> None:
        """There is something to do."""
        with self._condition:
            self._rings += 1
            self._condition.notify_all()

    def heard(self) -> int:
        """How often it rang so far; to be asked before looking for work, and handed to `wait`."""
        with self._condition:
            return self._rings

    def wait(self, heard: int, seconds: float) -> None:
        """Return as soon as it has rung since `heard`, at the latest after `seconds`."""
        with self._condition:
            self._condition.wait_for(lambda: self._rings != heard, timeout=seconds)


class Loop:
    """A thread that calls `step` while it returns True, and otherwise sleeps until the bell rings or `pause()` is over.

    An exception in `step` (a database gone for a while) is logged and the step tried again after the pause.
    """

    def __init__(self, name: str, step: Callable[[], bool], pause: Callable[[], float], bell: Bell) -> None:
        self._step = step
        self._pause = pause
        self._bell = bell
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin, once."""
        self._thread.start()

    def stop(self, seconds: float = 10.0) -> bool:
        """End after the step under way; False where that is not over within `seconds`."""
        self._stopping.set()
        self._bell.ring()
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            heard = self._bell.heard()
            try:
                if self._step():
                    continue
                seconds = self._pause()
            except Exception:  # noqa: BLE001  # the edge of the process: whatever it is, the next attempt may do better
                _LOG.exception("%s: the step failed and is tried again", self._thread.name)
                seconds = 1.0
            if not self._stopping.is_set():
                self._bell.wait(heard, seconds)
