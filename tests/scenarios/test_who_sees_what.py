"""Who may see what, on every surface: public, private, shared and direct; replies, look-ups, Home, digests, windows."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.scenarios.conftest import Newsroom, text
from tests.scenarios.test_digests import MORNING, ring, toll, words
from tests.scenarios.test_hands import retold
from tests.scenarios.test_home import home
from tests.scenarios.test_settings import said
from workspace import Channel, Person


@pytest.fixture
def transport() -> str:
    return "socket"


@pytest.fixture
def outsiders(newsroom: Newsroom) -> Channel:
    """A public channel that another organisation's people read too."""
    place = newsroom.stage.workspace.add_channel("outsiders", members=[newsroom.anna, newsroom.ben], shared=True)
    newsroom.anna.invite(newsroom.stage.app.bot_user, place)
    newsroom.stage.settle()
    return place


def asked(newsroom: Newsroom, who: Person, command: str, typed: str) -> str:
    return said(newsroom, typed, who=who, command=command)


def test_a_private_text_is_known_to_its_members_on_every_surface_and_to_nobody_else(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"), channel=newsroom.secret)
    said(newsroom, "digest 08:30")
    said(newsroom, "digest me 08:30", who=newsroom.ben)
    theirs = [
        newsroom.answer(newsroom.post(text("sentinel-ballot"), who=newsroom.ben)),
        asked(newsroom, newsroom.ben, "/quote", "run out of other places to be heard"),
        asked(newsroom, newsroom.ben, "/check", text("dayline-ballot")),
        asked(newsroom, newsroom.ben, "/story", "pay offer ballot"),
        home(newsroom, newsroom.ben),
        words(newsroom, ring(newsroom, MORNING)),
        words(newsroom, ring(newsroom, MORNING, newsroom.ben.dm(newsroom.stage.app.bot_user))),
    ]
    for told in theirs:
        assert "4.5 percent" not in told
        assert "Teachers in" not in told
        assert "Kestrel" not in told
    assert "Kestrel" in asked(newsroom, newsroom.anna, "/quote", "run out of other places to be heard")


def test_what_the_team_knows_is_not_told_where_outsiders_read(newsroom: Newsroom, outsiders: Channel) -> None:
    newsroom.post(text("kestrel-ballot"))
    told = newsroom.answer(newsroom.post(text("sentinel-ballot"), channel=outsiders))
    assert "first article of this story" in told
    assert "4.5 percent" not in told
    again = newsroom.answer(newsroom.post(text("dayline-ballot"), channel=outsiders))
    assert "2 articles" in again
    assert "Kestrel" not in again


def test_what_stands_where_outsiders_read_is_used_there_only(newsroom: Newsroom, outsiders: Channel) -> None:
    newsroom.post(text("kestrel-ballot"), channel=outsiders)
    assert "first article of this story" in newsroom.answer(newsroom.post(text("sentinel-ballot")))
    done = newsroom.anna.command("/copydesk", "digest 08:30", channel=outsiders)
    done.wait_for_responses(1)
    newsroom.stage.settle()
    shared = words(newsroom, ring(newsroom, datetime(2026, 2, 4, 7, 30, 1, tzinfo=UTC), outsiders))
    assert "Teachers in Lowmarch" in shared
    assert "Sentinel" not in shared


def test_what_is_pasted_in_a_direct_message_stays_there(newsroom: Newsroom) -> None:
    dm = newsroom.anna.dm(newsroom.stage.app.bot_user)
    mine = newsroom.answer(newsroom.post(text("kestrel-ballot"), channel=dm))
    assert "Only you see this" in mine
    assert "first article of this story" in newsroom.answer(newsroom.post(text("sentinel-ballot")))
    assert "Kestrel" not in asked(newsroom, newsroom.ben, "/quote", "run out of other places to be heard")


def test_the_window_to_move_an_article_names_no_story_its_channel_may_not_see(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"), channel=newsroom.secret)
    newsroom.post(text("sextant-moor"))
    newsroom.post(text("kestrel-roof"))
    message = newsroom.post(text("sentinel-roof"))
    newsroom.choose(newsroom.ben, newsroom.reply(message), "Move to").wait_for_view()
    view = newsroom.stage.workspace.modal(newsroom.ben)
    assert view is not None
    for typed in ("", "o", "teachers"):
        offered = str(newsroom.ben.suggestions(view, typed, action_id="story"))
        assert ("oor" in offered) == (typed != "teachers")
        assert "Teachers" not in offered


def test_figures_and_charts_show_only_what_the_asker_may_see(newsroom: Newsroom) -> None:
    newsroom.post(toll(31, 10))
    newsroom.post(toll(60, 12).replace("Sextant", "Vantage"), channel=newsroom.secret)
    newsroom.post(toll(84, 15).replace("Sextant", "Kestrel"), channel=newsroom.secret)
    theirs = asked(newsroom, newsroom.ben, "/figures", "Marsk ferry")
    assert "31" in theirs
    assert "60" not in theirs
    assert "84" not in theirs
    assert "line chart" not in theirs
    mine = asked(newsroom, newsroom.anna, "/figures", "Marsk ferry")
    assert "84" in mine
    assert "line chart" in mine


def test_a_guest_is_told_of_the_channels_they_are_in_and_of_no_other_public_one(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    guest = ws.add_user("guest", guest=True)
    guest_room = ws.add_channel("guests", members=[newsroom.anna, guest])
    newsroom.anna.invite(newsroom.stage.app.bot_user, guest_room)
    newsroom.post(text("kestrel-ballot"))
    newsroom.post(text("kestrel-roof"), channel=guest_room)

    def typed(command: str, words: str) -> str:
        done = guest.command(command, words, channel=guest_room)
        done.wait_for_responses(1)
        newsroom.stage.settle()
        return ws.shown(done.responses[0])

    assert "Market hall roof" in typed("/story", "market roof")
    theirs = [
        typed("/story", "teachers pay offer"),
        typed("/figures", "teachers pay offer"),
        typed("/quote", "run out of other places to be heard"),
        typed("/check", text("sentinel-ballot")),
        typed("/copydesk", "status"),
        home(newsroom, guest),
    ]
    for told in theirs:
        assert "4.5 percent" not in told
        assert "Teachers in" not in told
        assert "Kestrel News" not in told or "roof" in told
    assert "0 others you can open" in theirs[4]
    assert "#desk" not in theirs[5]


def test_how_many_channels_are_read_counts_none_the_asker_cannot_open(newsroom: Newsroom) -> None:
    assert "1 other you can open" in said(newsroom, "status")
    assert "0 others you can open" in said(newsroom, "status", who=newsroom.ben)


def test_what_was_done_with_a_private_text_is_told_in_its_channel_only(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"), channel=newsroom.secret)
    private = newsroom.post(text("sentinel-ballot"), channel=newsroom.secret)
    newsroom.anna.click(newsroom.reply(private), action_id="dismiss", value="Rounding")
    newsroom.stage.settle()
    newsroom.post(text("kestrel-ballot"))
    message = newsroom.post(text("sentinel-ballot"), who=newsroom.ben)
    told = newsroom.answer(message)
    assert "Dismissed" not in told
    assert "5.4 per cent" in told, "what was dismissed in private is dismissed there only"
    assert "seen before" not in told
    listed = said(newsroom, "audit", who=newsroom.ben)
    assert "Nobody has changed anything here" in listed


def test_a_window_of_all_findings_shows_what_its_channel_may_know_whoever_opens_it(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    said(newsroom, "sensitivity all")
    newsroom.post(text("sextant-moor"), channel=newsroom.secret)
    message = newsroom.post(retold(text("sextant-moor")))
    assert "show_all" not in str(newsroom.reply(message).blocks)
    newsroom.post(text("sextant-moor").replace("Sextant", "Quay"))
    again = newsroom.post(retold(text("sextant-moor")).replace("Vantage", "Kestrel"))
    newsroom.choose(newsroom.anna, newsroom.reply(again), "Show all").wait_for_view()
    view = ws.modal(newsroom.anna)
    assert view is not None
    shown = ws.shown(view)
    assert "Quay" in shown
    assert "Sextant" not in shown


def test_the_words_of_a_notification_tell_no_more_than_the_reply(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"), channel=newsroom.secret)
    message = newsroom.post(text("sentinel-ballot"))
    assert "4.5" not in newsroom.reply(message).text
    assert "Teachers in" not in newsroom.reply(message).text
    inside = newsroom.post(text("dayline-ballot"), channel=newsroom.secret)
    assert "38 million" in newsroom.reply(inside).text
