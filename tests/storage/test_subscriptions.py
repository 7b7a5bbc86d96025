"""Digests are ordered by channel and made once a day; channels and people are remembered."""

from __future__ import annotations

import threading
from datetime import date, time, timedelta
from typing import Any

import pytest

from bot.digests import Part, Wish
from bot.storage import Channel, ReplyMode, Store
from bot.verdict import Severity
from tests.builders import NOW
from tests.conftest import Hands
from tests.patience import PATIENCE

TEAM = "T1"
DAY = date(2026, 3, 12)


def wish(at: time, **parts: Any) -> Wish:
    return Wish(at=at, **parts)


def test_an_order_is_kept_with_its_zone_and_days(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        ordered = tx.subscriptions.order("C1", wish(time(8, 30), weekdays=frozenset({0, 4})), zone="Europe/Berlin")
        assert tx.subscriptions.subscriptions() == (ordered,)
        assert tx.subscriptions.subscription("C1") == ordered
    assert (ordered.team, ordered.channel, ordered.at, ordered.zone) == (TEAM, "C1", time(8, 30), "Europe/Berlin")
    assert (ordered.weekdays, ordered.since) == (frozenset({0, 4}), NOW)


def test_what_a_later_wish_leaves_open_stays_as_it_was(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        tx.subscriptions.order("C1", wish(time(8), beats=("Oslo",), include=frozenset({Part.NEW})), zone="UTC")
        tx.subscriptions.order("C1", Wish(skip_empty=True), zone="Asia/Tokyo")
        kept = tx.subscriptions.subscription("C1")
    assert kept is not None
    assert (kept.at, kept.zone, kept.beats, kept.include) == (time(8), "UTC", ("Oslo",), frozenset({Part.NEW}))
    assert kept.skip_empty


def test_a_channel_has_one_order_and_can_stop_it(store: Store, clock: Hands) -> None:
    with store.transaction(TEAM) as tx:
        first = tx.subscriptions.order("C1", wish(time(8)), zone="UTC")
        second = tx.subscriptions.order("C1", wish(time(9)), zone="UTC")
        assert (second.id, tx.subscriptions.subscriptions()) == (first.id, (second,))
        assert tx.subscriptions.stop("C1")
        assert not tx.subscriptions.stop("C1")
        assert not tx.subscriptions.stop("C2")
        assert tx.subscriptions.subscriptions() == ()
        assert tx.subscriptions.subscription("C1") is None


def test_a_digest_is_made_once_a_day(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        order = tx.subscriptions.order("C1", wish(time(8)), zone="UTC")
        assert tx.subscriptions.claim_digest(order.id, DAY)
    with store.transaction(TEAM) as tx:
        assert not tx.subscriptions.claim_digest(order.id, DAY)
        assert tx.subscriptions.claim_digest(order.id, DAY + timedelta(days=1))


def test_of_two_clocks_one_makes_the_digest(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        order = tx.subscriptions.order("C1", wish(time(8)), zone="UTC")
    together, claimed = threading.Barrier(4), []

    def ring() -> None:
        together.wait(PATIENCE)
        with store.transaction(TEAM) as tx:
            claimed.append(tx.subscriptions.claim_digest(order.id, DAY))

    clocks = [threading.Thread(target=ring) for _ in range(4)]
    for each in clocks:
        each.start()
    for each in clocks:
        each.join(PATIENCE)
    assert sorted(claimed) == [False, False, False, True]


def test_a_digest_whose_making_failed_is_due_again(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        order = tx.subscriptions.order("C1", wish(time(8)), zone="UTC")
    with pytest.raises(RuntimeError), store.transaction(TEAM) as tx:
        tx.subscriptions.claim_digest(order.id, DAY)
        raise RuntimeError
    with store.transaction(TEAM) as tx:
        assert tx.subscriptions.claim_digest(order.id, DAY)


def test_the_last_digest_is_the_one_of_an_earlier_day(store: Store, clock: Hands) -> None:
    with store.transaction(TEAM) as tx:
        order = tx.subscriptions.order("C1", wish(time(8)), zone="UTC")
        assert tx.subscriptions.last_digest(order.id, DAY) is None
        tx.subscriptions.claim_digest(order.id, DAY)
        assert tx.subscriptions.last_digest(order.id, DAY) is None
        assert tx.subscriptions.last_digest(order.id, DAY + timedelta(days=3)) == NOW


def test_a_subscription_of_another_team_cannot_be_claimed(store: Store) -> None:
    with store.transaction("T2") as tx:
        order = tx.subscriptions.order("C1", wish(time(8)), zone="UTC")
    with store.transaction(TEAM) as tx, pytest.raises(LookupError):
        tx.subscriptions.claim_digest(order.id, DAY)


def test_a_channels_wishes_are_kept(store: Store) -> None:
    wishes = Channel(
        id="C1",
        name="foreign",
        private=True,
        watch=False,
        sensitivity=Severity.HIGH,
        muted=True,
        reply=ReplyMode.QUIET,
        mention=True,
        bots=True,
        greeted=True,
        checks=(("name_spelling", None), ("quote_wording", Severity.MEDIUM)),
    )
    with store.transaction(TEAM) as tx:
        assert tx.channels.channel("C1") is None
        tx.channels.save(wishes)
        tx.channels.save(Channel(id="A1"))
    with store.look(TEAM) as tx:
        assert tx.channels.channel("C1") == wishes
        assert [each.id for each in tx.channels.channels()] == ["A1", "C1"]
    with store.look("T2") as tx:
        assert tx.channels.channels() == ()


def test_what_slack_says_of_a_person_is_remembered_with_its_date(store: Store, clock: Hands) -> None:
    with store.transaction(TEAM) as tx:
        assert tx.channels.person("U1") is None
        tx.channels.save_person("U1", name="Anna", zone="Europe/Berlin")
    clock.move(days=1)
    with store.transaction(TEAM) as tx:
        tx.channels.save_person("U1", name="Anna", zone="Asia/Tokyo")
        person = tx.channels.person("U1")
    assert person is not None
    assert (person.zone, person.asked_at) == ("Asia/Tokyo", NOW + timedelta(days=1))


def test_a_person_mutes_themselves_before_slack_was_ever_asked_about_them(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        tx.channels.mute_person("U1", muted=True)
        tx.channels.save_person("U1", name="Anna", zone="Europe/Berlin")
        person = tx.channels.person("U1")
    assert person is not None
    assert (person.muted, person.zone, person.asked_at) == (True, "Europe/Berlin", NOW)


def test_who_changed_a_channels_settings_is_remembered(store: Store, clock: Hands) -> None:
    with store.transaction(TEAM) as tx:
        tx.channels.note_change("U1", "sensitivity: high", channel="C1")
    clock.move(hours=1)
    with store.transaction(TEAM) as tx:
        tx.channels.note_change("U2", "watch: off", channel="C1")
        tx.channels.note_change("U2", "watch: off", channel="C2")
        changes = tx.channels.changes("C1", most=5)
    assert [(each.by, each.what, each.at) for each in changes] == [
        ("U2", "watch: off", NOW + timedelta(hours=1)),
        ("U1", "sensitivity: high", NOW),
    ]
