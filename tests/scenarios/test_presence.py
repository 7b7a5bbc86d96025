"""The bot comes into a channel, reads back when asked, and goes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.storage import Viewer
from tests.scenarios.conftest import Newsroom, text
from workspace import Channel, Message


@pytest.fixture
def transport() -> str:
    return "socket"


def greetings(newsroom: Newsroom, channel: Channel) -> list[Message]:
    return [each for each in newsroom.stage.workspace.messages(channel) if "I am the copy desk" in each.text]


def test_it_introduces_itself_once_in_a_channel(newsroom: Newsroom) -> None:
    assert len(greetings(newsroom, newsroom.desk)) == 1
    newsroom.anna.kick(newsroom.stage.app.bot_user, newsroom.desk)
    newsroom.stage.settle()
    newsroom.anna.invite(newsroom.stage.app.bot_user, newsroom.desk)
    newsroom.stage.settle()
    assert len(greetings(newsroom, newsroom.desk)) == 1


def test_asked_to_it_reads_the_last_week_without_replying(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    archive = ws.add_channel("archive", members=[newsroom.anna])
    earlier = newsroom.anna.post(archive, text("kestrel-ballot"))
    for number in range(16):
        newsroom.anna.post(archive, f"Remark number {number}.")
    newsroom.anna.invite(newsroom.stage.app.bot_user, archive)
    newsroom.stage.settle()
    [greeting] = greetings(newsroom, archive)
    newsroom.anna.click(greeting, action_id="read_back")
    newsroom.pass_time(timedelta(seconds=1))
    assert ws.replies(earlier) == ()
    assert len(ws.calls_of("conversations.history")) == 2
    assert "looked through" in ws.shown(ws.ephemerals(newsroom.anna)[-1])
    assert "2 articles" in newsroom.answer(newsroom.post(text("sentinel-ballot"), channel=archive))


def test_a_shared_post_is_the_article_it_carries(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    elsewhere = ws.add_channel("elsewhere", members=[newsroom.anna])
    original = newsroom.anna.post(elsewhere, text("kestrel-roof"))
    shared = newsroom.anna.share(original, newsroom.desk, comment="Seen this?")
    newsroom.stage.settle()
    assert "first article of this story" in newsroom.answer(shared)


def test_a_deleted_file_takes_its_article_with_it(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    message = newsroom.anna.upload(newsroom.desk, "ballot.txt", text("kestrel-ballot"), comment="the wire copy")
    newsroom.stage.settle()
    newsroom.anna.delete_file(ws.files(message)[0])
    newsroom.stage.settle()
    said = newsroom.answer(newsroom.post(text("sentinel-ballot")))
    assert "first article of this story" in said
    assert "4.5" not in said


def test_uninstalled_it_keeps_nothing(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"))
    team = newsroom.stage.workspace.team.id
    newsroom.stage.app.uninstall()
    newsroom.stage.settle()
    with newsroom.stage.running.newsroom.store.look(team) as tx:
        assert tx.stories.stories(Viewer.desk(team)) == ()
        assert tx.channels.channels() == ()
