"""`copydesk run` that ends without warning at a given point of an event's road. Run by test_crashes.py."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

from bot.inbox import Inbox
from bot.reader import Reader
from handlers import cli
from handlers.slack.poster import Poster

CRASHED = 9


def before(owner: type, name: str) -> None:
    """End the process when `name` is called."""

    def crash(*_: Any, **__: Any) -> None:
        os._exit(CRASHED)

    setattr(owner, name, crash)


def after(owner: type, name: str) -> None:
    """End the process when `name` has done its work."""
    done: Callable[..., Any] = getattr(owner, name)

    def crash(*given: Any, **named: Any) -> None:
        done(*given, **named)
        os._exit(CRASHED)

    setattr(owner, name, crash)


POINTS: dict[str, Callable[[], None]] = {
    "stored, not acknowledged": lambda: after(Inbox, "accept"),
    "at work": lambda: before(Reader, "read"),
    "decided, not posted": lambda: before(Poster, "post"),
    "posted, not recorded": lambda: after(Poster, "post"),
}

if __name__ == "__main__":
    POINTS[sys.argv[1]]()
    sys.argv = ["copydesk", "run"]
    cli.main()
