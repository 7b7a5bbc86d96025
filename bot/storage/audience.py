"""A channel gets other readers: what stands in it, old and new, and what was made from it, goes with them.

What the team sees no longer it is told no longer, by no name and no reason either. Names and reasons made in another
circle from what it sees no longer are made anew, or dropped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, or_, select, union, update

from bot.report import State
from bot.storage.circles import EVERYBODY, circles_of_channel, members, of_circle, sees_article
from bot.storage.findings import STANDING, Findings
from bot.storage.history import change
from bot.storage.scope import Scope
from bot.storage.tables import ArticleRow, FindingRow, MembershipRow, MoveRow, PostingRow, RulingRow, StoryNameRow

_BATCH = 500  # stories or articles named in one statement


def close(scope: Scope, channel: str) -> None:
    """Take from the team the names and reasons made from what stands in a channel that is closed to it now."""
    lost = scope.session.scalars(_lost_stories(scope, channel)).all()
    for start in range(0, len(lost), _BATCH):
        some = lost[start : start + _BATCH]
        _close_names(scope, channel, some)
        _close_reasons(scope, channel, some)
        _close_moves(scope, channel, some)


def mark(scope: Scope, channel: str, *, closed: bool) -> None:
    """Have every posting of a channel say whether the team may open it."""
    scope.session.execute(
        update(PostingRow)
        .where(_stands_in(scope, channel), PostingRow.private.is_not(closed))
        .values(private=closed)
        .execution_options(synchronize_session="fetch")
    )


def rehome(scope: Scope, channel: str, here: str) -> tuple[str, ...]:
    """Have the findings about a channel's texts stand where both their sides are seen, now that its circle is `here`.

    They go there with what people did about them; where nobody sees both sides they are retracted. The ids of the
    articles told of them.
    """
    posted = select(PostingRow.article).where(_stands_in(scope, channel), PostingRow.article.is_not(None))
    about = or_(FindingRow.left_article.in_(posted), FindingRow.right_article.in_(posted))
    found = scope.session.scalars(
        select(FindingRow).where(FindingRow.team == scope.team, about).order_by(FindingRow.row)
    ).all()
    told = [row.left_article for row in found if _moved(scope, row, channel, here)]
    scope.session.flush()
    return _ids(scope, told)


def _moved(scope: Scope, row: FindingRow, channel: str, here: str) -> bool:
    """Whether a finding had to go from its circle."""
    findings, own = Findings(scope), circles_of_channel(channel)
    stays, fits = findings.is_seen_in(row.circle, row), findings.is_seen_in(here, row)
    if stays and not (fits and row.circle in own - {here}):
        return False
    if fits and row.circle in own | {EVERYBODY} and not findings.stands_in(row.story, row, here):
        row.circle = here
        scope.session.flush()
    elif not stays and row.state in STANDING:
        change(scope, row, State.RETRACTED)
    return True


def _lost_stories(scope: Scope, channel: str) -> Select[int]:
    """The stories, by row, with an article in the channel that the team does not see; those it was taken out of too."""
    everybody = of_circle(scope.team, EVERYBODY)
    posted = select(PostingRow.article).where(_stands_in(scope, channel), PostingRow.article.is_not(None))
    hidden = select(ArticleRow.row).where(
        ArticleRow.row.in_(posted), ~sees_article(everybody, ArticleRow.row, scope.now)
    )
    within = select(MembershipRow.story.label("story")).where(MembershipRow.article.in_(hidden))
    left = select(MoveRow.source.label("story")).where(MoveRow.article.in_(hidden))
    lost = union(within, left).subquery()
    return select(lost.c.story).order_by(lost.c.story)


def _close_names(scope: Scope, channel: str, stories: Iterable[int]) -> None:
    """What a person called a story before the team stays with the channel's members; the desk names it anew."""
    here, lost = members(channel), StoryNameRow.story.in_(list(stories))
    known = select(StoryNameRow.story).where(lost, StoryNameRow.circle == here, StoryNameRow.by.is_not(None))
    doubled = lost & (StoryNameRow.circle == EVERYBODY) & StoryNameRow.story.in_(known.scalar_subquery())
    _run(scope, delete(StoryNameRow).where(lost, StoryNameRow.by.is_(None)))
    _run(scope, delete(StoryNameRow).where(doubled))
    _run(scope, update(StoryNameRow).where(lost, StoryNameRow.circle == EVERYBODY).values(circle=here))
    told = RulingRow.story.in_(list(stories)) & (RulingRow.circle == EVERYBODY)
    _run(scope, update(RulingRow).where(told, RulingRow.name.is_not(None)).values(circle=here))


def _close_reasons(scope: Scope, channel: str, stories: Iterable[int]) -> None:
    lost = MembershipRow.story.in_(list(stories))
    elsewhere = MembershipRow.circle.not_in([EVERYBODY, *circles_of_channel(channel)])
    _run(scope, update(MembershipRow).where(lost, elsewhere).values(reasons="[]", score=0.0))
    _run(scope, update(MembershipRow).where(lost, MembershipRow.circle == EVERYBODY).values(circle=members(channel)))


def _close_moves(scope: Scope, channel: str, stories: Iterable[int]) -> None:
    """A move taken back brings its article's reasons back: to the channel's members."""
    moved = select(MoveRow).where(MoveRow.source.in_(list(stories)))
    for row in scope.session.scalars(moved):
        before = json.loads(row.membership)
        if before.get("circle") == EVERYBODY:
            row.membership = json.dumps({**before, "circle": members(channel)})
    scope.session.flush()


def _stands_in(scope: Scope, channel: str) -> ColumnElement[bool]:
    return (PostingRow.team == scope.team) & (PostingRow.channel == channel)


def _ids(scope: Scope, articles: Iterable[int | None]) -> tuple[str, ...]:
    rows = list(dict.fromkeys(articles))
    found: list[str] = []
    for start in range(0, len(rows), _BATCH):
        some = ArticleRow.row.in_(rows[start : start + _BATCH])
        found += scope.session.scalars(select(ArticleRow.id).where(some).order_by(ArticleRow.row))
    return tuple(found)


def _run(scope: Scope, statement: Any) -> None:
    scope.session.execute(statement.execution_options(synchronize_session="fetch"))
