"""Who may see what: every rule of it, and nowhere else (DESIGN §5).

An article may be seen by everybody of the team when it stands in a public channel, and by those who can open a
private channel when it stands there. A text under embargo is seen where it stands only, by whoever asks there. A
channel shared with another organisation is read by outsiders: what stands in it is used there only, and nothing else
is told there.

A circle is the people something stays among: a private channel's id, "!" and the id of a shared channel, or "" for the
whole team; "~" before it, where they ask in that very channel. Findings, names and reasons belong to the circle that
saw all they were made from.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, and_, false, literal_column, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from bot.article import Embargo
from bot.storage.records import Channel, Placed, PostingState
from bot.storage.tables import ArticleRow, PostingRow
from bot.storage.viewer import Viewer

if TYPE_CHECKING:
    from bot.storage.store import Transaction

EVERYBODY = ""  # the circle of the whole team
HELD = "~"  # before a circle: those of it who read in its very channel, while a text there is under embargo
OUTSIDE = "!"  # before the id of a channel that people of other organisations read
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_KNOWN = aliased(ArticleRow)  # made once: it costs more than the query it stands in

# Channels and embargoes


def is_closed(*, private: bool, shared: bool) -> bool:
    """Whether what stands in a channel is kept from the rest of the team: it is private, or outsiders read it."""
    return private or shared


def opens(viewer: Viewer, channel: str, *, closed: bool) -> bool:
    """Whether the viewer may open a channel: a closed one its readers only, any other all but outsiders."""
    return viewer.everything or channel in viewer.channels or not (closed or viewer.outside)


def readers(team: str, channel: Channel) -> Viewer:
    """The readers of a channel: what is said there, all of them may know, outsiders too where there are some."""
    return Viewer.channel(team, channel.id, shared=channel.shared)


def embargoed_until(embargo: Embargo | None, now: datetime) -> datetime | None:
    """Until when a text stays where it is; None where it is free. An embargo that names no time has no end."""
    if embargo is None:
        return None
    until = embargo.until.at if embargo.until else _NEVER
    return until if is_held(until, now) else None


def is_held(until: datetime | None, now: datetime) -> bool:
    """Whether an embargo of that end holds: the text stays in its channels. At its end it is free."""
    return until is not None and until > now


# Circles


def circle_for(channel: str, *, private: bool, shared: bool, held: bool) -> str:
    """Whom what is said in a channel may be told to: its readers while it is closed or the text held, else the team."""
    if shared:
        return OUTSIDE + channel
    return members(channel) if private or held else EVERYBODY


def members(channel: str) -> str:
    """The circle of a channel's readers who are of the team, whoever else reads it now."""
    return channel


def on_the_spot(circle: str) -> str:
    """The circle's readers as long as they read in its channel: elsewhere they are not told, whoever they are."""
    return HELD + circle


def circle_in(channel: Channel) -> str:
    """Whom a channel's readers may tell what they decide in it: themselves where it is closed, else the team."""
    return circle_for(channel.id, private=channel.private, shared=channel.shared, held=False)


def circle_of(tx: Transaction, placed: Placed) -> str:
    """Whom a posting is told to now: its own channel while that is closed or the text embargoed, else the team."""
    place = tx.channels.channel(placed.posting.channel)
    shared = place is not None and place.shared
    held = is_held(placed.embargoed_until, tx.scope.now)
    return circle_for(placed.posting.channel, private=placed.private, shared=shared, held=held)


def circles_of(tx: Transaction, article: str) -> tuple[str, ...]:
    """The circles an article was posted to, each once."""
    placed = tx.postings.seen(article, Viewer.desk(tx.scope.team))
    return tuple(dict.fromkeys(circle_of(tx, each) for each in placed))


def of_circle(team: str, circle: str) -> Viewer:
    """The viewer that sees what everybody of the circle sees."""
    channel = circle.removeprefix(OUTSIDE)
    channels = frozenset({channel} if channel else ())
    return Viewer(team=team, channels=channels, place=channel or None, outside=circle.startswith(OUTSIDE))


def circles_of_channel(channel: str) -> frozenset[str]:
    """The circles a channel's readers may be: as a private channel, and as one that outsiders read."""
    read = (members(channel), OUTSIDE + channel)
    return frozenset({*read, *map(on_the_spot, read)})


def belongs(viewer: Viewer, circle: str) -> bool:
    """Whether the viewer belongs to a circle.

    Outsiders belong only to those of the shared channels they read: what was found or named before they came was made
    with more in view than they have.
    """
    return viewer.everything or circle in _circles(viewer)


def in_circle(viewer: Viewer, circle: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """The condition that `viewer` belongs to the circle."""
    return true() if viewer.everything else circle.in_(_circles(viewer))


def _circles(viewer: Viewer) -> list[str]:
    channels = sorted(viewer.channels)
    shared = [OUTSIDE + channel for channel in channels]
    if viewer.place in viewer.channels:
        shared.append(f"{HELD}{OUTSIDE}{viewer.place}")
        channels.append(f"{HELD}{viewer.place}")
    return shared if viewer.outside else [EVERYBODY, *map(members, channels), *shared]


def heard_in(circle: str) -> frozenset[str]:
    """The circles whose dismissals count in a circle: its own and, unless outsiders read it, the team's."""
    return frozenset({circle} if circle.startswith(OUTSIDE) else {EVERYBODY, circle})


def reaches(circle: str, decided: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """The condition that what somebody decides in `circle` holds in another: the team's everywhere, else its own."""
    return true() if circle == EVERYBODY else decided == circle


# Conditions


def sees_article(
    viewer: Viewer, article: InstrumentedAttribute[int] | InstrumentedAttribute[int | None], now: datetime
) -> ColumnElement[bool]:
    """The condition that `viewer` may see the article whose row number the column `article` holds.

    One that came from a wire is the whole team's, and not the outsiders'.
    """
    if viewer.everything:
        return true()
    imported = select(_KNOWN.row).where(_KNOWN.row == article, _KNOWN.team == viewer.team, _KNOWN.open.is_(True))
    posted = select(PostingRow.row).where(PostingRow.article == article, sees_posting(viewer, now))
    posted = posted.correlate_except(PostingRow)  # any of its postings, also where the statement is about one
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
    """The condition on PostingRow that `viewer` may open the posting.

    It stands, and is in a channel of theirs; or in an open channel, and they are no outsiders. Under embargo it is
    opened in its own channel only, whoever asks.
    """
    if viewer.everything:
        return true()
    told = or_(PostingRow.embargoed_until.is_(None), PostingRow.embargoed_until <= now)
    team = false() if viewer.outside else PostingRow.private.is_(False)
    here = and_(PostingRow.channel == viewer.place, PostingRow.channel.in_(sorted(viewer.channels)))
    return and_(
        PostingRow.team == viewer.team,
        PostingRow.state == PostingState.STANDING,
        or_(team, PostingRow.channel.in_(sorted(viewer.channels))),
        or_(told, here),
    )


def visible_articles(session: Session, viewer: Viewer, articles: Collection[str], now: datetime) -> frozenset[str]:
    """Those of the article ids that `viewer` may see."""
    seen = (
        select(ArticleRow.id)
        .where(ArticleRow.team == viewer.team, ArticleRow.id.in_(articles))
        .where(sees_article(viewer, ArticleRow.row, now))
    )
    return frozenset(session.scalars(seen))
