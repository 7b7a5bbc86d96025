"""An event is kept once, worked in order, tried again, and parked with the reason."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from bot.inbox.accepted import Lane, State, Unprocessable
from bot.inbox.inbox import Inbox
from bot.storage import DatabaseError, Store, migrate, open_database, open_intake
from tests.builders import NOW
from tests.conftest import Hands
from tests.inbox.builders import TEAM, thresholds


@pytest.fixture
def inbox(store: Store) -> Inbox:
    return Inbox(store, thresholds())


def test_an_event_is_accepted_once_for_a_team(inbox: Inbox) -> None:
    assert inbox.accept(TEAM, "E1", "message", {"text": "x"})
    assert not inbox.accept(TEAM, "E1", "message", {"text": "y"})
    assert inbox.accept("T2", "E1", "message", {})
    assert [(each.team, each.event) for each in inbox.standing([State.ACCEPTED])] == [(TEAM, "E1"), ("T2", "E1")]


def test_an_event_that_arrives_many_times_at_once_is_accepted_once(inbox: Inbox) -> None:
    with ThreadPoolExecutor(8) as pool:
        accepted = list(pool.map(lambda _: inbox.accept(TEAM, "E1", "message", {}), range(8)))
    assert sorted(accepted) == [False] * 7 + [True]


def test_a_payload_comes_back_exactly(inbox: Inbox) -> None:
    payload = {"text": "NUL \x00, a lone \ud83d, “quotes”, 𝔘", "blocks": [{"n": 1.5, "none": None, "yes": True}]}
    inbox.accept(TEAM, "E1", "message", payload)
    accepted = inbox.claim()
    assert accepted is not None
    assert (accepted.team, accepted.event, accepted.kind, accepted.attempt) == (TEAM, "E1", "message", 1)
    assert accepted.payload == payload


def test_what_cannot_be_kept_is_not_said_to_be_accepted() -> None:
    inbox = Inbox(Store(open_database("sqlite:////nowhere/at/all/desk.db")), thresholds())
    with pytest.raises(DatabaseError):
        inbox.accept(TEAM, "E1", "message", {})


def test_events_are_worked_in_the_order_they_came(inbox: Inbox) -> None:
    for event in ("E1", "E2"):
        inbox.accept(TEAM, event, "message", {})
    first, second, third = inbox.claim(), inbox.claim(), inbox.claim()
    assert first is not None
    assert second is not None
    assert (first.event, second.event, third) == ("E1", "E2", None)


def test_what_is_done_is_not_worked_again_and_its_words_are_gone(inbox: Inbox, store: Store) -> None:
    inbox.accept(TEAM, "E1", "message", {"text": "secret"})
    accepted = inbox.claim()
    assert accepted is not None
    inbox.finish(accepted)
    assert inbox.claim() is None
    assert inbox.next_due() is None
    assert not inbox.accept(TEAM, "E1", "message", {"text": "secret"})
    assert inbox.take(accepted.id) is None


def test_what_failed_waits_longer_each_time_and_is_parked_with_the_reason(inbox: Inbox, clock: Hands) -> None:
    inbox.accept(TEAM, "E1", "message", {"text": "kept"})
    for wait in (2, 4):
        accepted = inbox.claim()
        assert accepted is not None
        assert inbox.fail(accepted, ValueError("no such thing")) is State.FAILED
        assert inbox.next_due() == clock() + timedelta(seconds=wait)
        clock.move(seconds=wait - 1)
        assert inbox.claim() is None
        clock.move(seconds=1)
    last = inbox.claim()
    assert last is not None
    assert inbox.fail(last, ValueError("no such thing")) is State.PARKED
    (parked,) = inbox.standing()
    assert (parked.event, parked.attempts, parked.error) == ("E1", 3, "ValueError: no such thing")
    clock.move(days=1)
    assert inbox.claim() is None


def test_what_nobody_can_work_on_is_parked_at_once(inbox: Inbox) -> None:
    inbox.accept(TEAM, "E1", "message", {"text": "kept"})
    accepted = inbox.claim()
    assert accepted is not None
    assert inbox.fail(accepted, Unprocessable("nothing works on it")) is State.PARKED
    assert inbox.claim() is None


def test_a_crash_gives_back_what_was_half_worked(inbox: Inbox) -> None:
    inbox.accept(TEAM, "E1", "message", {})
    assert inbox.claim() is not None
    assert inbox.claim() is None
    assert inbox.recover() == 1
    again = inbox.claim()
    assert again is not None
    assert again.attempt == 2


def test_an_event_that_kills_the_process_each_time_is_parked(inbox: Inbox) -> None:
    inbox.accept(TEAM, "E1", "message", {})
    for _ in range(3):
        assert inbox.claim() is not None
        inbox.recover()
    assert inbox.claim() is None
    (parked,) = inbox.standing()
    assert parked.error == "the process ended 3 times over it"


def test_events_of_one_line_wait_for_each_other_and_others_do_not(inbox: Inbox, clock: Hands) -> None:
    inbox.accept(TEAM, "E1", "message", {}, line="C1:1.0")
    inbox.accept(TEAM, "E2", "message_changed", {}, line="C1:1.0")
    inbox.accept(TEAM, "E3", "message", {}, line="C1:2.0")
    first, other = inbox.claim(), inbox.claim()
    assert first is not None
    assert other is not None
    assert (first.event, other.event, inbox.claim()) == ("E1", "E3", None)
    inbox.fail(first, ValueError())
    assert inbox.claim() is None
    clock.move(seconds=2)
    again = inbox.claim()
    assert again is not None
    inbox.finish(again)
    edited = inbox.claim()
    assert edited is not None
    assert (again.event, edited.event) == ("E1", "E2")


def test_old_events_are_purged_and_waiting_ones_kept(inbox: Inbox, store: Store, clock: Hands) -> None:
    for event in ("E1", "E2"):
        inbox.accept(TEAM, event, "message", {})
    done = inbox.claim()
    assert done is not None
    inbox.finish(done)
    with store.transaction(TEAM) as tx:
        assert tx.retention.purge(NOW + timedelta(days=1)).events == 1
    assert [each.event for each in inbox.standing([State.ACCEPTED])] == ["E2"]


def test_a_click_is_taken_on_before_an_older_text_by_who_works_on_clicks(inbox: Inbox) -> None:
    inbox.accept(TEAM, "E1", "message", {})
    inbox.accept(TEAM, "E2", "click", {}, lane=Lane.HAND)
    taken = inbox.claim(Lane.HAND)
    assert taken is not None
    assert taken.event == "E2"
    assert inbox.claim(Lane.HAND) is None
    assert inbox.claim() is not None


def test_an_event_for_later_waits_for_its_time(inbox: Inbox, clock: Hands) -> None:
    inbox.accept(TEAM, "E1", "message", {}, due=NOW + timedelta(minutes=1))
    assert inbox.claim() is None
    clock.move(minutes=1)
    assert inbox.claim() is not None


def test_the_traces_of_a_team_are_purged_and_forgotten(inbox: Inbox) -> None:
    for event in ("E1", "E2"):
        inbox.accept(TEAM, event, "message", {})
    done = inbox.claim()
    assert done is not None
    inbox.finish(done)
    assert inbox.purge(TEAM, NOW + timedelta(days=1)) == 1
    inbox.forget(TEAM)
    assert inbox.standing([State.ACCEPTED]) == ()


def test_an_event_is_accepted_while_something_is_recorded(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    engine, intake = open_database(url), open_intake(url)
    assert intake is not None
    for each in (engine, intake):
        migrate(each)
    store = Store(engine, intake=intake)
    inbox = Inbox(store, thresholds())
    with store.transaction(TEAM):
        assert inbox.accept(TEAM, "E1", "message", {})
    store.close()
