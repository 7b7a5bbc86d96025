"""Findings and what people do with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.report import State
from bot.storage import Store, Transaction
from bot.verdict import Edit, Severity
from tests.builders import NOW, article, side
from tests.conftest import Hands
from tests.storage.builders import DESK, PRIVATE, PUBLIC, TEAM, between, filed_by, into_story, paper, post, wire


def states(tx: Transaction, story: str) -> list[State]:
    return [each.state for each in tx.findings.of_story(story, PUBLIC, tuple(State))]


def test_a_finding_comes_back_exactly(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        left, right = post(tx, paper()), post(tx, wire(), ts="2.0")
        found = between(
            left,
            right,
            diff=(Edit(operation="replace", left="realistic", right="unrealistic"),),
            others=(side("287", "287 drones.", article=right.id, source="the ministry"),),
        )
        tx.findings.save(into_story(tx, left, right), left.id, [found])
        (filed,) = tx.findings.of_article(left.id, PUBLIC)
        assert tx.findings.finding(filed.id, PUBLIC) == filed
        assert tx.findings.against(right.id, PUBLIC) == (filed,)
    assert (filed.finding, filed.state, filed.by, filed.at) == (found, State.OPEN, None, None)


def test_the_same_discrepancy_found_again_stays_one_finding(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        left, right = post(tx, paper()), post(tx, wire(), ts="2.0")
        story = into_story(tx, left, right)
        (first,) = tx.findings.save(story, left.id, [between(left, right)])
        (again,) = tx.findings.save(story, left.id, [between(left, right, severity=Severity.HIGH)])
        assert states(tx, story) == [State.OPEN]
    assert again == replace(first, finding=again.finding)
    assert again.finding.severity is Severity.HIGH


def test_what_is_no_longer_reported_is_settled_and_what_comes_back_is_open_again(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        left, right = post(tx, paper()), post(tx, wire(), ts="2.0")
        story = into_story(tx, left, right)
        (filed,) = tx.findings.save(story, left.id, [between(left, right)])
        tx.findings.save(story, left.id, [])
        assert states(tx, story) == [State.SETTLED]
        assert tx.findings.of_story(story, PUBLIC) == ()
        (again,) = tx.findings.save(story, left.id, [between(left, right)])
    assert (again.id, again.state) == (filed.id, State.OPEN)


def test_a_later_version_carries_the_finding_on_or_settles_it(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        left, right = post(tx, paper()), post(tx, wire(), ts="2.0")
        filed = filed_by(tx, left, right)
        story = tx.findings.story_of(filed.id, PUBLIC)
        assert story is not None
        tx.decisions.confirm(filed.id, PUBLIC, "U1")
        edited = post(tx, article("Air defences shot down 278 drones. More follows.", outlet="Chronicle"))
        tx.versions.supersede(left.id, edited.id)
        (carried,) = tx.findings.save(story, edited.id, [between(edited, right)])
        assert (carried.id, carried.state) == (filed.id, State.CONFIRMED)
        mended = post(tx, article("Air defences shot down 287 drones.", outlet="Chronicle"))
        tx.versions.supersede(edited.id, mended.id)
        tx.findings.save(story, mended.id, [])
        assert tx.findings.of_story(story, DESK) == ()


def test_a_confirmed_finding_still_waits_and_says_who_confirmed_it(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        filed = filed_by(tx, post(tx, paper()), post(tx, wire(), ts="2.0"))
        confirmed = tx.decisions.confirm(filed.id, PUBLIC, "U1")
    assert confirmed is not None
    assert confirmed.standing
    assert (confirmed.state, confirmed.by, confirmed.at) == (State.CONFIRMED, "U1", NOW)


def test_a_dismissed_discrepancy_stays_dismissed_in_the_story(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        left, right = post(tx, paper()), post(tx, wire(), ts="2.0")
        filed = filed_by(tx, left, right)
        story = tx.findings.story_of(filed.id, PUBLIC)
        assert story is not None
        tx.decisions.dismiss(filed.id, PUBLIC, "U1", "rounding")
        (again,) = tx.findings.save(story, left.id, [between(left, right)])
        third = post(tx, article("They downed 278 drones.", outlet="Quay"), ts="3.0")
        (other,) = tx.findings.save(story, third.id, [between(third, right)])
    for each in (again, other):
        assert (each.state, each.by, each.reason) == (State.DISMISSED, "U1", "rounding")
    assert other.id != again.id


def test_a_dismissal_holds_in_its_own_story_only(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        left, right = post(tx, paper()), post(tx, wire(), ts="2.0")
        tx.decisions.dismiss(filed_by(tx, left, right).id, PUBLIC, "U1", "rounding")
        elsewhere = tx.stories.open("Another night")
        (filed,) = tx.findings.save(elsewhere, left.id, [between(left, right)])
    assert filed.state is State.OPEN


def test_a_dismissal_in_a_private_channel_stays_there(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        left, right = post(tx, paper()), post(tx, wire(), ts="2.0")
        story = into_story(tx, left, right)
        (open_,) = tx.findings.save(story, left.id, [between(left, right)])
        (inside,) = tx.findings.save(story, left.id, [between(left, right)], circle="G1")
        tx.decisions.dismiss(inside.id, PRIVATE, "U1", "rounding")
        assert [each.id for each in tx.findings.of_story(story, PUBLIC)] == [open_.id]
        assert [each.id for each in tx.findings.of_story(story, PRIVATE)] == [open_.id]


def test_a_dismissal_in_public_holds_in_private_channels_too(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        left, right = post(tx, paper()), post(tx, wire(), ts="2.0")
        story = into_story(tx, left, right)
        (open_,) = tx.findings.save(story, left.id, [between(left, right)])
        tx.findings.save(story, left.id, [between(left, right)], circle="G1")
        tx.decisions.dismiss(open_.id, PUBLIC, "U1", "rounding")
        (later,) = tx.findings.save(story, left.id, [between(left, right)], circle="G2")
        assert tx.findings.of_story(story, PRIVATE) == ()
    assert later.state is State.DISMISSED


@pytest.mark.parametrize("confirmed_first", [False, True])
def test_a_dismissal_taken_back_leaves_what_was_there_before(store: Store, confirmed_first: bool, clock: Hands) -> None:
    with store.transaction(TEAM) as tx:
        filed = filed_by(tx, post(tx, paper()), post(tx, wire(), ts="2.0"))
        before = tx.decisions.confirm(filed.id, PUBLIC, "U1") if confirmed_first else filed
    clock.move(minutes=5)
    with store.transaction(TEAM) as tx:
        tx.decisions.dismiss(filed.id, PUBLIC, "U2", "rounding")
        after = tx.decisions.undo(filed.id, PUBLIC, "U3")
        history = [(each.before, each.after, each.by) for each in tx.decisions.history(filed.id, PUBLIC)]
    assert after == before
    state = "confirmed" if confirmed_first else "open"
    assert history[-2:] == [(state, "dismissed", "U2"), ("dismissed", state, "U3")]


def test_a_confirmation_can_be_taken_back(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        filed = filed_by(tx, post(tx, paper()), post(tx, wire(), ts="2.0"))
        tx.decisions.confirm(filed.id, PUBLIC, "U1")
        assert tx.decisions.undo(filed.id, PUBLIC, "U2") == filed
        assert tx.decisions.undo(filed.id, PUBLIC, "U2") == filed


def test_two_people_who_click_end_in_one_state(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        filed = filed_by(tx, post(tx, paper()), post(tx, wire(), ts="2.0"))
    with store.transaction(TEAM) as tx:
        first = tx.decisions.dismiss(filed.id, PUBLIC, "U1", "rounding")
    with store.transaction(TEAM) as tx:
        assert tx.decisions.dismiss(filed.id, PUBLIC, "U2", "other") == first
        assert tx.decisions.confirm(filed.id, PUBLIC, "U2") == first
        assert len(tx.decisions.history(filed.id, PUBLIC)) == 2


@pytest.mark.parametrize("finding", ["", "99", "one", "1 OR 1=1"])
def test_a_finding_nobody_knows_cannot_be_decided_about(store: Store, finding: str) -> None:
    with store.transaction(TEAM) as tx:
        filed_by(tx, post(tx, paper()), post(tx, wire(), ts="2.0"))
        assert tx.decisions.confirm(finding, PUBLIC, "U1") is None
        assert tx.decisions.dismiss(finding, PUBLIC, "U1", "other") is None
        assert tx.decisions.undo(finding, PUBLIC, "U1") is None
        assert tx.decisions.history(finding, PUBLIC) == ()


def test_nobody_decides_about_what_they_may_not_see(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        left, right = post(tx, paper(), channel="G1"), post(tx, wire(), channel="G1", ts="2.0")
        filed = filed_by(tx, left, right, circle="G1")
        assert tx.decisions.dismiss(filed.id, PUBLIC, "U1", "other") is None
        assert tx.findings.finding(filed.id, PRIVATE) == filed


def test_who_looks_after_a_finding_and_who_asked_them_to_is_kept(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        filed = filed_by(tx, post(tx, paper()), post(tx, wire(), ts="2.0"))
        tx.decisions.assign(filed.id, PUBLIC, "U1", "U2")
        tx.decisions.assign(filed.id, PUBLIC, "U3", "U2")
        known = tx.findings.finding(filed.id, PUBLIC)
        trail = [(event.after, event.by, event.reason) for event in tx.decisions.history(filed.id, PUBLIC)]
    assert known is not None
    assert (known.assignee, known.assigned_by, known.state) == ("U2", "U1", State.OPEN)
    assert trail == [("open", None, None), ("assigned", "U1", "U2")]


def test_a_finding_put_off_waits_no_more_until_its_time(store: Store, clock: Hands) -> None:
    with store.transaction(TEAM) as tx:
        filed = filed_by(tx, post(tx, paper()), post(tx, wire(), ts="2.0"))
        put_off = tx.decisions.snooze(filed.id, PUBLIC, "U1", NOW + timedelta(hours=1))
        assert put_off is not None
        assert put_off.standing
        assert not put_off.waiting
        assert tx.decisions.wake_due() == ()
    clock.move(hours=1)
    with store.transaction(TEAM) as tx:
        assert [each.id for each in tx.decisions.wake_due()] == [filed.id]
        known = tx.findings.finding(filed.id, PUBLIC)
        assert known is not None
        assert known.waiting


def test_a_finding_put_off_can_be_taken_up_again(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        filed = filed_by(tx, post(tx, paper()), post(tx, wire(), ts="2.0"))
        tx.decisions.snooze(filed.id, PUBLIC, "U1", NOW + timedelta(hours=1))
        woken = tx.decisions.wake(filed.id, PUBLIC, "U2")
    assert woken is not None
    assert woken.waiting
