"""Spoken to, in a direct message, by a mention, with "help", the bot answers, and keeps nothing of what it is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.storage import Viewer
from handlers.demo.stage import staged
from tests.scenarios.conftest import Newsroom, furnished, refused, settings, text
from tests.scenarios.test_settings import said
from workspace import Message


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    """The wire's text about the ballot stands in #desk, the ferry's in #secret."""
    with staged("Newsroom", datetime(2026, 4, 16, 12, 0, tzinfo=UTC), settings()) as stage:
        room = furnished(stage)
        room.post(text("kestrel-ballot"))
        room.post(text("day-ferry"), channel=room.secret)
        yield room
        assert refused(stage) == []


def told(newsroom: Newsroom, words: str, *, by: str = "ben") -> str:
    """What somebody is answered in a direct message."""
    return newsroom.answer(written(newsroom, words, by=by))


def written(newsroom: Newsroom, words: str, *, by: str = "ben") -> Message:
    who = newsroom.ben if by == "ben" else newsroom.anna
    message = who.post(who.dm(newsroom.stage.app.bot_user), words)
    newsroom.stage.settle()
    return message


def kept(newsroom: Newsroom) -> int:
    store, team = newsroom.stage.running.newsroom.store, newsroom.stage.workspace.team.id
    with store.look(team) as tx:
        return len(tx.stories.stories(Viewer.desk(team)))


@pytest.mark.parametrize("words", ["help", "Hi!", "Hello, what can you do?", "thanks", "How does this work?"])
def test_a_greeting_is_answered_with_what_it_does_and_what_to_type(newsroom: Newsroom, words: str) -> None:
    answer = told(newsroom, words)
    assert "compare the figures and quotes" in answer
    assert "/story" in answer
    assert "nothing on that" not in answer


def test_what_it_knows_nothing_about_is_answered_with_that_and_what_to_type(newsroom: Newsroom) -> None:
    answer = told(newsroom, "The penguins of Brennoy have voted for a longer winter.")
    assert "I have nothing on that" in answer
    assert "Paste an article" in answer


def test_an_article_in_a_direct_message_is_checked_for_its_sender_alone(newsroom: Newsroom) -> None:
    before = kept(newsroom)
    message = written(newsroom, text("sentinel-ballot"))
    answer = newsroom.answer(message)
    assert "5.4 per cent" in answer
    assert "4.5 percent" in answer
    assert "Only you see this" in answer
    assert "Confirm" not in answer
    assert kept(newsroom) == before
    newsroom.ben.edit(message, text("sentinel-ballot").replace("5.4 per cent", "4.5 per cent"))
    newsroom.stage.settle()
    assert "5.4 per cent" not in newsroom.answer(message)
    newsroom.ben.delete(message)
    newsroom.stage.settle()
    assert "withdrawn" in newsroom.answer(message)


def test_shared_into_a_channel_it_is_a_post(newsroom: Newsroom) -> None:
    before = kept(newsroom)
    message = written(newsroom, text("day-budget"))
    assert kept(newsroom) == before
    shared = newsroom.ben.share(message, newsroom.desk)
    newsroom.stage.settle()
    assert "first article of this story" in newsroom.answer(shared)
    assert kept(newsroom) == before + 1


@pytest.mark.parametrize(
    ("words", "has"),
    [
        ("The board offered 5.4 per cent to the teachers of Lowmarch.", "4.5 percent"),
        ("8,500 ballots", "8,500"),
        ("“We have run out of other places to be heard”", "Pettifer"),
    ],
)
def test_a_sentence_a_figure_or_a_quote_alone_is_looked_up(newsroom: Newsroom, words: str, has: str) -> None:
    assert has in told(newsroom, words)
    assert has in said(newsroom, words, command="/check")


def test_a_statement_is_answered_from_what_the_asker_may_see(newsroom: Newsroom) -> None:
    words = "The ferry had 146 people on board when it ran aground off Halvik."
    assert "164" in told(newsroom, words, by="anna")
    assert "164" not in told(newsroom, words, by="ben")


def test_a_mention_is_answered_in_its_thread_from_what_the_channel_may_see(newsroom: Newsroom) -> None:
    bot = f"<@{newsroom.stage.app.bot_user.id}>"
    assert "Paste an article" in newsroom.answer(newsroom.post(f"{bot} help"))
    assert "Paste an article" in newsroom.answer(newsroom.post(bot))
    assert "8,500" in newsroom.answer(newsroom.post(f"{bot} 8,500 ballots"))
    assert "164" not in newsroom.answer(newsroom.post(f"{bot} 164 people on board the ferry off Halvik"))
    secret = newsroom.post(f"{bot} 164 people on board the ferry off Halvik", channel=newsroom.secret)
    assert "164" in newsroom.answer(secret)


def test_a_mention_beside_an_article_gets_the_one_reply(newsroom: Newsroom) -> None:
    bot = f"<@{newsroom.stage.app.bot_user.id}>"
    answer = newsroom.answer(newsroom.post(f"{bot} please look at this\n\n{text('day-match')}"))
    assert "first article of this story" in answer


def test_help_alone_is_answered_to_who_typed_it(newsroom: Newsroom) -> None:
    message = newsroom.post("help")
    assert newsroom.answer(message) == ""
    assert "Paste an article" in newsroom.stage.workspace.shown(newsroom.stage.workspace.ephemerals(newsroom.anna)[-1])


def test_a_mention_in_a_channel_that_is_not_read_is_answered(newsroom: Newsroom) -> None:
    said(newsroom, "unwatch")
    bot = f"<@{newsroom.stage.app.bot_user.id}>"
    before = kept(newsroom)
    answer = newsroom.answer(newsroom.post(f"{bot} {text('sentinel-ballot')}"))
    assert "5.4 per cent" in answer
    assert "I kept nothing of the text" in answer
    assert kept(newsroom) == before
    said(newsroom, "watch")
