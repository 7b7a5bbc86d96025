"""Which sequences two articles contradict each other in, and which their dates contradict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.happenings.alignment import order
from bot.happenings.alignment.order import Discord, contradicted, misdated
from bot.happenings.alignment.pairing import by_act
from bot.happenings.thresholds import HappeningThresholds
from bot.ledger.happening_entry import accounts, sequences
from bot.reading import Reading
from config.settings import Settings
from handlers import wiring
from tests.builders import article

DRILL = "The missile launch comes shortly after South Tarn staged a naval drill off Kelby."
ANSWER = "In response to the missile launch, South Tarn carried out a naval drill."


def read(text: str, published: str | None = "2026-03-12", outlet: str = "Harbour Post") -> Reading:
    return wiring.reader(None).read(article(text, outlet=outlet, published=published))


def thresholds() -> HappeningThresholds:
    return wiring.policy(Settings(_env_file=None)).happenings


def told(ours: str, theirs: str, days: tuple[str | None, str | None] = ("2026-03-12", "2026-03-12")) -> list[Discord]:
    here, there = read(ours, days[0]), read(theirs, days[1], "Kelby Courier")
    return [found.discord for found in contradicted(sequences(here), sequences(there), thresholds())]


def dated(text: str) -> int:
    reading = read(text)
    return len(list(misdated(sequences(reading), by_act(accounts(reading)), thresholds=thresholds())))


def test_an_opposite_order_is_told_in_both_directions() -> None:
    assert told(DRILL, ANSWER) == told(ANSWER, DRILL) == [Discord.ORDER]


def test_a_drill_before_and_another_after_are_two_drills() -> None:
    both = f"{DRILL} {ANSWER}"
    assert told(both, ANSWER) == told(ANSWER, both) == told(both, DRILL) == told(DRILL, both) == []


def test_what_the_same_people_do_again_weeks_later_has_to_be_named_in_full() -> None:
    weeks_later = ("2026-05-12", "2026-03-12")
    assert told(DRILL, ANSWER, weeks_later) == []
    named = (
        "North Tarn's missile launch comes shortly after South Tarn staged a naval drill off Kelby.",
        "In response to North Tarn's missile launch, South Tarn carried out a naval drill.",
    )
    assert told(*named, weeks_later) == [Discord.ORDER]


def test_other_people_are_another_order() -> None:
    assert told(DRILL, "In response to the missile launch, Norvex carried out a naval drill.") == []
    assert told("Rick Dow resigned before the vote.", "Ines Calder resigned after the vote.") == []


def test_stretches_that_leave_no_time_in_common_are_told() -> None:
    two_days = "Mayor Ines Calder resigned two days after the vote."
    assert told(two_days, "Mayor Ines Calder resigned a month after the vote.") == [Discord.STRETCH]
    assert told(two_days, "Mayor Ines Calder resigned within 48 hours after the vote.") == []
    assert told(two_days, "Mayor Ines Calder resigned days after the vote.") == []
    assert told(two_days, "Mayor Ines Calder resigned after the vote.") == []


def test_who_tells_the_other_stretch_too_explains_it() -> None:
    two_days, month = (f"Mayor Ines Calder resigned {words} after the vote." for words in ("two days", "a month"))
    assert told(two_days, f"{month} {two_days}") == []
    assert told(f"{two_days} {month}", month) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The vote took place on 3 March. Ines Calder resigned on 10 March.", 1),
        ("The vote took place on 3 March. Ines Calder resigned on 5 March.", 0),
        ("The vote took place on 3 March. Ines Calder resigned on 6 March.", 0),
        ("The vote took place on 3 March. Ines Calder resigned in March.", 0),
        ("The vote took place last week. Ines Calder resigned on 10 March.", 0),
        ("The vote took place on 3 March. Rick Dow resigned on 10 March.", 0),
        ("The vote took place on 3 March. Ines Calder resigned on 10 March after the vote of 8 March.", 0),
        ("The vote took place on 3 March. Ines Calder will resign on 10 March.", 0),
    ],
)
def test_dates_contradict_a_stretch_only_where_none_of_them_fits(text: str, count: int) -> None:
    assert dated(f"Mayor Ines Calder resigned two days after the vote. {text}") == count


def test_an_order_is_contradicted_by_dates_the_other_way_round() -> None:
    text = "Ines Calder resigned after the council approved the ferry contract. "
    assert dated(f"{text}The council approved the ferry contract on 9 March. Ines Calder resigned on 3 March.") == 1
    assert dated(f"{text}The council approved the ferry contract on 3 March. Ines Calder resigned on 9 March.") == 0


def test_a_chronicle_of_any_length_costs_a_fixed_number_of_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    [here], [there] = sequences(read(DRILL)), sequences(read(ANSWER, outlet="Kelby Courier"))
    calls = 0

    def counted(*given: object, **named: object) -> float:
        nonlocal calls
        calls += 1
        return 0.0

    monkeypatch.setattr(order, "likeness", counted)
    few, many = (
        ([here] * count, [replace(there, article=str(at)) for at in range(count)], {"drill": [], "launch": []})
        for count in (order._MOST, 50 * order._MOST)
    )
    costs = []
    for ours, theirs, by in (few, many):
        calls = 0
        list(contradicted(ours, theirs, thresholds()))
        list(misdated(ours, by, thresholds=thresholds()))
        costs.append(calls)
    assert costs[0] > 0
    assert costs[1] == costs[0]
