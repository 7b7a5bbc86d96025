"""Slack out of order, slow or gone while something is to be said: the person is told, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.scenarios.conftest import Newsroom, text
from tests.scenarios.test_settings import said


@pytest.fixture
def transport() -> str:
    return "socket"


def test_an_edit_of_a_reply_waits_out_a_rate_limit(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"))
    message = newsroom.post(text("sentinel-ballot"))
    newsroom.stage.workspace.misbehave.rate_limit("chat.update", times=1, retry_after=1)
    newsroom.anna.click(newsroom.reply(message), action_id="confirm")
    newsroom.pass_time(timedelta(seconds=1))
    assert "Confirmed as wrong by @anna" in newsroom.answer(message)


def test_home_is_shown_although_slack_failed_at_first(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    ws.misbehave.fail("views.publish", status=503)
    newsroom.anna.open_home()
    newsroom.pass_time(timedelta(seconds=10))
    view = ws.home(newsroom.anna, newsroom.stage.app)
    assert view is not None
    assert "What waits" in ws.shown(view)


def test_an_answer_whose_address_has_expired_is_told_to_the_person_in_the_channel(newsroom: Newsroom) -> None:
    ws, whispers = newsroom.stage.workspace, newsroom.stage.running.newsroom.room.whispers
    before = ws.ephemerals(newsroom.ben)
    whispers.tell(_expired(newsroom), "That took long.", to=(newsroom.desk.id, newsroom.ben.id))
    [told] = [each for each in ws.ephemerals(newsroom.ben) if each not in before]
    assert ws.shown(told) == "That took long."
    assert ws.ephemerals(newsroom.anna) == ()


def test_an_answer_whose_layout_slack_refuses_is_told_in_plain_words(newsroom: Newsroom) -> None:
    ws, stage = newsroom.stage.workspace, newsroom.stage
    path = ws.state.tickets.response_url(
        app_id=stage.app.app_id, user=newsroom.ben.id, channel=newsroom.desk.id, interaction="i", message_ts=None
    )
    address = f"{ws.state.base_url}/response/{ws.team.id}{path}"
    stage.running.newsroom.room.whispers.tell(address, "In words.", [{"type": "unknown"}])
    assert [ws.shown(each) for each in ws.ephemerals(newsroom.ben)] == ["In words."]


def test_where_the_bot_is_not_the_person_is_told_in_a_direct_message(newsroom: Newsroom) -> None:
    ws, whispers = newsroom.stage.workspace, newsroom.stage.running.newsroom.room.whispers
    elsewhere = ws.add_channel("elsewhere", members=[newsroom.ben])
    whispers.tell(_expired(newsroom), "That took long.", to=(elsewhere.id, newsroom.ben.id))
    [told] = ws.messages(newsroom.ben.dm(newsroom.stage.app.bot_user))
    assert ws.shown(told) == "That took long."
    ws.state.calls.clear()  # Slack refused the channel, as it should


def _expired(newsroom: Newsroom) -> str:
    """An address Slack knows no more."""
    workspace = newsroom.stage.workspace
    return f"{workspace.state.base_url}/response/{workspace.team.id}/1/gone"


def test_a_channel_archived_while_an_answer_waits_ends_it_and_holds_nothing_up(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    other = ws.add_channel("other", members=[newsroom.anna])
    newsroom.anna.invite(newsroom.stage.app.bot_user, other)
    newsroom.stage.settle()
    ws.misbehave.rate_limit("chat.postMessage", times=1, retry_after=30)
    newsroom.anna.post(other, text("kestrel-roof"))
    ws.wait_for(lambda: any(call.answer and call.answer.get("error") == "ratelimited" for call in ws.calls))
    newsroom.anna.archive(other)
    newsroom.pass_time(timedelta(seconds=10))
    assert "2 articles" not in newsroom.answer(newsroom.post(text("kestrel-ballot")))
    ws.state.calls.clear()


def test_a_post_deleted_while_its_reply_waits_gets_none(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    ws.misbehave.rate_limit("chat.postMessage", times=1, retry_after=30)
    message = newsroom.anna.post(newsroom.desk, text("kestrel-roof"))
    ws.wait_for(lambda: any(call.answer and call.answer.get("error") == "ratelimited" for call in ws.calls))
    newsroom.anna.delete(message)
    newsroom.pass_time(timedelta(seconds=10))
    assert not any("Market hall" in ws.shown(each) for each in ws.messages(newsroom.desk))
    assert "first article of this story" in newsroom.answer(newsroom.post(text("sentinel-roof")))


@pytest.mark.parametrize("scope", ["files:read", "users:read", "reactions:write"])
def test_the_doctor_names_a_missing_scope(newsroom: Newsroom, scope: str) -> None:
    newsroom.stage.app.drop_scopes(scope)
    told = said(newsroom, "doctor")
    assert "✗ scopes" in told
    assert scope in told
    newsroom.stage.workspace.state.calls.clear()


def test_the_last_week_is_read_although_slack_failed_at_first(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    other = ws.add_channel("other", members=[newsroom.anna])
    newsroom.anna.post(other, text("kestrel-roof"))
    newsroom.anna.invite(newsroom.stage.app.bot_user, other)
    newsroom.stage.settle()
    ws.misbehave.fail("conversations.history", status=503)
    greeting = next(each for each in ws.messages(other) if "copy desk" in ws.shown(each))
    newsroom.anna.click(greeting, label="Read the last week")
    newsroom.pass_time(timedelta(seconds=30))
    assert any("I have looked through" in ws.shown(each) for each in ws.ephemerals(newsroom.anna))
    assert "2 articles" in newsroom.answer(newsroom.post(text("sentinel-roof")))
