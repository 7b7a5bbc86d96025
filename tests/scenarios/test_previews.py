"""A link to an article of ours is previewed with what the desk knows, and gets no second reply."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.inbox.accepted import State
from handlers.demo.stage import staged
from tests.ingest.fetch.server import Server, fetcher, says, serving
from tests.scenarios.conftest import Newsroom, furnished, refused, settings, text
from tests.scenarios.test_links import page


@pytest.fixture
def site() -> Iterator[Server]:
    with serving() as server:
        server.answers = {"/ballot": says(page("kestrel-ballot")), "/roof": says(page("kestrel-roof"))}
        yield server


@pytest.fixture
def newsroom(site: Server) -> Iterator[Newsroom]:
    own = settings().model_copy(update={"house_domains": ("kestrel.example",)})
    start = datetime(2026, 4, 14, 15, 0, tzinfo=UTC)
    with staged("Newsroom", start, own, fetcher=fetcher(site, body_bytes=1_000_000)) as stage:
        room = furnished(stage)
        yield room
        assert refused(stage) == []


@pytest.fixture
def ballot(site: Server) -> str:
    return f"http://kestrel.example:{site.server_address[1]}/ballot"


def test_a_known_link_is_previewed_with_its_story_and_gets_no_reply(newsroom: Newsroom, ballot: str) -> None:
    first = newsroom.post(ballot)
    assert newsroom.answer(first)
    newsroom.post(text("sentinel-ballot"))
    again = newsroom.post(ballot)
    [shown] = newsroom.stage.workspace.previews(again).values()
    assert "Teachers in Lowmarch vote to strike" in shown
    assert "5.4 per" in shown
    assert newsroom.answer(again) == ""


def test_a_link_nobody_knows_yet_is_read_and_answered(newsroom: Newsroom, ballot: str) -> None:
    first = newsroom.post(ballot)
    assert newsroom.stage.workspace.previews(first) == {}
    assert newsroom.answer(first)


def test_what_stands_in_a_private_channel_alone_is_previewed_nowhere_else(newsroom: Newsroom, ballot: str) -> None:
    newsroom.post(ballot, channel=newsroom.secret)
    elsewhere = newsroom.post(ballot)
    assert newsroom.stage.workspace.previews(elsewhere) == {}
    here = newsroom.post(ballot, channel=newsroom.secret)
    assert newsroom.stage.workspace.previews(here)


def test_a_message_being_written_is_shown_what_the_whole_team_may_see(newsroom: Newsroom, ballot: str) -> None:
    newsroom.post(ballot, channel=newsroom.secret)
    hidden = newsroom.anna.compose(ballot)
    newsroom.stage.settle()
    assert newsroom.stage.workspace.previews(hidden) == {}
    newsroom.post(ballot)
    open_ = newsroom.anna.compose(ballot)
    newsroom.stage.settle()
    assert newsroom.stage.workspace.previews(open_)


def test_a_link_elsewhere_is_not_previewed(newsroom: Newsroom, ballot: str) -> None:
    rival = ballot.replace("kestrel", "rival")
    newsroom.post(rival)
    again = newsroom.post(rival)
    assert newsroom.stage.workspace.previews(again) == {}
    assert newsroom.answer(again)


def test_a_link_that_is_none_costs_no_post_its_answer(newsroom: Newsroom) -> None:
    assert newsroom.answer(newsroom.post(f"{text('kestrel-ballot')}\n\nhttp://[link]/x"))
    newsroom.post("http://[link]/x")
    assert newsroom.stage.running.newsroom.inbox.standing((State.FAILED, State.PARKED)) == ()
