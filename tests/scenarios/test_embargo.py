"""A text under embargo is used in its channel only, whoever asks where."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from handlers.demo.stage import staged
from tests.scenarios.conftest import Newsroom, furnished, refused, settings, text
from tests.scenarios.test_home import home
from workspace import Channel

WORDS = "run out of other places to be heard"


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    """Under embargo stands the ballot in #desk, and in Anna's #secret the ferry."""
    with staged("Newsroom", datetime(2026, 4, 14, 12, 0, tzinfo=UTC), settings()) as stage:
        room = furnished(stage)
        until = "EMBARGOED UNTIL 00:01 GMT 1 January 2031\n\n"
        assert "Under embargo" in room.answer(room.post(until + text("kestrel-ballot")))
        assert "Under embargo" in room.answer(room.post(until + text("day-ferry"), channel=room.secret))
        yield room
        assert refused(stage) == []


def asked(newsroom: Newsroom, command: str, words: str, channel: Channel) -> str:
    done = newsroom.anna.command(command, words, channel=channel)
    done.wait_for_responses(1)
    newsroom.stage.settle()
    return newsroom.stage.workspace.shown(done.responses[0])


@pytest.mark.parametrize(
    ("command", "words", "has"),
    [
        ("/story", "teachers strike Lowmarch", "Lowmarch"),
        ("/figures", "teachers strike Lowmarch", "4.5 percent"),
        ("/quote", WORDS, "Pettifer"),
        ("/check", "8,500 ballots in Lowmarch", "8,500"),
    ],
)
def test_a_look_up_tells_of_it_in_its_channel_only(newsroom: Newsroom, command: str, words: str, has: str) -> None:
    assert has in asked(newsroom, command, words, newsroom.desk)
    elsewhere = newsroom.anna.dm(newsroom.stage.app.bot_user)
    for channel in (newsroom.secret, elsewhere):
        told = asked(newsroom, command, words, channel)
        assert "Kestrel" not in told
        assert "know no" in told or "nothing on that" in told


def test_of_a_private_channel_its_members_are_told_elsewhere_neither(newsroom: Newsroom) -> None:
    words = "146 people on board a ferry that ran aground off Halvik"
    assert "164" in asked(newsroom, "/check", words, newsroom.secret)
    assert "164" not in asked(newsroom, "/check", words, newsroom.desk)
    message = newsroom.anna.post(newsroom.anna.dm(newsroom.stage.app.bot_user), words)
    newsroom.stage.settle()
    assert "164" not in newsroom.answer(message)


def test_home_names_neither_story(newsroom: Newsroom) -> None:
    shown = home(newsroom, newsroom.anna)
    assert "Lowmarch" not in shown
    assert "ferry" not in shown


def test_a_story_it_is_a_part_of_has_another_name_elsewhere(newsroom: Newsroom) -> None:
    newsroom.post(text("day-ferry-rival"), channel=newsroom.secret)
    here, there = (asked(newsroom, "/story", "Halvik ferry", place) for place in (newsroom.secret, newsroom.desk))
    assert "2 articles" in here
    assert "A passenger ferry" not in there
    assert "first article" in there


UNTIL = "EMBARGOED UNTIL 00:01 GMT 1 January 2031\n\n"


def test_an_embargo_put_above_a_text_by_an_edit_holds_from_then_on(newsroom: Newsroom) -> None:
    posted = newsroom.post(text("day-budget"))
    assert "know no story" not in asked(newsroom, "/story", "Oakhampstead", newsroom.secret)
    newsroom.anna.edit(posted, UNTIL + text("day-budget"))
    newsroom.stage.settle()
    assert "Under embargo" in newsroom.answer(posted)
    assert "know no story" in asked(newsroom, "/story", "Oakhampstead", newsroom.secret)


def test_an_embargo_an_edit_takes_away_is_over(newsroom: Newsroom) -> None:
    posted = newsroom.post(UNTIL + text("day-match"))
    assert "Under embargo" in newsroom.answer(posted)
    newsroom.anna.edit(posted, text("day-match"))
    newsroom.stage.settle()
    assert "Under embargo" not in newsroom.answer(posted)
    assert "know no story" not in asked(newsroom, "/story", "Torvald Athletic", newsroom.secret)
