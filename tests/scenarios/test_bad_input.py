"""Whatever Slack or a person does wrong ends in one clear sentence, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.inbox.accepted import State
from tests.scenarios.conftest import Newsroom, text
from tests.scenarios.test_settings import said


@pytest.fixture
def transport() -> str:
    return "socket"


def test_a_window_slack_will_not_open_any_more_is_answered_with_what_to_do(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    ws.misbehave.refuse("views.open", error="expired_trigger_id")
    newsroom.anna.shortcut("check_draft")
    dm = newsroom.anna.dm(newsroom.stage.app.bot_user)
    [told] = ws.wait_for(lambda: ws.messages(dm))
    assert "click again" in ws.shown(told)
    ws.misbehave.clear()
    ws.state.calls.clear()  # the refusal was ordered, and is no payload of ours


def test_what_is_to_be_said_waits_out_limits_and_outages(newsroom: Newsroom) -> None:
    misbehave = newsroom.stage.workspace.misbehave
    misbehave.fail("chat.postMessage", status=503)
    misbehave.rate_limit("chat.postMessage", times=1, retry_after=1)
    message = newsroom.anna.post(newsroom.desk, text("kestrel-roof"))
    newsroom.stage.settle()
    assert "first article of this story" in newsroom.answer(message)


def test_out_of_a_channel_or_in_an_archived_one_nothing_is_said_and_nothing_breaks(newsroom: Newsroom) -> None:
    said(newsroom, "digest 08:30")
    newsroom.anna.kick(newsroom.stage.app.bot_user, newsroom.desk)
    newsroom.stage.settle()
    assert "invite me" in said(newsroom, "status")
    assert "invite me" in said(newsroom, "digest 08:30")
    newsroom.anna.archive(newsroom.secret)
    newsroom.stage.settle()
    running = newsroom.stage.running.newsroom
    watched = running.room.channels.watched(newsroom.stage.workspace.team.id)
    assert [each.id for each in watched] == []


def test_a_person_whose_zone_is_none_gets_the_newsrooms(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    ws.misbehave.refuse("users.info", error="user_not_found")
    assert "08:30 (Europe/Berlin)" in said(newsroom, "digest 08:30", who=newsroom.ben)
    ws.misbehave.clear()
    ws.state.calls.clear()


def test_a_text_of_forty_thousand_characters_is_read(newsroom: Newsroom) -> None:
    filler = "The market was quiet again by the evening, and the stalls stood empty.\n\n" * 600
    long = f"{text('kestrel-roof')}\n\n{filler}"[:39_900]
    assert "first article of this story" in newsroom.answer(newsroom.post(long))


def test_without_its_scope_the_desk_says_what_is_missing(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    ws.misbehave.refuse("conversations.open", error="missing_scope")
    assert "`/copydesk doctor`" in said(newsroom, "digest me 08:30")
    ws.misbehave.clear()
    ws.state.calls.clear()


def test_without_leave_to_read_files_the_poster_is_told_so_once(newsroom: Newsroom) -> None:
    newsroom.stage.app.drop_scopes("files:read")
    message = newsroom.anna.upload(newsroom.desk, "roof.txt", text("kestrel-roof"))
    newsroom.stage.settle()
    told = newsroom.answer(message)
    assert "files:read" in told
    assert "paste its text" in told
    [done] = newsroom.stage.running.newsroom.inbox.standing((State.DONE,))[-1:]
    assert done.error == "forbidden"


def test_what_is_to_be_said_waits_until_a_revoked_token_is_replaced(newsroom: Newsroom) -> None:
    newsroom.stage.workspace.misbehave.refuse("chat.postMessage", error="token_revoked")
    message = newsroom.anna.post(newsroom.desk, text("kestrel-roof"))
    newsroom.pass_time(timedelta(minutes=1))
    assert "first article of this story" in newsroom.answer(message)
    newsroom.stage.workspace.state.calls.clear()


def test_with_a_revoked_token_a_command_is_answered_and_a_post_is_kept(newsroom: Newsroom) -> None:
    newsroom.stage.app.revoke_tokens()
    assert "I read this channel" in said(newsroom, "status")
    told = said(newsroom, "doctor")
    assert "✗ bot token" in told
    assert "copy it anew" in told
    newsroom.stage.workspace.state.calls.clear()


@pytest.mark.parametrize("error", ["msg_too_long", "invalid_blocks"])
def test_a_reply_whose_layout_slack_refuses_is_told_in_plain_words(newsroom: Newsroom, error: str) -> None:
    ws = newsroom.stage.workspace
    newsroom.post(text("kestrel-ballot"))
    ws.misbehave.refuse("chat.postMessage", error=error)
    told = newsroom.answer(newsroom.post(text("sentinel-ballot")))
    assert "5.4 per cent" in told
    assert "[Confirm" not in told
    ws.state.calls.clear()
