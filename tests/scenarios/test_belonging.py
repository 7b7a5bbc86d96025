"""Which story an article belongs to, asked and decided in the thread."""

from __future__ import annotations

import pytest

from tests.scenarios.conftest import Newsroom, text
from workspace import Message

# The cast of the ballot a fortnight later, with nothing of the ballot itself.
TALKS = """\
Mediator calls first Lowmarch meeting useful

LOWMARCH, England, April 28 (Kestrel) - A retired judge who was asked to mediate in Lowmarch said on Tuesday, April \
28, that the first meeting of the two sides had been useful and that a second one was fixed for next week.

Lorna Pettifer, regional secretary of the Schools Staff Alliance, and board chairman Edwin Scarfe left the town hall \
by the same door.

Scarfe said he had brought a proposal on working hours. He would not say what it cost.

"Nobody wants to spend another spring like this," Pettifer said.

The judge asked both to keep silent until they meet again.

Kestrel News
Tuesday, 28 April 2026, 09:10 GMT
"""


@pytest.fixture
def transport() -> str:
    return "socket"


@pytest.fixture
def asked(newsroom: Newsroom) -> Message:
    """A post in whose thread the desk asks whether it belongs to the ballot."""
    newsroom.post(text("kestrel-ballot"))
    return newsroom.post(TALKS)


def test_where_the_desk_is_not_sure_it_asks_with_two_buttons(newsroom: Newsroom, asked: Message) -> None:
    said = newsroom.answer(asked)
    assert "Does it belong to “Teachers in Lowmarch vote to strike over pay”?" in said
    assert "[Yes, that story]" in said
    assert "[No, another one]" in said


def test_yes_makes_the_two_one_story_and_can_be_put_back(newsroom: Newsroom, asked: Message) -> None:
    newsroom.ben.click(newsroom.reply(asked), action_id="maybe_yes")
    newsroom.stage.settle()
    said = newsroom.answer(asked)
    assert "2 articles" in said
    assert "Does it belong" not in said
    assert "Put into this story by @ben" in said
    newsroom.choose(newsroom.anna, newsroom.reply(asked), "Put the article back")
    newsroom.stage.settle()
    assert "Does it belong" in newsroom.answer(asked)


def test_no_keeps_them_apart_and_is_asked_no_more(newsroom: Newsroom, asked: Message) -> None:
    newsroom.ben.click(newsroom.reply(asked), action_id="maybe_no")
    newsroom.stage.settle()
    assert "Does it belong" not in newsroom.answer(asked)
    newsroom.anna.edit(asked, TALKS.replace("by the same door", "by one door"))
    newsroom.stage.settle()
    said = newsroom.answer(asked)
    assert "Does it belong" not in said
    assert "first article of this story" in said


def test_who_answers_second_is_told_so(newsroom: Newsroom, asked: Message) -> None:
    reply = newsroom.reply(asked)
    newsroom.ben.click(reply, action_id="maybe_no")
    newsroom.anna.click(reply, action_id="maybe_yes")
    newsroom.stage.settle()
    [told] = newsroom.stage.workspace.ephemerals(newsroom.anna)
    assert newsroom.stage.workspace.shown(told) == "Somebody has answered that already."
    assert "first article of this story" in newsroom.answer(asked)


def test_not_this_story_sends_an_article_out_and_put_it_back_brings_it_in(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"))
    paper = newsroom.post(text("sentinel-ballot"))
    newsroom.choose(newsroom.ben, newsroom.reply(paper), "Not this story")
    newsroom.stage.settle()
    said = newsroom.answer(paper)
    assert "first article of this story" in said
    assert "5.4 per cent" not in said
    newsroom.choose(newsroom.anna, newsroom.reply(paper), "Put the article back")
    newsroom.stage.settle()
    assert "2 articles" in newsroom.answer(paper)
