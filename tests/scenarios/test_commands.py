"""Slash commands and the digest, as the people who type them see them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.scenarios.conftest import Newsroom, text


@pytest.fixture
def transport() -> str:
    return "socket"


def said(newsroom: Newsroom, words: str) -> str:
    done = newsroom.anna.command("/copydesk", words, channel=newsroom.desk)
    done.wait_for_responses(1)
    newsroom.stage.settle()
    assert done.error is None
    return newsroom.stage.workspace.shown(done.responses[0])


def test_help_names_every_command(newsroom: Newsroom) -> None:
    told = said(newsroom, "help")
    assert all(name in told for name in ("status", "digest 08:30", "digest now", "digest off"))


def test_a_slip_of_the_keys_is_answered_with_what_was_meant(newsroom: Newsroom) -> None:
    assert "/copydesk status" in said(newsroom, "statsu")


def test_a_digest_now_tells_what_waits(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"))
    newsroom.post(text("sentinel-ballot"))
    told = said(newsroom, "digest now")
    assert "1 needs attention" in told
    assert "5.4 per cent" in told


def test_a_daily_digest_is_posted_once_at_the_time_of_the_person_who_ordered_it(newsroom: Newsroom) -> None:
    assert "08:30 (Europe/Berlin)" in said(newsroom, "digest 8:30")
    newsroom.post(text("kestrel-roof"))
    newsroom.stage.clock.move_to(datetime(2026, 2, 4, 7, 29, tzinfo=UTC))
    newsroom.stage.ring()
    before = newsroom.stage.workspace.messages(newsroom.desk)
    newsroom.stage.clock.move_to(datetime(2026, 2, 4, 7, 30, 1, tzinfo=UTC))
    newsroom.stage.ring()
    newsroom.stage.ring()
    fresh = [each for each in newsroom.stage.workspace.messages(newsroom.desk) if each not in before]
    heads = [each for each in fresh if each.ts == each.root_ts]
    assert len(heads) == 1
    assert "Wednesday, 4 February" in newsroom.stage.workspace.shown(heads[0])
    assert len(fresh) > 1, "its stories stand in its thread"


def test_a_stopped_digest_comes_no_more(newsroom: Newsroom) -> None:
    said(newsroom, "digest 8:30")
    assert "No more digests" in said(newsroom, "digest off")
    before = len(newsroom.stage.workspace.messages(newsroom.desk))
    newsroom.stage.clock.move_to(datetime(2026, 2, 4, 8, 0, tzinfo=UTC))
    newsroom.stage.ring()
    assert len(newsroom.stage.workspace.messages(newsroom.desk)) == before


@pytest.mark.parametrize("words", ["digest 25:99", "digest soon", "digest 8.30.15"])
def test_a_time_that_is_none_is_answered_with_how_to_write_one(newsroom: Newsroom, words: str) -> None:
    assert "`08:30`" in said(newsroom, words)
