"""One request at a time to each host, so that a morning's links do not fall upon one paper's server together."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Who fetches from which host. Safe to use from several threads."""

    def __init__(self) -> None:
        self._free = threading.Condition()
        self._busy: set[str] = set()

    @contextmanager
    def turn(self, host: str, seconds: float) -> Iterator[bool]:
        """Wait up to `seconds` until nobody else fetches from `host`; False when it stayed busy."""
        with self._free:
            mine = self._free.wait_for(lambda: host not in self._busy, timeout=max(seconds, 0))
            if mine:
                self._busy.add(host)
        try:
            yield mine
        finally:
            if mine:
                with self._free:
                    self._busy.discard(host)
                    self._free.notify_all()
