"""Articles, spans and moments."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article import Moment, Precision, Span, compose
from tests.builders import article


def test_a_headline_stands_above_the_body_and_has_offsets_too() -> None:
    told = compose(title="Two killed", body="Two people were killed.")
    assert told.text == "Two killed\n\nTwo people were killed."
    assert told.body == "Two people were killed."


@given(st.text(), st.text())
def test_the_body_starts_where_the_article_says(title: str, body: str) -> None:
    told = compose(title=title or None, body=body)
    assert told.text[told.body_start :] == body


def test_the_id_depends_on_text_outlet_and_address_and_on_nothing_else() -> None:
    first = article("One.", published="2026-03-12")
    assert article("One.", published="2026-03-13").id == first.id
    assert article("Two.").id != first.id
    assert article("One.", outlet="Vantage").id != first.id
    assert article("One.", url="https://example.org/1").id != first.id


def test_the_same_address_makes_versions_of_one_article() -> None:
    assert article("New.", url="https://example.org/1").is_version_of(article("Old.", url="https://example.org/1"))


def test_the_same_headline_makes_versions_only_where_the_outlet_is_known() -> None:
    assert article("New.", title="Ferry sinks").is_version_of(article("Old.", title="Ferry sinks"))
    unknown = article("Old.", title="Ferry sinks", outlet=None)
    assert not article("New.", title="Ferry sinks", outlet=None).is_version_of(unknown)


def test_a_span_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="runs forward"):
        Span(start=3, end=2)


def test_a_date_alone_is_a_day_and_prints_as_one() -> None:
    moment = Moment.parse("2025-12-11")
    assert moment.precision is Precision.DAY
    assert moment.isoformat() == "2025-12-11"


def test_a_time_without_zone_is_taken_as_utc() -> None:
    assert Moment.parse("2025-12-11T09:14").at == datetime(2025, 12, 11, 9, 14, tzinfo=UTC)


def test_a_time_that_is_no_date_is_an_error() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        Moment.parse("last Tuesday")


def test_on_one_day_a_day_is_not_after_a_minute() -> None:
    day, minute = Moment.parse("2025-12-11"), Moment.parse("2025-12-11T09:14Z")
    assert not minute.is_after(day)
    assert not day.is_after(minute)
    assert Moment.parse("2025-12-12").is_after(minute)
