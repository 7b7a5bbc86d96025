"""The chart of a measure, and the words that stand for it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from bot.digests import chart
from bot.ledger.measure import Measure
from tests.builders import article
from tests.storage.builders import measure

UTC = ZoneInfo("UTC")


def tolls(*numbers: int) -> Measure:
    """The same measure, one value an hour."""
    told = [
        article(f"It killed {number} people.", published=f"2026-03-12T{hour:02}:00+00:00", outlet=f"Outlet {hour}")
        for hour, number in enumerate(numbers, 8)
    ]
    return measure(*told, label="Killed")


@pytest.mark.parametrize("numbers", [(12, 31), (12, 12, 12)])
def test_too_few_values_or_one_that_never_moved_are_not_drawn(numbers: tuple[int, ...]) -> None:
    assert chart.of_measure(tolls(*numbers), "Ferry") is None


def test_the_words_for_it_say_every_value_with_its_time_and_outlet() -> None:
    drawn = chart.of_measure(tolls(12, 60, 84), "Ferry")
    assert drawn is not None
    assert chart.alt_text(drawn, UTC) == (
        "Line chart of “Killed” in Ferry: 12 on 12 Mar 08:00 (Outlet 8); 60 on 12 Mar 09:00 (Outlet 9); "
        "84 on 12 Mar 10:00 (Outlet 10)."
    )
