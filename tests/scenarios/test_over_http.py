"""Each kind of request over HTTP, as over Socket Mode: event, command, click, shortcut, window, Home."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from handlers.demo.stage import staged
from tests.scenarios.conftest import Newsroom, furnished, refused, settings, text
from tests.scenarios.test_checking import drafted
from tests.scenarios.test_home import home
from tests.scenarios.test_settings import said
from workspace import Message


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with staged("Newsroom", datetime(2026, 2, 3, 12, 0, tzinfo=UTC), settings(), http=True) as stage:
        yield furnished(stage)
        assert refused(stage) == []


@pytest.fixture(scope="module")
def found(newsroom: Newsroom) -> Message:
    newsroom.post(text("kestrel-ballot"))
    return newsroom.post(text("sentinel-ballot"))


def test_events_and_clicks(newsroom: Newsroom, found: Message) -> None:
    assert "5.4 per cent" in newsroom.answer(found)
    newsroom.ben.click(newsroom.reply(found), action_id="confirm")
    newsroom.stage.settle()
    assert "Confirmed as wrong by @ben" in newsroom.answer(found)


@pytest.mark.parametrize(
    ("command", "typed", "told"),
    [
        ("/copydesk", "status", "I read this channel"),
        ("/story", "teachers pay offer", "Teachers in Lowmarch vote to strike"),
        ("/figures", "teachers pay offer", "4.5 percent"),
        ("/quote", "run out of other places to be heard", "Pettifer"),
        ("/check", text("dayline-ballot"), "Only you see this"),
    ],
)
def test_commands(newsroom: Newsroom, found: Message, command: str, typed: str, told: str) -> None:
    assert told in said(newsroom, typed, command=command)


def test_a_shortcut_on_a_message(newsroom: Newsroom, found: Message) -> None:
    done = newsroom.ben.shortcut("check_this", message=found)
    done.wait_for_responses(1)
    newsroom.stage.settle()
    assert "Only you see this" in newsroom.stage.workspace.shown(done.responses[0])


def test_a_shortcut_that_opens_a_window_and_its_submission(newsroom: Newsroom, found: Message) -> None:
    assert "5.4 per cent" in drafted(newsroom, text("sentinel-ballot"))


def test_a_field_that_is_looked_up_while_one_types(newsroom: Newsroom, found: Message) -> None:
    newsroom.post(text("kestrel-roof"))
    newsroom.choose(newsroom.ben, newsroom.reply(found), "Move to").wait_for_view()
    view = newsroom.stage.workspace.modal(newsroom.ben)
    assert view is not None
    [roof] = newsroom.ben.suggestions(view, "duhren", action_id="story")
    assert roof["text"]["text"] == "Market hall roof collapses under snow in Duhrenbach"
    newsroom.ben.close(view)


def test_settings_in_a_window(newsroom: Newsroom) -> None:
    ws, anna = newsroom.stage.workspace, newsroom.anna
    anna.command("/copydesk", "settings", channel=newsroom.secret).wait_for_view()
    view = ws.modal(anna)
    assert view is not None
    anna.submit(view, {"sensitivity": "high"})
    newsroom.stage.settle()
    assert "I tell differences of high severity only" in ws.shown(ws.ephemerals(anna)[-1])


def test_a_finding_given_away_on_home(newsroom: Newsroom, found: Message) -> None:
    ws, ben = newsroom.stage.workspace, newsroom.ben
    home(newsroom, ben)
    view = ws.home(ben, newsroom.stage.app)
    assert view is not None
    newsroom.choose(ben, view, "Assign").wait_for_view()
    window = ws.modal(ben)
    assert window is not None
    ben.submit(window, {"person": newsroom.anna})
    newsroom.stage.settle()
    [told] = ws.messages(newsroom.anna.dm(newsroom.stage.app.bot_user))
    assert "@ben gives you something to look after" in ws.shown(told)
    assert "@anna looks after it, asked by @ben" in newsroom.answer(found)


def test_home_and_its_buttons(newsroom: Newsroom, found: Message) -> None:
    assert "Teachers in Lowmarch vote to strike" in home(newsroom, newsroom.ben)
    ws = newsroom.stage.workspace
    view = ws.home(newsroom.ben, newsroom.stage.app)
    assert view is not None
    newsroom.ben.click(view, label="Do not reply to my posts")
    newsroom.stage.settle()
    now = ws.home(newsroom.ben, newsroom.stage.app)
    assert now is not None
    assert "Reply to my posts again" in ws.shown(now)
