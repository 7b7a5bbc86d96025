"""The app's Home: what waits for a person, of what they may see, in their time."""

from __future__ import annotations

import pytest

from tests.scenarios.conftest import Newsroom, text
from workspace import Message, Person, View


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
    ws = newsroom.stage.workspace
    newsroom.anna.click(shown_home(newsroom, newsroom.anna), label="Order one …").wait_for_view()
    view = ws.modal(newsroom.anna)
    assert view is not None
    [oslo, *_] = newsroom.anna.suggestions(view, "oslo", action_id="zone")
    given = {
        "digest_at": "07:15",
        "zone": oslo,
        "digest_days": ["Monday", "Thursday"],
        "digest_beats": "Lowmarch, roof",
    }
    newsroom.anna.submit(view, given)
    newsroom.stage.settle()
    told = ws.shown(shown_home(newsroom, newsroom.anna))
    assert "It comes on Mon, Thu at 07:15 (Europe/Oslo) about Lowmarch, roof, as a direct message" in told
    newsroom.anna.click(shown_home(newsroom, newsroom.anna), label="Stop my digest")
    newsroom.stage.settle()
    assert "You have none" in ws.shown(shown_home(newsroom, newsroom.anna))


def shown_home(newsroom: Newsroom, person: Person) -> View:
    """A person's Home as it is."""
    view = newsroom.stage.workspace.home(person, newsroom.stage.app)
    assert view is not None
    return view


def test_a_finding_is_confirmed_dismissed_and_taken_back_on_home(newsroom: Newsroom, found: Message) -> None:
    ws, ben = newsroom.stage.workspace, newsroom.ben
    told = home(newsroom, ben)
    assert "[Confirm]" in told
    ben.click(shown_home(newsroom, ben), label="Confirm")
    newsroom.stage.settle()
    assert "confirmed by @ben" in ws.shown(shown_home(newsroom, ben))
    assert "Confirmed as wrong by @ben" in newsroom.answer(found)
    ben.click(shown_home(newsroom, ben), action_id="dismiss", value="Rounding")
    newsroom.stage.settle()
    now = ws.shown(shown_home(newsroom, ben))
    assert "Dismissed (rounding): Offer, by @ben" in now
    assert "Nothing waits for you" in now
    assert "Dismissed (rounding)" in newsroom.answer(found)
    ben.click(shown_home(newsroom, ben), label="Undo")
    newsroom.stage.settle()
    assert "1 to check" in ws.shown(shown_home(newsroom, ben))
    assert "5.4 per cent" in newsroom.answer(found)


def test_a_finding_is_put_off_and_given_away_on_home(newsroom: Newsroom, found: Message) -> None:
    ws, anna = newsroom.stage.workspace, newsroom.anna
    home(newsroom, anna)
    newsroom.choose(anna, shown_home(newsroom, anna), "Assign").wait_for_view()
    view = ws.modal(anna)
    assert view is not None
    anna.submit(view, {"person": newsroom.ben})
    newsroom.stage.settle()
    assert "@ben looks after it" in ws.shown(shown_home(newsroom, anna))
    assert "yours" in home(newsroom, newsroom.ben)
    newsroom.choose(anna, shown_home(newsroom, anna), "Snooze for an hour")
    newsroom.stage.settle()
    assert "Put off until" in ws.shown(shown_home(newsroom, anna))
    assert "Put off until" in newsroom.answer(found)
    anna.click(shown_home(newsroom, anna), label="Take up again")
    newsroom.stage.settle()
    assert "1 to check" in ws.shown(shown_home(newsroom, anna))


def test_home_leads_to_the_thread_and_to_the_stories(newsroom: Newsroom, found: Message) -> None:
    home(newsroom, newsroom.ben)
    blocks = str(shown_home(newsroom, newsroom.ben).blocks)
    assert "Open the thread: Offer" in blocks
    address = f"/archives/{newsroom.desk.id}/p{found.ts.replace('.', '')}"
    assert blocks.count(address) >= 3, "the finding, its story in the list of what waits, and in that of stories"


def test_a_channel_is_set_in_a_window_from_home(newsroom: Newsroom) -> None:
    ws, anna = newsroom.stage.workspace, newsroom.anna
    home(newsroom, anna)
    anna.click(
        shown_home(newsroom, anna), block_id=f"channel:{newsroom.secret.id}", action_id="settings"
    ).wait_for_view()
    view = ws.modal(anna)
    assert view is not None
    anna.submit(view, {"sensitivity": "high", "replies": "quiet"})
    newsroom.stage.settle()
    told = ws.shown(shown_home(newsroom, anna))
    assert "#secret: differences of high severity only, in the thread where something differs" in told
    assert "#desk: differences of medium and high severity" in told
    home(newsroom, newsroom.ben)
    assert "#secret" not in ws.shown(shown_home(newsroom, newsroom.ben))
