"""An archive filled before Slack was there belongs to the first workspace that runs on it."""

from __future__ import annotations

from sqlalchemy import func, select

from bot.reading import Reading
from bot.storage import LOCAL, Store, Viewer, adopt
from bot.storage.tables import Table
from tests.storage.builders import TEAM, into_story, paper, post, wire


def fill(store: Store, team: str) -> str:
    with store.transaction(team) as tx:
        seen = wire()
        tx.articles.save_reading(Reading(article=seen), imported=True)
        return into_story(tx, seen)


def test_all_that_was_kept_for_nobody_is_the_workspaces(store: Store) -> None:
    story = fill(store, LOCAL)
    assert adopt(store, TEAM)
    assert store.teams() == (TEAM,)
    with store.look(TEAM) as tx:
        assert tx.stories.story(story, Viewer.desk(TEAM)) is not None
    with store.session() as session:
        kept = [table for table in Table.metadata.sorted_tables if "team" in table.columns]
        left = [
            table.name
            for table in kept
            if session.scalar(select(func.count()).select_from(table).where(table.c.team == LOCAL))
        ]
    assert left == []


def test_an_archive_of_its_own_is_not_mixed_with_another(store: Store) -> None:
    fill(store, LOCAL)
    with store.transaction(TEAM) as tx:
        post(tx, paper(), ts="2.0")
    assert not adopt(store, TEAM)
    assert store.teams() == (TEAM, LOCAL)


def test_there_is_nothing_to_take_over_twice(store: Store) -> None:
    fill(store, LOCAL)
    assert adopt(store, TEAM)
    assert not adopt(store, TEAM)
    assert not adopt(store, LOCAL)
