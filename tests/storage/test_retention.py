"""What is old is forgotten, and what an app leaves behind when it is uninstalled."""

from __future__ import annotations

from datetime import time, timedelta

from sqlalchemy import func, select

from bot.digests import Wish
from bot.reading import Reading
from bot.report import State
from bot.storage import Purged, SettledBy, Store
from bot.storage.tables import FindingRow, Table
from tests.builders import article
from tests.conftest import Hands
from tests.storage.builders import DESK, PUBLIC, TEAM, between, filed_by, into_story, paper, post, wire


def test_what_the_desk_got_before_a_moment_is_forgotten_and_the_rest_kept(store: Store, clock: Hands) -> None:
    with store.transaction(TEAM) as tx:
        old = post(tx, wire())
        gone_story = into_story(tx, old)
    clock.move(days=100)
    with store.transaction(TEAM) as tx:
        new = post(tx, paper(), ts="2.0")
        into_story(tx, new)
        purged = tx.retention.purge(clock() - timedelta(days=90))
        assert tx.articles.article(old.id, DESK) is None
        assert tx.stories.story(gone_story, DESK) is None
        assert tx.articles.article(new.id, DESK) == new
    assert purged == Purged(articles=1, events=0, deliveries=0)


def test_a_dismissal_outlives_the_text_it_was_about(store: Store, clock: Hands) -> None:
    with store.transaction(TEAM) as tx:
        left, right = post(tx, paper()), post(tx, wire(), ts="2.0")
        filed = filed_by(tx, left, right)
        tx.decisions.dismiss(filed.id, PUBLIC, "U1", "rounding")
        story = tx.findings.story_of(filed.id, PUBLIC)
        assert story is not None
        tx.postings.mark_deleted("C1", "1.0")
        row = tx.scope.session.scalars(select(FindingRow)).one()
        assert (row.state, row.body) == (State.DISMISSED, None)
        third = post(tx, article("They downed 278 drones.", outlet="Quay"), ts="3.0")
        (again,) = tx.findings.save(story, third.id, [between(third, right)])
    assert again.state is State.DISMISSED


def test_an_uninstalled_team_leaves_nothing_and_others_everything(store: Store) -> None:
    for team in ("T1", "T2"):
        with store.transaction(team) as tx:
            tx.articles.save_reading(Reading(article=wire()))
            story = tx.stories.open("Ferry")
            tx.stories.join(wire().id, story, decision=SettledBy.NEW)
            order = tx.subscriptions.order("C1", Wish(at=time(8)), zone="UTC")
            tx.subscriptions.claim_digest(order.id, tx.scope.now.date())
            tx.channels.save_person("U1", name="Anna", zone=None)
    assert store.teams() == ("T1", "T2")
    with store.transaction("T1") as tx:
        tx.retention.forget_team()
    assert store.teams() == ("T2",)
    with store.session() as session:
        left = {
            (table.name, team): session.scalar(select(func.count()).select_from(table).where(table.c.team == team))
            for table in Table.metadata.sorted_tables
            for team in ("T1", "T2")
        }
    assert {name for (name, team), count in left.items() if team == "T1" and count} == set()
    assert left["articles", "T2"] == left["memberships", "T2"] == left["digest_runs", "T2"] == 1
