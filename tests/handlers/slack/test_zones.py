"""Time zones as Slack and people name them."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from handlers.slack.zones import zone_named

OSLO = ZoneInfo("Europe/Oslo")


def test_a_zone_that_exists_is_taken() -> None:
    assert zone_named("America/New_York", OSLO).key == "America/New_York"


@pytest.mark.parametrize("name", [None, "", "Europe/Atlantis", "../etc/passwd"])
def test_none_and_one_that_does_not_exist_are_the_newsrooms(name: str | None) -> None:
    assert zone_named(name, OSLO) is OSLO
