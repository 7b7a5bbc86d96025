"""Clock times and parts of the day."""

from __future__ import annotations

import pytest

from bot.happenings.clocks import find, part_of_day


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("at 11:20 p.m.", 1400),
        ("at 6.04am", 364),
        ("around 10:30 p.m.", 1350),
        ("at seven p.m.", 1140),
        ("at 14:05", 845),
        ("at 12 a.m.", 0),
        ("at noon", 720),
        ("by midnight", 1440),
    ],
)
def test_a_clock_time_holds_its_minute(text: str, minutes: int) -> None:
    [(_, clock)] = find(text)
    assert clock.hour
    assert clock.low <= minutes <= clock.high


@pytest.mark.parametrize(
    "text", ["in the afternoon", "a midnight blue car", "the score was 3:2", "2:31:07", "at 13 p.m."]
)
def test_other_numbers_are_no_clock_times(text: str) -> None:
    assert list(find(text)) == []


@pytest.mark.parametrize(
    ("text", "room"),
    [
        ("around 6 a.m.", 15),
        ("6 a.m.", 15),
        ("about noon", 15),
        ("around 6.30am", 7),
        ("at approximately 6:45 a.m.", 7),
        ("around 6:10 a.m.", 5),
        ("nearly 6:25 a.m.", 5),
        ("at 6:30 a.m.", 5),
        ("at 6:13 a.m.", 5),
        ("about 6:13 a.m.", 5),
    ],
)
def test_a_hedge_means_rounding_to_what_the_time_is_a_step_of(text: str, room: int) -> None:
    [(_, clock)] = find(text)
    assert clock.high - clock.low == 2 * room


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("around 10.30pm", "around 10:45 p.m.", True),
        ("around 10pm", "around 10:15 p.m.", False),
        ("around 10.30pm", "10:38 p.m.", False),
        ("shortly before midnight", "at 11:30 p.m.", False),
        ("shortly before midnight", "at 11:10 p.m.", True),
        ("shortly after 9 a.m.", "at 9:20 a.m.", False),
    ],
)
def test_times_differ_where_their_rooms_part(one: str, other: str, differ: bool) -> None:
    [(_, here)], [(_, there)] = find(one), find(other)
    assert (here.high < there.low or there.high < here.low) is differ


def test_shortly_before_ends_with_the_hour() -> None:
    [(_, clock)] = find("shortly before midnight")
    assert clock.high == 1440
    assert clock.low < 1440


def test_evening_and_night_overlap_and_morning_and_afternoon_do_not() -> None:
    parts = {name: part_of_day(f"Tuesday {name}") for name in ("morning", "afternoon", "evening", "night")}
    assert part_of_day("Tuesday") is None
    morning, afternoon, evening, night = (part for part in parts.values() if part is not None)
    assert night.low < evening.high
    assert morning.high <= afternoon.low
