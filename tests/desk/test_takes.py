"""Articles of one person in a row: each is answered, in its story, in whatever order they are posted.

Which messages are one text hangs on the one before alone, and is looked at in all 120 orders; the stories in ten, in
which each article stands at each place and every two neighbours follow each other both ways.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations
from pathlib import Path

from bot.article import Article, Submission, SubmissionKind
from bot.desk.desk import Desk
from bot.filing.posts import Post
from bot.ingest.fetch.fetch import Fetcher
from bot.ingest.fetch.limits import FetchLimits
from bot.ingest.takes import texts
from bot.reading import Reading
from bot.report import Report, Together
from bot.storage import Store, open_database
from config.settings import Settings
from handlers import wiring
from tests.builders import NOW, posting
from tests.conftest import sqlite_copy
from tests.scenarios.conftest import text

DAY = ("day-ferry", "day-ferry-rival", "day-ferry-fares", "day-budget", "day-match")


class Once:
    """Reads each text once."""

    def __init__(self) -> None:
        self.known: dict[Article, Reading] = {}

    def read(self, article: Article) -> Reading:
        if article not in self.known:
            self.known[article] = wiring.reader(None).read(article)
        return self.known[article]


class Answers:
    """The last report on each post, and the posts that were called a part of another."""

    def __init__(self) -> None:
        self.told: dict[str, Report] = {}
        self.joined: list[str] = []

    def __call__(self, tx: object, placed: object, answer: object) -> None:
        ts = placed.ts  # type: ignore[attr-defined]
        if isinstance(answer, Report):
            self.told[ts] = answer
        elif answer is Together.JOINED:
            self.joined.append(ts)


def test_no_article_goes_on_with_another_in_any_order() -> None:
    told = [text(name) for name in DAY]
    for order in permutations(told):
        assert texts(order, wiring.policy(Settings(_env_file=None)).ingest) == ((0,), (1,), (2,), (3,), (4,))


def test_five_articles_get_five_answers_and_the_right_stories(sqlite_template: Path, tmp_path: Path) -> None:
    once, forth = Once(), tuple(range(len(DAY)))
    ways = [(*way[first:], *way[:first]) for way in (forth, forth[::-1]) for first in forth]
    for number, order in enumerate(ways):
        store = Store(open_database(sqlite_copy(sqlite_template, tmp_path / f"{number}.db")), clock=lambda: NOW)
        policy = wiring.policy(Settings(_env_file=None))
        desk = Desk(
            store,
            lambda: once,  # type: ignore[arg-type, return-value]
            policy,
            fetcher=Fetcher(FetchLimits.of(policy.ingest)),
        )
        answers = Answers()
        for step, place in enumerate(order):
            where = posting(ts=f"{place}.0", posted_at=NOW + timedelta(seconds=5 * step))
            submission = Submission(kind=SubmissionKind.TEXT, content=text(DAY[place]))
            desk.receive(Post(carried=(submission,), posting=where, private=False), answers)
        stories = [answers.told[f"{place}.0"].story.id for place in range(len(DAY))]
        assert stories[0] == stories[1], order
        assert len(set(stories)) == 4, order
        assert answers.joined == []
    assert len(once.known) == len(DAY)
