"""What there is to say about a text to one person, or about a statement: compared and looked up, and nothing kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING

from bot.answers.preflight import preflight
from bot.answers.statement import OnRecord, look_up
from bot.article import Article, Posting, Submission, compose
from bot.filing.posts import Opener, Post
from bot.ingest import Refusal
from bot.policy import Policy
from bot.report import Report
from bot.storage import Store, Viewer

if TYPE_CHECKING:
    from bot.extraction import Reader


class Checker:
    """Checks for one viewer at a time. Serves every team of its store."""

    def __init__(
        self, store: Store, reader: Callable[[], Reader], policy: Policy, opener: Opener, house: frozenset[str]
    ) -> None:
        self._store = store
        self._reader = reader
        self._policy = policy
        self._opener = opener
        self._house = house

    def text(self, carried: Sequence[Submission | Refusal], viewer: Viewer) -> Report | Refusal:
        """What there would be to say about a text, file or link, to somebody who sees what the viewer sees.

        Of several the first article is taken.
        """
        nowhere = Posting(team=viewer.team, channel="", ts="", posted_at=self._store.now())
        opened = self._opener.open(Post(carried=tuple(carried), posting=nowhere, private=True))
        contents = [each.content for each in opened]
        article = next((each for each in contents if isinstance(each, Article)), None)
        if article is None:
            return next(each for each in contents if isinstance(each, Refusal))
        reading = self._reader().read(article)
        with self._store.look(viewer.team) as tx:
            return preflight(tx, reading, viewer, policy=self._policy, house=self._house)

    def statement(self, words: str, viewer: Viewer, zone: tzinfo) -> OnRecord:
        """What the viewer may know of a sentence, a figure or a quote alone."""
        reading = self._reader().read(compose(body=words))
        with self._store.look(viewer.team) as tx:
            return look_up(tx, reading, viewer, self._policy, self._house, zone=zone)
