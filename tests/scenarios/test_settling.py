"""What becomes of a finding in several people's hands, and where each of them sees it."""

from __future__ import annotations

import threading

import pytest

from tests.patience import PATIENCE
from tests.scenarios.conftest import Newsroom, text
from tests.scenarios.test_hands import give
from tests.scenarios.test_home import home
from workspace import Message


@pytest.fixture
def transport() -> str:
    return "socket"


def test_what_was_confirmed_stands_until_a_later_version_settles_it(newsroom: Newsroom, found: Message) -> None:
    newsroom.ben.click(newsroom.reply(found), action_id="confirm")
    newsroom.stage.settle()
    newsroom.anna.edit(found, text("sentinel-ballot").replace("5.4 per cent", "5.4 per cent in all"))
    newsroom.stage.settle()
    assert "5.4 per cent" in newsroom.answer(found), "the edit settles nothing"
    newsroom.anna.edit(found, text("sentinel-ballot").replace("5.4 per cent", "4.5 per cent"))
    newsroom.stage.settle()
    told = newsroom.answer(found)
    assert "5.4 per cent" not in told
    assert "Confirmed" not in told
    assert "Nothing waits for you" in home(newsroom, newsroom.ben)


def test_what_one_dismissed_another_takes_back(newsroom: Newsroom, found: Message) -> None:
    newsroom.ben.click(newsroom.reply(found), action_id="dismiss", value="Different scope")
    newsroom.stage.settle()
    assert "Dismissed (different scope): Offer, by @ben" in newsroom.answer(found)
    newsroom.anna.click(newsroom.reply(found), label="Undo")
    newsroom.stage.settle()
    told = newsroom.answer(found)
    assert "Dismissed" not in told
    assert "[Confirm]" in told


def test_tomorrow_is_nine_oclock_where_the_person_is_who_put_it_off(newsroom: Newsroom, found: Message) -> None:
    newsroom.choose(newsroom.ben, newsroom.reply(found), "Snooze until tomorrow")
    newsroom.stage.settle()
    told = newsroom.answer(found)
    assert "Put off until 4 Feb 15:00" in told, "nine in New York, told in the zone of who posted"
    assert "by @ben" in told


def test_what_is_given_to_somebody_stands_on_their_home_as_theirs(newsroom: Newsroom, found: Message) -> None:
    give(newsroom, found)
    assert "yours" in home(newsroom, newsroom.ben)
    mine = home(newsroom, newsroom.anna)
    assert "@ben looks after it" in mine
    assert "yours" not in mine


def test_moved_and_taken_out_at_once_an_article_ends_in_one_story(newsroom: Newsroom, found: Message) -> None:
    newsroom.post(text("kestrel-roof"))
    newsroom.choose(newsroom.ben, newsroom.reply(found), "Move to").wait_for_view()
    view = newsroom.stage.workspace.modal(newsroom.ben)
    assert view is not None
    [roof] = newsroom.ben.suggestions(view, "roof", action_id="story")
    reply, together = newsroom.reply(found), threading.Barrier(2)

    def move() -> None:
        together.wait(PATIENCE)
        newsroom.ben.submit(view, {"story": roof})

    def take_out() -> None:
        together.wait(PATIENCE)
        newsroom.choose(newsroom.anna, reply, "Not this story")

    people = [threading.Thread(target=each) for each in (move, take_out)]
    for each in people:
        each.start()
    for each in people:
        each.join(PATIENCE)
    newsroom.stage.settle()
    told = newsroom.answer(found)
    assert "5.4 per cent" not in told
    assert ("Put into this story by @ben" in told) + ("Taken out of another story by @anna" in told) == 1
    running = newsroom.stage.running.newsroom
    assert running.room.holdings.parked(newsroom.stage.workspace.team.id) == 0
