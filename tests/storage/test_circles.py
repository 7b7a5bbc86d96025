"""The rules of who may see what, one by one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.article import Embargo, Moment
from bot.reading import Reading
from bot.storage import EVERYBODY, Channel, Store, Viewer
from bot.storage.circles import (
    belongs,
    circle_for,
    circle_in,
    embargoed_until,
    heard_in,
    is_closed,
    is_held,
    of_circle,
    opens,
    readers,
    sees_article,
    sees_posting,
    visible_articles,
)
from bot.storage.tables import ArticleRow, PostingRow
from tests.builders import NOW
from tests.storage.builders import DESK, PRIVATE, PUBLIC, TEAM, between, into_story, paper, post, wire

STRANGER = Viewer(team=TEAM, person="U9")
OUTSIDER = Viewer(team=TEAM, person="U8", channels=frozenset({"C1"}), outside=True)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(("private", "shared"), [(True, False), (False, True), (True, True)])
def test_a_channel_is_closed_when_it_is_private_or_shared(private: bool, shared: bool) -> None:
    assert is_closed(private=private, shared=shared)
    assert not is_closed(private=False, shared=False)


@pytest.mark.parametrize(
    ("viewer", "closed", "told"),
    [
        (STRANGER, False, True),
        (STRANGER, True, False),
        (PRIVATE, True, True),
        (OUTSIDER, False, False),
        (Viewer(team=TEAM, channels=frozenset({"G1"}), outside=True), True, True),
        (DESK, True, True),
    ],
)
def test_a_closed_channel_is_opened_by_its_readers_and_another_by_all_but_outsiders(
    viewer: Viewer, closed: bool, told: bool
) -> None:
    assert opens(viewer, "G1", closed=closed) is told


def test_the_readers_of_a_shared_channel_are_outsiders() -> None:
    assert readers(TEAM, Channel(id="C1", shared=True)) == Viewer.channel(TEAM, "C1", shared=True)
    assert not readers(TEAM, Channel(id="C1", private=True)).outside


def test_an_embargo_without_a_time_has_no_end() -> None:
    until = embargoed_until(Embargo(stated="EMBARGOED"), NOW)
    assert until is not None
    assert is_held(until, NOW + timedelta(days=36_500))


def test_an_embargo_holds_till_its_time_and_no_longer() -> None:
    assert embargoed_until(None, NOW) is None
    ends = Embargo(stated="EMBARGOED UNTIL NOON", until=Moment(at=NOW))
    assert embargoed_until(ends, NOW - HOUR) == NOW
    assert embargoed_until(ends, NOW) is None
    assert not is_held(NOW, NOW)
    assert not is_held(None, NOW)


@pytest.mark.parametrize(
    ("private", "shared", "held", "circle"),
    [
        (False, False, False, EVERYBODY),
        (True, False, False, "C1"),
        (False, False, True, "C1"),
        (False, True, False, "!C1"),
        (True, True, True, "!C1"),
    ],
)
def test_what_is_said_stays_in_a_closed_channel_and_under_embargo(
    private: bool, shared: bool, held: bool, circle: str
) -> None:
    assert circle_for("C1", private=private, shared=shared, held=held) == circle


def test_what_is_decided_in_a_channel_is_told_to_its_readers_or_the_team() -> None:
    assert circle_in(Channel(id="C1")) == EVERYBODY
    assert circle_in(Channel(id="C1", private=True)) == "C1"
    assert circle_in(Channel(id="C1", private=True, shared=True)) == "!C1"


def test_a_circle_sees_what_its_readers_see() -> None:
    assert of_circle(TEAM, EVERYBODY) == Viewer(team=TEAM)
    assert of_circle(TEAM, "G1") == Viewer.channel(TEAM, "G1")
    assert of_circle(TEAM, "!C1") == Viewer.channel(TEAM, "C1", shared=True)


@pytest.mark.parametrize(
    ("viewer", "circles"),
    [
        (STRANGER, {EVERYBODY}),
        (PUBLIC, {EVERYBODY, "C1", "!C1"}),
        (OUTSIDER, {"!C1"}),
        (DESK, {EVERYBODY, "C1", "!C1", "G1", "!G1"}),
    ],
)
def test_people_belong_to_the_team_and_their_channels_outsiders_to_what_is_shared(
    store: Store, viewer: Viewer, circles: set[str]
) -> None:
    known = (EVERYBODY, "C1", "!C1", "G1", "!G1")
    assert {circle for circle in known if belongs(viewer, circle)} == circles
    with store.transaction(TEAM) as tx:
        for number, circle in enumerate(known):
            right = post(tx, wire(published=f"2026-03-0{number + 1}"), ts=f"{number}.1")
            left = post(tx, paper(published=f"2026-03-0{number + 1}"), ts=f"{number}.2")
            tx.findings.save(into_story(tx, left, right), left.id, [between(left, right)], circle=circle)
        waiting = tx.findings.stories_waiting(viewer, between(left, right).severity)
    assert len(waiting) == len(circles)


def test_dismissals_of_the_team_count_everywhere_but_among_outsiders() -> None:
    assert heard_in(EVERYBODY) == {EVERYBODY}
    assert heard_in("G1") == {EVERYBODY, "G1"}
    assert heard_in("!C1") == {"!C1"}


def test_outsiders_see_no_text_from_a_wire(store: Store) -> None:
    written = wire()
    with store.transaction(TEAM) as tx:
        tx.articles.save_reading(Reading(article=written), imported=True)
        assert tx.articles.article(written.id, STRANGER) == written
        assert tx.articles.article(written.id, OUTSIDER) is None


def test_outsiders_see_what_stands_in_their_channels_and_in_no_other_public_one(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        theirs, ours = post(tx, wire(), private=True), post(tx, paper(), channel="C2", ts="2.0")
        assert tx.articles.article(theirs.id, OUTSIDER) == theirs
        assert tx.articles.article(ours.id, OUTSIDER) is None
        assert tx.postings.posting("C2", "2.0", OUTSIDER) is None


def test_a_posting_that_was_deleted_shows_its_text_no_longer(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        written = post(tx, wire())
        post(tx, wire(), channel="G1", ts="2.0")
        tx.postings.mark_deleted("C1", "1.0")
        assert tx.articles.article(written.id, STRANGER) is None
        assert tx.articles.article(written.id, PRIVATE) == written


def test_a_decision_in_a_closed_channel_holds_there_and_one_of_the_team_everywhere(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        left, right = post(tx, paper()), post(tx, wire(), ts="2.0")
        story = into_story(tx, left, right)
        (team,) = tx.findings.save(story, left.id, [between(left, right)])
        (inside,) = tx.findings.save(story, left.id, [between(left, right)], circle="C1")
        tx.decisions.dismiss(inside.id, PUBLIC, "U1", "rounding")
        assert [each.id for each in tx.findings.of_story(story, DESK)] == [team.id]
        tx.decisions.undo(inside.id, PUBLIC, "U1")
        tx.decisions.dismiss(team.id, STRANGER, "U1", "rounding")
        assert tx.findings.of_story(story, DESK) == ()


def test_no_condition_lets_anybody_of_another_team_see_an_article(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        posted = post(tx, wire())
        tx.articles.save_reading(Reading(article=paper()), imported=True)
        written = {posted.id, paper().id}
        for viewer in (Viewer(team="T2"), Viewer.channel("T2", "C1"), Viewer.desk("T2")):
            assert visible_articles(tx.scope.session, viewer, written, NOW) == frozenset()
        rows = select(ArticleRow.id).where(sees_article(Viewer.channel("T2", "C1"), ArticleRow.row, NOW))
        assert tx.scope.session.scalars(rows).all() == []
        assert visible_articles(tx.scope.session, STRANGER, written, NOW) == written


def test_a_deleted_posting_is_opened_by_nobody(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        post(tx, wire())
        tx.postings.mark_deleted("C1", "1.0")
        rows = select(PostingRow.ts).where(sees_posting(PUBLIC, NOW))
        assert tx.scope.session.scalars(rows).all() == []
