"""The app's Home: what waits for a person, of what they may see, in their time."""

from __future__ import annotations

import pytest

from tests.scenarios.conftest import Newsroom, text
from workspace import Person


@pytest.fixture
def transport() -> str:
    return "socket"


def home(newsroom: Newsroom, person: Person) -> str:
    person.open_home()
    newsroom.stage.settle()
    view = newsroom.stage.workspace.home(person, newsroom.stage.app)
    assert view is not None
    return newsroom.stage.workspace.shown(view)


def test_a_newcomer_is_told_the_first_steps(newsroom: Newsroom) -> None:
    told = home(newsroom, newsroom.ben)
    assert "First steps" in told
    assert "Nothing waits for you" in told
    assert "#desk" in told
    assert "#secret" not in told
    assert "America/New_York" in told


def test_what_waits_is_told_to_who_may_see_it_and_to_nobody_else(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"), channel=newsroom.secret)
    newsroom.post(text("sentinel-ballot"), channel=newsroom.secret)
    newsroom.post(text("kestrel-roof"))
    mine, theirs = home(newsroom, newsroom.anna), home(newsroom, newsroom.ben)
    assert "5.4 per cent" in mine
    assert "#secret" in mine
    assert "per cent" not in theirs
    assert "Teachers" not in theirs
    assert "Market hall roof" in theirs


def test_who_left_a_private_channel_sees_nothing_of_it_any_more(newsroom: Newsroom) -> None:
    newsroom.anna.invite(newsroom.ben, newsroom.secret)
    newsroom.post(text("kestrel-ballot"), channel=newsroom.secret)
    assert "Teachers" in home(newsroom, newsroom.ben)
    newsroom.ben.leave(newsroom.secret)
    assert "Teachers" not in home(newsroom, newsroom.ben)


def test_a_digest_is_ordered_and_stopped_on_home(newsroom: Newsroom) -> None:
    home(newsroom, newsroom.anna)
    for label, told in (("Send me one at 08:30", "08:30 (Europe/Berlin)"), ("Stop my digest", "You have none")):
        view = newsroom.stage.workspace.home(newsroom.anna, newsroom.stage.app)
        assert view is not None
        newsroom.anna.click(view, label=label)
        newsroom.stage.settle()
        now = newsroom.stage.workspace.home(newsroom.anna, newsroom.stage.app)
        assert now is not None
        assert told in newsroom.stage.workspace.shown(now)
