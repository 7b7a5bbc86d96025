"""What became of findings, by check and channel: what is counted, and for whom."""

from __future__ import annotations

from datetime import timedelta

from bot.report import State
from bot.storage import EVERYBODY, FindingOutcome, Store, Transaction, Viewer
from bot.verdict import Severity
from tests.builders import NOW, article
from tests.conftest import Hands
from tests.storage.builders import DESK, PRIVATE, PUBLIC, TEAM, between, filed_by, into_story, paper, post, wire

MONTH = NOW - timedelta(days=30)
STRANGER = Viewer(team=TEAM, person="U9")


def seen(tx: Transaction, viewer: Viewer = DESK) -> list[tuple[str, str | None, str]]:
    return [(each.state, each.reason, each.channel) for each in tx.outcomes.since(viewer, MONTH)]


def test_a_finding_is_told_under_every_post_of_its_article(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        left, right = post(tx, paper()), post(tx, wire(), ts="2.0")
        post(tx, left, channel="C2", ts="3.0")
        filed = filed_by(tx, left, right)
        tx.decisions.dismiss(filed.id, PUBLIC, "U1", "rounding")
        first, second = tx.outcomes.since(DESK, MONTH)
        story = tx.findings.story_of(filed.id, DESK)
    assert first == FindingOutcome(
        story=str(story),
        key=filed.finding.key,
        check="figure_conflict",
        severity=Severity.MEDIUM,
        state=State.DISMISSED,
        reason="rounding",
        circle=EVERYBODY,
        channel="C1",
    )
    assert (second.key, second.channel) == (first.key, "C2")


def test_nobody_is_told_of_what_they_may_not_open(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        secret, right = post(tx, paper(), channel="G1"), post(tx, wire(), ts="2.0")
        filed_by(tx, secret, right, circle="G1")
        hidden = post(tx, article("Air defences intercepted 299 drones."), channel="G2")
        shown = post(tx, article("Air defences shot down 281 drones."), ts="4.0")
        filed_by(tx, shown, hidden)
        assert [each[2] for each in seen(tx)] == ["G1", "C1"]
        assert [each[2] for each in seen(tx, PRIVATE)] == ["G1"], "the other side stands in a channel not theirs"
        assert seen(tx, STRANGER) == seen(tx, PUBLIC) == []


def test_what_was_announced_nowhere_is_not_counted(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        left, right = post(tx, paper()), post(tx, wire(), ts="2.0")
        story = into_story(tx, left, right)
        agrees = between(left, right, severity=Severity.NONE)
        tx.findings.save(story, left.id, [agrees])
        assert seen(tx) == []
        later = post(tx, article("Air defences downed 278 drones."), ts="3.0")
        tx.findings.save_anew(story, later.id, [between(later, right)])
        assert seen(tx) == [], "found as an old article was read anew"


def test_a_dismissal_carried_to_another_article_is_no_second_one(store: Store, clock: Hands) -> None:
    with store.transaction(TEAM) as tx:
        left, right = post(tx, paper()), post(tx, wire(), ts="2.0")
        filed = filed_by(tx, left, right)
        tx.decisions.dismiss(filed.id, PUBLIC, "U1", "other")
    clock.now += timedelta(hours=1)
    with store.transaction(TEAM) as tx:
        story = tx.findings.story_of(filed.id, DESK)
        assert story is not None
        copy = post(tx, article("Overnight 278 drones were shot down.", outlet="Gazette"), ts="3.0")
        (carried,) = tx.findings.save(story, copy.id, [between(copy, right)])
        assert carried.state is State.DISMISSED
        assert seen(tx) == [("dismissed", "other", "C1")]


def test_only_what_was_found_since_then_is_counted(store: Store, clock: Hands) -> None:
    with store.transaction(TEAM) as tx:
        filed_by(tx, post(tx, paper()), post(tx, wire(), ts="2.0"))
        assert len(seen(tx)) == 1
    clock.now += timedelta(days=40)
    with store.transaction(TEAM) as tx:
        assert tx.outcomes.since(DESK, clock.now - timedelta(days=30)) == ()
        filed_by(tx, post(tx, article("Air defences shot down 281 drones."), ts="3.0"), post(tx, wire(), ts="4.0"))
        assert len(tx.outcomes.since(DESK, clock.now - timedelta(days=30))) == 1
