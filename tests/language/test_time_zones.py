"""Time zones stand in one table, whoever reads them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.ingest.head import dates
from bot.language import time_zones
from tests.figures.reading import figures


@pytest.mark.parametrize(("name", "hours"), [("AEDT", 11), ("cet", 1), ("IST", 5.5), ("PDT", -7)])
def test_an_abbreviation_is_so_many_hours_from_utc(name: str, hours: float) -> None:
    zone = time_zones.zone(name)
    assert zone is not None
    assert zone.utcoffset(datetime(2026, 7, 1)) == timedelta(hours=hours)  # noqa: DTZ001 - asked of the zone itself


def test_eastern_time_follows_the_season() -> None:
    zone = time_zones.zone("ET")
    assert zone is not None
    winter, summer = (zone.utcoffset(datetime(2026, month, 1)) for month in (1, 7))  # noqa: DTZ001 - the same
    assert (winter, summer) == (timedelta(hours=-5), timedelta(hours=-4))


@pytest.mark.parametrize("name", ["CET", "AEDT", "SAST", "JST"])
def test_a_number_before_any_zone_is_a_time_and_no_figure(name: str) -> None:
    assert not figures(f"The vote began at 1900 {name} in the hall.")


def test_fifty_megatons_are_no_time() -> None:
    assert [figure.text for figure in figures("The bomb had a yield of 50 MT of TNT.")]


@pytest.mark.parametrize("name", ["MSK", "NZDT", "WEST"])
def test_a_header_reads_every_zone_a_text_knows(name: str) -> None:
    moment = dates.stated_moment(f"12 January 2026 14:05 {name}")
    zone = time_zones.zone(name)
    assert moment is not None
    assert zone is not None
    assert moment.at.utcoffset() == zone.utcoffset(moment.at)
