"""What became of what was found: by check and channel, without the words."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, not_, or_, select

from bot.report import State
from bot.storage.circles import in_circle, sees_article, sees_posting
from bot.storage.records import FindingOutcome
from bot.storage.scope import Scope
from bot.storage.tables import FindingRow, PostingRow
from bot.storage.viewer import Viewer
from bot.verdict import Severity


class Outcomes:
    """What became of the findings of one team, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def since(self, viewer: Viewer, since: datetime) -> tuple[FindingOutcome, ...]:
        """Each finding since then that the viewer may see, once for every post of its article that they may open.

        Left out is what was announced nowhere: what agrees, what was found in rereading, what is told as a part of
        another finding, and what was dismissed as it was found, because somebody had dismissed the like before.
        """
        self._scope.checked(viewer)
        now = self._scope.now
        carried = and_(FindingRow.state == State.DISMISSED, FindingRow.at < FindingRow.found_at)
        right_is_seen = or_(FindingRow.right_article.is_(None), sees_article(viewer, FindingRow.right_article, now))
        # An outer join: from the few findings to their posts, never from all posts of the team to the findings.
        here = and_(PostingRow.article == FindingRow.left_article, sees_posting(viewer, now))
        found = self._scope.session.execute(
            select(
                FindingRow.story,
                FindingRow.key,
                FindingRow.check_name,
                FindingRow.severity,
                FindingRow.state,
                FindingRow.reason,
                FindingRow.circle,
                PostingRow.channel,
            )
            .outerjoin(PostingRow, here)
            .where(FindingRow.team == self._scope.team)
            .where(FindingRow.row > self._last_before(since), FindingRow.found_at >= since)
            .where(FindingRow.severity != Severity.NONE, FindingRow.state != State.MERGED)
            .where(FindingRow.reread.is_(False), not_(carried) | FindingRow.at.is_(None))
            .where(in_circle(viewer, FindingRow.circle), right_is_seen)
            .order_by(FindingRow.row, PostingRow.row)
        )
        return tuple(
            FindingOutcome(
                story=str(row.story),
                key=row.key,
                check=row.check_name,
                severity=Severity(row.severity),
                state=row.state,
                reason=row.reason,
                circle=row.circle,
                channel=row.channel,
            )
            for row in found
            if row.channel is not None
        )

    def _last_before(self, since: datetime) -> int:
        """The row of the last finding before then: rows are numbered as they are found, and read from the end."""
        before = (
            select(FindingRow.row)
            .where(FindingRow.found_at < since)  # whoever's: with the team, every one of its rows is sorted first
            .order_by(FindingRow.row.desc())
            .limit(1)
        )
        return self._scope.session.scalar(before) or 0
