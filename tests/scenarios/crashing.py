"""`copydesk run` that ends without warning at a given point of an event's road. Run by test_crashes.py."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

from bot.extraction import Reader
from bot.inbox.delivery import Delivery
from bot.inbox.inbox import Inbox
from handlers import cli
from handlers.slack.posting.poster import Poster

CRASHED = 9


def before(owner: type, name: str, when: Callable[..., bool] = lambda *_: True) -> None:
    """End the process when `name` is called with what `when` picks."""
    done: Callable[..., Any] = getattr(owner, name)

    def crash(*given: Any, **named: Any) -> Any:
        if when(*given):
            os._exit(CRASHED)
        return done(*given, **named)

    setattr(owner, name, crash)


def after(owner: type, name: str, when: Callable[..., bool] = lambda *_: True) -> None:
    """End the process when `name` has done its work on what `when` picks."""
    done: Callable[..., Any] = getattr(owner, name)

    def crash(*given: Any, **named: Any) -> Any:
        outcome = done(*given, **named)
        if when(*given):
            os._exit(CRASHED)
        return outcome

    setattr(owner, name, crash)


def is_reply(_poster: Poster, delivery: Delivery) -> bool:
    """Whether it answers a post; the greeting of a channel may come first."""
    return delivery.id.startswith("reply:")


POINTS: dict[str, Callable[[], None]] = {
    "stored, not acknowledged": lambda: after(Inbox, "accept"),
    "at work": lambda: before(Reader, "read"),
    "decided, not posted": lambda: before(Poster, "post", is_reply),
    "posted, not recorded": lambda: after(Poster, "post", is_reply),
}

if __name__ == "__main__":
    POINTS[sys.argv[1]]()
    sys.argv = ["copydesk", "run"]
    cli.main()
