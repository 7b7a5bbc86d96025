"""Whom what is found in an article is told to: the whole team, or the readers of one channel."""

from __future__ import annotations

from bot.storage import EVERYBODY, Placed, Transaction, Viewer
from bot.storage.viewer import OUTSIDE


def circles_of(tx: Transaction, article: str) -> tuple[str, ...]:
    """The circles an article was posted to, each once."""
    placed = tx.postings.seen(article, Viewer.desk(tx.scope.team))
    return tuple(dict.fromkeys(circle_of(tx, each) for each in placed))


def circle_of(tx: Transaction, placed: Placed) -> str:
    """Whom a posting is told to now: its own channel while that is private or the text embargoed, else the team."""
    place = tx.channels.channel(placed.posting.channel)
    if place is not None and place.shared:
        return OUTSIDE + placed.posting.channel
    embargoed = placed.embargoed_until is not None and placed.embargoed_until > tx.scope.now
    return placed.posting.channel if placed.private or embargoed else EVERYBODY
