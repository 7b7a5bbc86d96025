"""What people type after `/copydesk digest`."""

from __future__ import annotations

from datetime import time

import pytest

from bot.digests import Part, Wish
from bot.subscription import EVERYTHING
from handlers.slack.commands.wishes import Unclear, read


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("8:30", time(8, 30)),
        ("08.30", time(8, 30)),
        ("at 8h30", time(8, 30)),
        ("7am", time(7)),
        ("8", time(8)),
        ("12am", time(0)),
    ],
)
def test_a_time_is_read_however_it_is_written(typed: str, at: time) -> None:
    assert read(typed) == Wish(at=at)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("weekdays", {0, 1, 2, 3, 4}),
        ("mon, wed and fri", {0, 2, 4}),
        ("Tuesdays", {1}),
        ("fri-mon", {4, 5, 6, 0}),
        ("every day", None),
        ("daily", {0, 1, 2, 3, 4, 5, 6}),
    ],
)
def test_days_are_read_by_name_and_range(typed: str, days: set[int] | None) -> None:
    assert read(typed) == Wish(weekdays=frozenset(days) if days else None)


def test_zone_beats_and_parts_stand_in_any_order() -> None:
    typed = "08:30 weekdays about Oslo, “port strike” without quiet, charts in Europe/Berlin skip empty"
    assert read(typed) == Wish(
        at=time(8, 30),
        zone="Europe/Berlin",
        weekdays=frozenset(range(5)),
        beats=("Oslo", "port strike"),
        include=EVERYTHING - {Part.QUIET, Part.CHARTS},
        skip_empty=True,
    )


@pytest.mark.parametrize("typed", ["in New York", "in new_york", "in America/New_York"])
def test_a_zone_is_known_by_its_city(typed: str) -> None:
    assert read(f"9:00 {typed}") == Wish(at=time(9), zone="America/New_York")


def test_a_place_in_what_it_is_about_is_no_zone() -> None:
    told = read("9:00 about war in Ukraine, elections in Berlin in Europe/Paris")
    assert told == Wish(at=time(9), zone="Europe/Paris", beats=("war in Ukraine", "elections in Berlin"))


def test_what_is_left_open_stays_open_and_can_be_taken_back() -> None:
    assert read("about everything even if empty") == Wish(beats=(), skip_empty=False)
    assert read("only attention and corrections") == Wish(include=frozenset({Part.ATTENTION, Part.CORRECTIONS}))


@pytest.mark.parametrize(
    "typed",
    [
        "soon",
        "25:99",
        "8.30.15",
        "in Atlantis",
        "only gossip",
        "about " + ",".join(str(number) for number in range(30)),
        "🕗",
    ],
)
def test_what_cannot_be_understood_is_answered_with_how_to_write_it(typed: str) -> None:
    unclear = read(typed)
    assert isinstance(unclear, Unclear)
    assert "`" in unclear.words or "commas" in unclear.words
