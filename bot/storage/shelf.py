"""Stories as one viewer sees them: counted, dated and named from the articles the viewer may see."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import case, func, select

from bot.article import marked_killed
from bot.storage import rows
from bot.storage.circles import EVERYBODY, in_circle, is_current, sees_article, sees_posting
from bot.storage.duplicates import sources_of
from bot.storage.records import StoryRecord
from bot.storage.scope import Scope
from bot.storage.tables import ArticleRow, FigureRow, MembershipRow, PostingRow, StoryNameRow
from bot.storage.versions import Versions
from bot.storage.viewer import Viewer
from bot.stories.title import is_named_after, name_story

_UNNAMED = "Untitled"


def story_records(
    scope: Scope,
    viewer: Viewer,
    *,
    among: Collection[int] | None = None,
    limit: int | None = None,
    since: datetime | None = None,
    posted: bool = False,
) -> tuple[StoryRecord, ...]:
    """The stories the viewer may see an article of, the one with the latest article first.

    Versions that another supersedes do not count. `posted` asks for stories of which an article was posted.
    """
    latest = func.max(ArticleRow.dated_at)
    wanted = (
        select(MembershipRow.story, func.count(), func.min(ArticleRow.dated_at), latest)
        .join(ArticleRow, ArticleRow.row == MembershipRow.article)
        .where(MembershipRow.team == scope.team, is_current(viewer, scope.now))
        .where(sees_article(scope.checked(viewer), ArticleRow.row, scope.now))
        .group_by(MembershipRow.story)
        .order_by(latest.desc(), MembershipRow.story.desc())
        .limit(limit)
    )
    if among is not None:
        wanted = wanted.where(MembershipRow.story.in_(among))
    if since is not None:
        wanted = wanted.having(latest >= since)
    if posted:
        seen = select(PostingRow.row).where(PostingRow.article == ArticleRow.row, sees_posting(viewer, scope.now))
        wanted = wanted.having(func.max(case((seen.exists(), 1), else_=0)) == 1)
    found = scope.session.execute(wanted).all()
    stories = [story for story, *_ in found]
    names = _marked(scope, viewer, _names(scope, viewer, stories))
    outlets = _outlets(scope, viewer, stories)
    sources = sources_of(scope, viewer, stories)
    return tuple(
        StoryRecord(
            id=str(story),
            name=names[story],
            articles=count,
            outlets=outlets.get(story, ()),
            sources=sources[story],
            since=first,
            latest=last,
        )
        for story, count, first, last in found
    )


def _names(scope: Scope, viewer: Viewer, stories: Sequence[int]) -> dict[int, str]:
    """What a person called it, the whole team before one of the viewer's channels; else the desk's first name for it.

    One that has none is called after the first article the viewer sees.
    """
    given = scope.session.scalars(
        select(StoryNameRow)
        .where(StoryNameRow.story.in_(stories), in_circle(viewer, StoryNameRow.circle))
        .order_by(StoryNameRow.row.desc())
    ).all()
    by_people = sorted((row for row in given if row.by), key=lambda row: row.circle == EVERYBODY)
    names = {row.story: row.name for row in (*(row for row in given if row.by is None), *by_people)}
    for story in stories:
        if story not in names:
            names[story] = _first(scope, viewer, story)
    return names


def _marked(scope: Scope, viewer: Viewer, names: dict[int, str]) -> dict[int, str]:
    """The names, saying so where a wire has taken back all the viewer sees of a story, or what it is named after."""
    touched = (
        select(MembershipRow.story)
        .join(ArticleRow, ArticleRow.row == MembershipRow.article)
        .where(MembershipRow.story.in_(names), ArticleRow.killed.is_(True))
        .where(sees_article(viewer, ArticleRow.row, scope.now))
    )
    stories = set(scope.session.scalars(touched))
    if not stories:
        return names
    told = scope.session.execute(
        select(MembershipRow.story, ArticleRow.id, ArticleRow.title, case((is_current(viewer, scope.now), 1), else_=0))
        .join(ArticleRow, ArticleRow.row == MembershipRow.article)
        .where(MembershipRow.story.in_(stories))
        .where(sees_article(viewer, ArticleRow.row, scope.now))
    ).all()
    taken_back = Versions(scope).killed([article for _, article, *_ in told], viewer)
    live: dict[int, list[bool]] = {story: [] for story in stories}
    gone: dict[int, list[bool]] = {story: [] for story in stories}
    for story, article, title, current in told:
        if current or article in taken_back:
            (gone if article in taken_back else live)[story].append(is_named_after(names[story], title or ""))
    killed = {story for story in stories if not live[story] or (any(gone[story]) and not any(live[story]))}
    return names | {story: marked_killed(names[story]) for story in killed}


def _first(scope: Scope, viewer: Viewer, story: int) -> str:
    """The name that the first article gives."""
    row = scope.session.scalar(
        select(ArticleRow)
        .join(MembershipRow, MembershipRow.article == ArticleRow.row)
        .where(MembershipRow.story == story, sees_article(viewer, ArticleRow.row, scope.now))
        .order_by(ArticleRow.dated_at, ArticleRow.row)
        .limit(1)
    )
    if row is None:
        return _UNNAMED
    figures = select(FigureRow).where(FigureRow.article == row.row).order_by(FigureRow.position)
    read = rows.reading(row, figures=scope.session.scalars(figures), quotes=(), happenings=(), sequences=(), names=())
    return name_story([read])


def _outlets(scope: Scope, viewer: Viewer, stories: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The outlets of each story, in the order they first wrote about it."""
    found = scope.session.execute(
        select(MembershipRow.story, ArticleRow.outlet)
        .join(ArticleRow, ArticleRow.row == MembershipRow.article)
        .where(MembershipRow.story.in_(stories), ArticleRow.outlet.is_not(None))
        .where(sees_article(viewer, ArticleRow.row, scope.now))
        .group_by(MembershipRow.story, ArticleRow.outlet)
        .order_by(func.min(ArticleRow.dated_at), ArticleRow.outlet)
    )
    outlets: dict[int, tuple[str, ...]] = {}
    for story, outlet in found:
        assert outlet is not None
        outlets[story] = (*outlets.get(story, ()), outlet)
    return outlets
