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


def test_around_is_wider_than_to_the_minute() -> None:
    [(_, exact)], [(_, around)] = find("at 6:10 a.m."), find("around 6:10 a.m.")
    assert around.low < exact.low < exact.high < around.high


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
