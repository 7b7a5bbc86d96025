"""Who may see what: the one place that decides it (DESIGN §5).

An article may be seen by everybody of the team when it stands in a public channel, and by those who can open a
private channel when it stands there. A text under embargo stays in its channels till then. A channel shared with
another organisation is read by outsiders: what stands in it is used there only, and nothing else is told there.

A circle is the people something stays among: a private channel's id, "!" and the id of a shared channel, or "" for the
whole team.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, false, literal_column, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from bot.storage.records import PostingState
from bot.storage.tables import ArticleRow, PostingRow

EVERYBODY = ""  # the circle of the whole team
OUTSIDE = "!"  # before the id of a channel that people of other organisations read
_KNOWN = aliased(ArticleRow)  # made once: it costs more than the query it stands in


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who asks: a person or a channel, with the channels open to them."""

    team: str
    person: str | None = None
    channels: frozenset[str] = frozenset()
    everything: bool = False  # the operator at the command line, and the desk when it records
    outside: bool = False  # people of another organisation among them: what the team may see, they may not

    @classmethod
    def channel(cls, team: str, channel: str, *, shared: bool = False) -> Viewer:
        """The readers of one channel: what the desk says there, all of them may know."""
        return cls(team=team, channels=frozenset({channel}), outside=shared)

    def belongs(self, circle: str) -> bool:
        """Whether the viewer belongs to a circle."""
        if self.everything or circle.removeprefix(OUTSIDE) in self.channels:
            return True
        return circle == EVERYBODY and not self.outside

    @classmethod
    def desk(cls, team: str) -> Viewer:
        """The desk itself while it records. What is read for it is shown to nobody."""
        return cls(team=team, everything=True)


def sees_article(
    viewer: Viewer, article: InstrumentedAttribute[int] | InstrumentedAttribute[int | None], now: datetime
) -> ColumnElement[bool]:
    """The condition that `viewer` may see the article whose row number the column `article` holds."""
    if viewer.everything:
        return true()
    imported = select(_KNOWN.row).where(_KNOWN.row == article, _KNOWN.team == viewer.team, _KNOWN.open.is_(True))
    posted = select(PostingRow.row).where(PostingRow.article == article, sees_posting(viewer, now))
    return one_by_one(posted) if viewer.outside else or_(one_by_one(imported), one_by_one(posted))


def one_by_one(found: Select[int]) -> ColumnElement[bool]:
    """The condition that there is such a row, looked up for one article at a time.

    Without OFFSET 0 PostgreSQL may read all a team may see into a hash first, a hundred thousand rows to look at
    twelve: it does while the tables have no statistics yet, as after an import.
    """
    return found.offset(literal_column("0")).exists()


def is_current(viewer: Viewer, now: datetime) -> ColumnElement[bool]:
    """The condition on ArticleRow that nothing the viewer may see supersedes the article."""
    if viewer.everything:
        return ArticleRow.superseded_by.is_(None)
    return or_(ArticleRow.superseded_by.is_(None), ~sees_article(viewer, ArticleRow.superseded_by, now))


def sees_posting(viewer: Viewer, now: datetime) -> ColumnElement[bool]:
    """The condition on PostingRow that `viewer` may open the posting."""
    if viewer.everything:
        return true()
    told = or_(PostingRow.embargoed_until.is_(None), PostingRow.embargoed_until <= now)
    public = and_(PostingRow.private.is_(False), told)
    return and_(
        PostingRow.team == viewer.team,
        PostingRow.state == PostingState.STANDING,
        or_(and_(public, not_outside(viewer)), PostingRow.channel.in_(sorted(viewer.channels))),
    )


def in_circle(viewer: Viewer, circle: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """The condition that `viewer` belongs to the circle."""
    if viewer.everything:
        return true()
    channels = sorted(viewer.channels)
    mine = [*channels, *(OUTSIDE + channel for channel in channels)]
    return circle.in_(mine if viewer.outside else [EVERYBODY, *mine])


def not_outside(viewer: Viewer) -> ColumnElement[bool]:
    """The condition that nobody of another organisation is among the viewers."""
    return false() if viewer.outside else true()


def of_circle(team: str, circle: str) -> Viewer:
    """The viewer that sees what everybody of the circle sees."""
    channel = circle.removeprefix(OUTSIDE)
    return Viewer(team=team, channels=frozenset({channel} if channel else ()), outside=circle.startswith(OUTSIDE))


def visible_articles(session: Session, viewer: Viewer, articles: Collection[str], now: datetime) -> frozenset[str]:
    """Those of the article ids that `viewer` may see."""
    seen = (
        select(ArticleRow.id)
        .where(ArticleRow.team == viewer.team, ArticleRow.id.in_(articles))
        .where(sees_article(viewer, ArticleRow.row, now))
    )
    return frozenset(session.scalars(seen))
