"""Watches and alerts are kept, due, claimed once, and seen by their own team alone."""

from __future__ import annotations

from datetime import timedelta

from bot.ingest.fetch.mark import Mark
from bot.storage import Store, Transaction, Viewer
from bot.watch import Watch
from tests.conftest import Hands
from tests.storage.builders import PUBLIC, TEAM, paper, post, wire

TEN = timedelta(minutes=10)


def begin(tx: Transaction, url: str = "https://a.example/1") -> Watch | None:
    return tx.watches.begin("C1", url, by="U1", article=wire(), pause=TEN, mark=Mark(etag='"1"'))


def test_a_page_is_due_after_its_pause_and_claimed_by_one_clock(store: Store, clock: Hands) -> None:
    with store.transaction(TEAM) as tx:
        begun = begin(tx)
        assert begin(tx) is None
        assert tx.watches.claim(5) == ()
    clock.move(minutes=11)
    with store.transaction(TEAM) as tx:
        [due] = tx.watches.claim(5)
        assert begun is not None
        assert (due.id, due.article, due.mark) == (begun.id, wire(), Mark(etag='"1"'))
        assert tx.watches.claim(5) == ()


def test_those_that_wait_longest_come_first(store: Store, clock: Hands) -> None:
    with store.transaction(TEAM) as tx:
        begin(tx, "https://a.example/1")
    clock.move(minutes=1)
    with store.transaction(TEAM) as tx:
        begin(tx, "https://a.example/2")
    clock.move(minutes=30)
    with store.transaction(TEAM) as tx:
        assert [each.url for each in tx.watches.claim(1)] == ["https://a.example/1"]
        assert [each.url for each in tx.watches.claim(1)] == ["https://a.example/2"]


def test_what_was_stopped_meanwhile_is_not_kept_again(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        begun = begin(tx)
        assert begun is not None
        assert not tx.watches.end("C2", begun.id)
        assert tx.watches.end("C1", begun.id)
        assert not tx.watches.note(begun)
        assert tx.watches.standing() == ()


def test_another_team_sees_and_stops_nothing(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        begun, alert = begin(tx), tx.alerts.begin("C1", "drones", by="U1")
        assert begun is not None
        assert alert is not None
    with store.transaction("T2") as tx:
        assert (tx.watches.standing(), tx.alerts.standing()) == ((), ())
        assert not tx.watches.end("C1", begun.id)
        assert not tx.alerts.end("C1", alert.id)
        assert not tx.watches.note(begun)


def test_an_alert_sees_each_article_that_comes_once_and_none_that_was_there(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        post(tx, wire())
        alert = tx.alerts.begin("C1", "drones", by="U1")
        assert alert is not None
        assert not tx.alerts.waiting()
        new = post(tx, paper(), ts="2.0")
        assert tx.alerts.waiting()
        assert list(tx.alerts.unseen(alert, PUBLIC, 10)) == [new]
        assert not tx.alerts.waiting()
        assert list(tx.alerts.unseen(alert, PUBLIC, 10)) == []


def test_an_alert_sees_nothing_its_readers_may_not_open(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        alert = tx.alerts.begin("C1", "drones", by="U1")
        assert alert is not None
        post(tx, wire(), channel="G1")
        assert list(tx.alerts.unseen(alert, Viewer.channel(TEAM, "C1"), 10)) == []
