"""A call is made once, in order, and looked for where nobody knows whether it arrived."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.inbox.delivery import Delivery, OutState, TryLaterError, UndeliverableError
from bot.inbox.outbox import Outbox
from bot.storage import Store
from tests.conftest import Hands
from tests.inbox.builders import TEAM, Trace, delivery, thresholds, trace


class Slack:
    """Takes messages, or fails as told; remembers what arrived, by our delivery id."""

    def __init__(self) -> None:
        self.arrived: list[Delivery] = []
        self.looked_for: list[str] = []
        self.before: list[Exception] = []  # raised before the message arrives
        self.after: list[Exception] = []  # raised although it arrived

    def post(self, each: Delivery) -> str:
        if self.before:
            raise self.before.pop(0)
        self.arrived.append(each)
        if self.after:
            raise self.after.pop(0)
        return f"{len(self.arrived)}.1"

    def find(self, each: Delivery) -> str | None:
        self.looked_for.append(each.id)
        places = (place for place, known in enumerate(self.arrived, start=1) if known.id == each.id)
        return next((f"{place}.1" for place in places), None)

    @property
    def ids(self) -> list[str]:
        return [each.id for each in self.arrived]


@pytest.fixture
def outbox(store: Store) -> Outbox:
    return Outbox(store, thresholds())


@pytest.fixture
def slack() -> Slack:
    return Slack()


def put(store: Store, outbox: Outbox, *deliveries: Delivery) -> list[bool]:
    with store.transaction(TEAM) as tx:
        return [outbox.enqueue(tx, each) for each in deliveries]


def test_a_call_is_made_once_and_its_place_recorded(store: Store, outbox: Outbox, slack: Slack) -> None:
    assert put(store, outbox, delivery(), delivery()) == [True, False]
    assert outbox.deliver(slack.post, slack.find) == 1
    assert put(store, outbox, delivery()) == [False]
    assert outbox.deliver(slack.post, slack.find) == 0
    assert slack.arrived == [delivery()]
    assert slack.looked_for == []
    assert trace(store) == Trace(state=OutState.POSTED, ts="1.1", error=None)


def test_work_that_is_undone_says_nothing(store: Store, outbox: Outbox, slack: Slack) -> None:
    with pytest.raises(RuntimeError), store.transaction(TEAM) as tx:
        outbox.enqueue(tx, delivery())
        raise RuntimeError
    assert outbox.deliver(slack.post, slack.find) == 0


def test_a_call_that_may_have_arrived_is_looked_for_and_found(
    store: Store, outbox: Outbox, slack: Slack, clock: Hands
) -> None:
    slack.after = [TimeoutError("no answer")]
    put(store, outbox, delivery())
    outbox.deliver(slack.post, slack.find)
    assert trace(store) == Trace(state=OutState.PENDING, ts=None, error="TimeoutError: no answer")
    clock.move(seconds=2)
    outbox.deliver(slack.post, slack.find)
    assert slack.ids == ["E1:reply"]
    assert trace(store) == Trace(state=OutState.POSTED, ts="1.1", error=None)


def test_a_call_that_never_arrived_is_looked_for_and_made_again(
    store: Store, outbox: Outbox, slack: Slack, clock: Hands
) -> None:
    slack.before = [ConnectionError("refused")]
    put(store, outbox, delivery())
    outbox.deliver(slack.post, slack.find)
    clock.move(seconds=2)
    outbox.deliver(slack.post, slack.find)
    assert (slack.ids, slack.looked_for) == (["E1:reply"], ["E1:reply"])


def test_a_crash_while_posting_is_looked_for(store: Store, outbox: Outbox, slack: Slack, clock: Hands) -> None:
    class CrashError(BaseException):
        pass

    def crash(each: Delivery) -> str:
        slack.post(each)
        raise CrashError

    put(store, outbox, delivery())
    with pytest.raises(CrashError):
        outbox.deliver(crash, slack.find)
    assert outbox.deliver(slack.post, slack.find) == 0
    outbox.recover()
    assert outbox.deliver(slack.post, slack.find) == 1
    assert slack.ids == ["E1:reply"]


def test_a_crash_elsewhere_is_noticed_when_its_time_is_over(
    store: Store, outbox: Outbox, slack: Slack, clock: Hands
) -> None:
    put(store, outbox, delivery())
    with pytest.raises(KeyboardInterrupt):
        outbox.deliver(_interrupted, slack.find)
    clock.move(seconds=119)
    assert outbox.deliver(slack.post, slack.find) == 0
    clock.move(seconds=1)
    assert outbox.deliver(slack.post, slack.find) == 1
    assert (slack.ids, slack.looked_for) == (["E1:reply"], ["E1:reply"])


def test_a_call_slack_puts_off_waits_as_long_as_it_says_and_uses_up_no_attempt(
    store: Store, outbox: Outbox, slack: Slack, clock: Hands
) -> None:
    slack.before = [TryLaterError("ratelimited", 30) for _ in range(6)]
    put(store, outbox, delivery())
    for _ in range(6):
        outbox.deliver(slack.post, slack.find)
        assert outbox.next_due() == clock() + timedelta(seconds=30)
        clock.move(seconds=30)
    outbox.deliver(slack.post, slack.find)
    assert (slack.ids, slack.looked_for) == (["E1:reply"], [])


def test_a_call_slack_never_takes_is_parked_at_once(store: Store, outbox: Outbox, slack: Slack) -> None:
    slack.before = [UndeliverableError("the channel is archived")]
    put(store, outbox, delivery())
    outbox.deliver(slack.post, slack.find)
    assert outbox.parked() == ((TEAM, "E1:reply", "the channel is archived"),)
    assert outbox.next_due() is None


def test_a_call_that_keeps_failing_is_parked_with_the_reason(
    store: Store, outbox: Outbox, slack: Slack, clock: Hands
) -> None:
    slack.before = [ConnectionError("refused")] * 4
    put(store, outbox, delivery())
    for _ in range(5):
        outbox.deliver(slack.post, slack.find)
        clock.move(minutes=1)
    assert outbox.parked() == ((TEAM, "E1:reply", "ConnectionError: refused"),)
    assert slack.ids == []


def test_calls_to_one_thread_are_made_in_order_and_others_need_not_wait(
    store: Store, outbox: Outbox, slack: Slack, clock: Hands
) -> None:
    slack.before = [TryLaterError("ratelimited", 30)]
    put(store, outbox, delivery("one"), delivery("two"), delivery("other", thread="2.0"), delivery("top", thread=None))
    outbox.deliver(slack.post, slack.find)
    assert slack.ids == ["other", "top"]
    clock.move(seconds=30)
    outbox.deliver(slack.post, slack.find)
    assert slack.ids == ["other", "top", "one", "two"]


def test_an_edit_comes_with_the_place_of_what_it_changes(
    store: Store, outbox: Outbox, slack: Slack, clock: Hands
) -> None:
    slack.before = [ConnectionError("refused")]
    put(store, outbox, delivery("one", thread=None), delivery("edit", thread=None, call="update", target="one"))
    outbox.deliver(slack.post, slack.find)
    assert slack.ids == []
    clock.move(seconds=2)
    outbox.deliver(slack.post, slack.find)
    assert [(each.id, each.target_ts) for each in slack.arrived] == [("one", None), ("edit", "1.1")]


def test_an_edit_of_what_was_never_posted_is_parked(store: Store, outbox: Outbox, slack: Slack) -> None:
    slack.before = [UndeliverableError("archived")]
    put(store, outbox, delivery("one"), delivery("edit", call="update", target="one"))
    outbox.deliver(slack.post, slack.find)
    assert outbox.parked()[1] == (TEAM, "edit", "what it changes (one) was never posted")
    assert slack.ids == []


def test_a_delivery_to_another_team_is_refused(store: Store, outbox: Outbox) -> None:
    with pytest.raises(ValueError, match="team T2"):
        put(store, outbox, delivery(team="T2"))


def _interrupted(_: Delivery) -> str:
    raise KeyboardInterrupt
