"""A text that comes in several messages of one person is one article, answered once and at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from handlers.demo.stage import staged
from tests.scenarios.conftest import Newsroom, furnished, refused, settings, text
from workspace import Message

HEAD, *REST = [block for block in text("sentinel-ballot").split("\n\n") if block.strip()]


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with staged("Newsroom", datetime(2026, 4, 14, 15, 0, tzinfo=UTC), settings()) as stage:
        room = furnished(stage)
        room.post(text("kestrel-ballot"))
        yield room
        assert refused(stage) == []


def halves() -> tuple[str, str]:
    """The article in two halves, its altered figure in the second."""
    altered = next(block for block in REST if "5.4 per cent" in block)
    others = [HEAD, *(block for block in REST if block != altered)]
    return "\n\n".join(others[:6]), "\n\n".join([altered, *others[6:]])


def split_over(newsroom: Newsroom) -> tuple[Message, Message]:
    first, second = halves()
    return newsroom.post(first), newsroom.post(second)


def test_the_first_message_is_answered_at_once_and_its_answer_edited_when_more_arrives(newsroom: Newsroom) -> None:
    first, second = halves()
    one = newsroom.post(first)
    before = newsroom.reply(one)
    assert "5.4 per cent" not in newsroom.stage.workspace.shown(before)
    two = newsroom.post(second)
    assert newsroom.reply(one).ts == before.ts
    assert "5.4 per cent" in newsroom.answer(one)
    assert "2 articles" in newsroom.answer(one)
    assert newsroom.answer(two) == ""


def test_a_headline_and_its_text_posted_after_it_are_one_article(newsroom: Newsroom) -> None:
    one = newsroom.post("Three days of school closures loom as teachers back strike")
    assert newsroom.answer(one) == ""
    two = newsroom.post("\n\n".join(block for block in REST if not block.startswith(("Three days", "By Dominic"))))
    assert "2 articles" in newsroom.answer(one)
    assert newsroom.answer(two) == ""


@pytest.mark.parametrize(
    "remark",
    ["Can somebody check the number of ballots before five?", "I think the second figure is off, see Kestrel."],
)
def test_a_remark_after_an_article_is_no_part_of_it(newsroom: Newsroom, remark: str) -> None:
    one = newsroom.post(halves()[0])
    before = newsroom.answer(one)
    newsroom.post(remark)
    assert newsroom.answer(one) == before


def test_another_article_of_the_same_person_stands_for_itself(newsroom: Newsroom) -> None:
    one = newsroom.post(text("sentinel-ballot"))
    before = newsroom.answer(one)
    two = newsroom.post(text("dayline-roof"))
    assert newsroom.answer(one) == before
    assert "first article of this story" in newsroom.answer(two)


def test_what_comes_later_or_from_somebody_else_is_no_part(newsroom: Newsroom) -> None:
    first, second = halves()
    one = newsroom.post(first)
    two = newsroom.post(second, who=newsroom.ben)
    assert "5.4 per cent" not in newsroom.answer(one)
    newsroom.stage.clock.move_to(newsroom.stage.clock.now() + timedelta(minutes=3))
    three = newsroom.post(second)
    assert "5.4 per cent" not in newsroom.answer(one)
    assert newsroom.answer(two)
    assert newsroom.answer(three)


def test_a_part_that_is_edited_or_deleted_changes_the_one_answer(newsroom: Newsroom) -> None:
    one, two = split_over(newsroom)
    newsroom.anna.edit(two, halves()[1].replace("5.4 per cent", "4.5 per cent"))
    newsroom.stage.settle()
    assert "5.4 per cent" not in newsroom.answer(one)
    newsroom.anna.edit(two, halves()[1])
    newsroom.stage.settle()
    assert "5.4 per cent" in newsroom.answer(one)
    newsroom.anna.delete(two)
    newsroom.stage.settle()
    assert "5.4 per cent" not in newsroom.answer(one)
    assert "withdrawn" not in newsroom.answer(one)


def test_with_its_first_message_the_whole_text_goes(newsroom: Newsroom) -> None:
    one, _ = split_over(newsroom)
    newsroom.anna.delete(one)
    newsroom.stage.settle()
    assert "withdrawn" in newsroom.answer(one)
