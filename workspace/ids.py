"""Identifiers in the shapes Slack gives them: a letter for the kind, then capitals and digits."""

from __future__ import annotations

import random
import string
import threading
from collections.abc import Callable

_ALPHABET = string.ascii_uppercase + string.digits


class Ids:
    """New identifiers, no two alike. A seed makes a workspace's identifiers the same on every start.

    Kinds in Slack's documentation: T team, U user, B bot, A app, C channel, D direct message, F file, V view, Ev event.
    """

    def __init__(self, seed: int | None = None) -> None:
        self._random = random.Random(seed)  # noqa: S311  nothing here is secret
        self._given: set[str] = set()
        self._lock = threading.Lock()

    def new(self, prefix: str, length: int = 10) -> str:
        """An identifier such as `C0A1B2C3D4E`: the prefix, a zero, then `length - 1` characters."""
        return self._unused(lambda: prefix + "0" + self._draw(_ALPHABET, length - 1))

    def secret(self, prefix: str = "", length: int = 24) -> str:
        """A token, signing secret or ticket in lower-case hexadecimal."""
        return self._unused(lambda: prefix + self._draw("0123456789abcdef", length))

    def number(self, digits: int = 12) -> str:
        """Digits only, as in the first parts of a trigger_id or a token."""
        return self._unused(lambda: self._draw("123456789", digits))

    def _draw(self, alphabet: str, length: int) -> str:
        return "".join(self._random.choices(alphabet, k=length))

    def _unused(self, draw: Callable[[], str]) -> str:
        with self._lock:
            while (drawn := draw()) in self._given:
                continue
            self._given.add(drawn)
            return drawn
