"""How a measure moved, as a line of Slack's own."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.digests import Chart, Digest, Subscription
from bot.digests.chart import Point
from bot.digests.digest import StoryLine
from bot.report import StoryCard
from handlers.slack.posting.deliveries import digest_deliveries
from handlers.slack.render.chart import chart_block, chart_message
from workspace.blocks import problems_of_message

OSLO = ZoneInfo("Europe/Oslo")


def chart(*points: tuple[datetime, str], unit: str | None = "tonne") -> Chart:
    told = tuple(Point(at=at, value=Decimal(value), text=value, outlet="Quay") for at, value in points)
    return Chart(title="Grain on board", story="Ondine", unit=unit, points=told)


def hour(at: int, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, 3, 11, at, minute, tzinfo=UTC)


def line_of(block: dict[str, Any] | None) -> list[tuple[str, float]]:
    assert block is not None
    assert problems_of_message([block], known_files=set()) == []
    (series,) = block["chart"]["series"]
    return [(point["label"], point["value"]) for point in series["data"]]


def test_every_value_stands_at_its_time_in_the_readers_zone() -> None:
    block = chart_block(chart((hour(8), "310"), (hour(9, 30), "287.5"), (hour(12), "240")), OSLO)
    assert line_of(block) == [("11 Mar 09:00", 310), ("11 Mar 10:30", 287.5), ("11 Mar 13:00", 240)]
    assert block is not None
    assert block["title"] == "Grain on board"
    assert block["chart"]["axis_config"]["y_label"] == "tonne"


def test_of_one_minute_the_line_has_the_last_value_and_the_words_have_all() -> None:
    drawn = chart((hour(8), "310"), (hour(8), "300"), (hour(9), "240"))
    assert line_of(chart_block(drawn, OSLO)) == [("11 Mar 09:00", 300), ("11 Mar 10:00", 240)]
    assert "310 on" in str(chart_message(drawn, OSLO)["twin"])


def test_years_are_told_apart() -> None:
    days = [(datetime(year, 3, 11, tzinfo=UTC), str(year)) for year in (2024, 2025)]
    told = line_of(chart_block(chart(*days, (hour(8), "7")), OSLO))
    assert [label for label, _ in told] == ["11 Mar 2024", "11 Mar 2025", "11 Mar 2026 09:00"]


def test_of_a_long_line_the_latest_twenty_points_are_drawn() -> None:
    told = line_of(chart_block(chart(*((hour(8, minute), str(minute)) for minute in range(24))), OSLO))
    assert [value for _, value in told] == list(range(4, 24))


@pytest.mark.parametrize(
    "points", [[(hour(8), "1"), (hour(8), "2"), (hour(8), "3")], [(hour(8), "1e400"), (hour(9), "2")]]
)
def test_what_makes_no_line_is_told_in_words(points: list[tuple[datetime, str]]) -> None:
    message = chart_message(chart(*points, unit=None), OSLO)
    assert message["blocks"] == message["twin"]
    assert "Line chart of" in message["text"]


def test_a_digest_has_its_charts_in_its_thread_with_their_words() -> None:
    drawn = chart((hour(8), "310"), (hour(9), "287"), (hour(12), "240"))
    told = StoryLine(card=StoryCard(id="1", name="Ondine", articles=3, sources=3), fresh=1, charts=(drawn,))
    digest = Digest(day=date(2026, 3, 12), since=hour(0), developing=(told,))
    order = Subscription(id="1", team="T1", channel="C1", at=time(8, 30), zone="UTC")
    head, *rest = digest_deliveries(order, digest, OSLO)
    assert {each.call for each in (head, *rest)} == {"post"}
    assert all(each.target == head.id for each in rest)
    assert [block["type"] for block in rest[-1].payload["blocks"]] == ["data_visualization"]
    assert [block["type"] for block in rest[-1].payload["twin"]] == ["context"]
