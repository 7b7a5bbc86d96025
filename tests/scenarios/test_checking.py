"""Texts checked for one person's eyes: nothing is kept, nobody else is told."""

from __future__ import annotations

from typing import Any

import pytest

from bot.storage import Viewer
from tests.scenarios.conftest import Newsroom, text
from tests.scenarios.test_settings import said


@pytest.fixture
def transport() -> str:
    return "socket"


def kept(newsroom: Newsroom) -> int:
    """How many stories the archive holds."""
    store, team = newsroom.stage.running.newsroom.store, newsroom.stage.workspace.team.id
    with store.look(team) as tx:
        return len(tx.stories.stories(Viewer.desk(team)))


def test_a_text_after_the_command_is_compared_and_not_kept(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"))
    done = newsroom.ben.command("/check", text("sentinel-ballot"), channel=newsroom.desk)
    done.wait_for_responses(1)
    newsroom.stage.settle()
    told = newsroom.stage.workspace.shown(done.responses[0])
    assert "5.4 per cent" in told
    assert "4.5 percent" in told
    assert "Only you see this" in told
    assert "Confirm" not in told
    assert kept(newsroom) == 1
    again = newsroom.answer(newsroom.post(text("dayline-ballot")))
    assert "2 articles" in again


@pytest.mark.parametrize(("typed", "told"), [("", "after `/check`"), ("too short", "too short to be an article")])
def test_what_is_no_article_is_answered_with_what_to_do(newsroom: Newsroom, typed: str, told: str) -> None:
    done = newsroom.anna.command("/check", typed, channel=newsroom.desk)
    done.wait_for_responses(1)
    assert told in newsroom.stage.workspace.shown(done.responses[0])


def test_a_shortcut_checks_any_message_even_where_the_bot_is_not(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    newsroom.post(text("kestrel-ballot"))
    elsewhere = ws.add_channel("elsewhere", members=[newsroom.ben])
    message = newsroom.ben.post(elsewhere, text("sentinel-ballot"))
    newsroom.stage.settle()
    done = newsroom.ben.shortcut("check_this", message=message)
    done.wait_for_responses(1)
    newsroom.stage.settle()
    assert "5.4 per cent" in ws.shown(done.responses[0])
    assert ws.replies(message) == ()
    assert kept(newsroom) == 1


def test_a_shortcut_checks_the_file_of_a_message(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    newsroom.post(text("kestrel-ballot"))
    said(newsroom, "unwatch")
    message = newsroom.ben.upload(newsroom.desk, "ballot.txt", text("sentinel-ballot"))
    newsroom.stage.settle()
    done = newsroom.ben.shortcut("check_this", message=message)
    done.wait_for_responses(1)
    newsroom.stage.settle()
    assert "5.4 per cent" in ws.shown(done.responses[0])
    assert kept(newsroom) == 1


def test_a_draft_given_as_a_file_is_answered_in_the_window(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    newsroom.post(text("kestrel-ballot"))
    newsroom.anna.shortcut("check_draft").wait_for_view()
    view = ws.modal(newsroom.anna)
    assert view is not None
    mine = newsroom.anna.upload(newsroom.anna.dm(newsroom.ben), "draft.txt", text("sentinel-ballot"))
    done = newsroom.anna.submit(view, {"draft_file": {"draft_file": [ws.files(mine)[0]]}})
    assert done.error is None
    newsroom.stage.settle()
    told = ws.modal(newsroom.anna)
    assert told is not None
    assert "5.4 per cent" in ws.shown(told)


def test_a_draft_pasted_into_the_window_is_answered_in_it(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"))
    assert "5.4 per cent" in drafted(newsroom, text("sentinel-ballot"))
    assert kept(newsroom) == 1


def test_a_private_text_is_compared_only_for_who_can_open_it(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"), channel=newsroom.secret)
    for person, knows in ((newsroom.anna, True), (newsroom.ben, False)):
        done = person.command("/check", text("sentinel-ballot"), channel=newsroom.desk)
        done.wait_for_responses(1)
        newsroom.stage.settle()
        told = newsroom.stage.workspace.shown(done.responses[0])
        assert ("4.5 percent" in told) == knows
        assert ("first article of this story" in told) != knows


def drafted(newsroom: Newsroom, words: str) -> str:
    """What the window "Check a draft" tells of words pasted into it."""
    ws = newsroom.stage.workspace
    newsroom.anna.shortcut("check_draft").wait_for_view()
    view = ws.modal(newsroom.anna)
    assert view is not None
    done = newsroom.anna.submit(view, {"draft_text": {"draft_text": rich(words)}})
    assert done.error is None
    newsroom.stage.settle()
    told = ws.modal(newsroom.anna)
    assert told is not None
    return ws.shown(told)


def rich(words: str) -> dict[str, Any]:
    """What Slack's editor makes of a pasted text."""
    lines = [{"type": "text", "text": words}]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": lines}]}
