"""Every post gets its answer, and a text cut into several messages is one article, with a mark and an undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from handlers.demo.stage import staged
from tests.scenarios.conftest import Newsroom, furnished, refused, settings, text
from workspace import Message

HEAD, *REST = [block for block in text("sentinel-ballot").split("\n\n") if block.strip()]
DAY = ("day-ferry", "day-ferry-rival", "day-ferry-fares", "day-budget", "day-match")


@pytest.fixture
def transport() -> str:
    return "socket"


@pytest.fixture
def newsroom(transport: str) -> Iterator[Newsroom]:
    over_http = transport == "http"  # signed requests carry the time there is
    moment = datetime.now(UTC) if over_http else datetime(2026, 4, 16, 15, 0, tzinfo=UTC)
    with staged("Newsroom", moment, settings(), http=over_http) as stage:
        room = furnished(stage)
        yield room
        assert refused(stage) == []


@pytest.fixture
def ballot(newsroom: Newsroom) -> Newsroom:
    """The wire's text stands there already."""
    newsroom.post(text("kestrel-ballot"), who=newsroom.ben)
    return newsroom


def halves() -> tuple[str, str]:
    """The article cut in two in the middle of a sentence, its altered figure in the second."""
    altered = next(block for block in REST if "5.4 per cent" in block)
    others = [HEAD, *(block for block in REST if block != altered)]
    before, after = altered.split(" of 5.4 per cent", 1)
    return "\n\n".join([*others[:5], f"{before} of"]), "\n\n".join([f"5.4 per cent{after}", *others[5:]])


def split_over(newsroom: Newsroom) -> tuple[Message, Message]:
    first, second = halves()
    return newsroom.post(first), newsroom.post(second)


def marks(newsroom: Newsroom, message: Message) -> list[str]:
    """The reactions under a message."""
    return [each.name for each in newsroom.stage.workspace.message(message).reactions]


# Articles posted one after the other


@pytest.mark.parametrize("transport", ["socket", "http"])
def test_five_articles_in_a_row_get_five_answers_and_the_right_stories(newsroom: Newsroom) -> None:
    """In every order: `tests/desk/test_takes.py`. Over HTTP they may be worked in another than that of the posts."""
    posted = [newsroom.anna.post(newsroom.desk, text(name)) for name in DAY]
    newsroom.stage.settle()
    answers = [newsroom.answer(each) for each in posted]
    assert sorted("2 articles" in each for each in answers[:2]) == [False, True]
    assert ["first article of this story" in each for each in answers[2:]] == [True, True, True]
    assert all(marks(newsroom, each) == [] for each in posted)


def test_an_altered_copy_is_answered_with_what_is_not_the_same(newsroom: Newsroom) -> None:
    one = newsroom.post(text("day-ferry"))
    altered = text("day-ferry").replace("164 people", "146 people").replace("the right thing", "the only thing")
    two = newsroom.post(altered)
    told = newsroom.answer(two)
    assert "Takes the place of" in told
    assert "Figure changed: 164 → 146" in told
    assert "Quote changed: right → only" in told
    assert "ran aground" in told
    assert "164 → 146" in newsroom.reply(two).text
    assert "first article of this story" in told
    assert "A later version is known" in newsroom.stage.workspace.shown(newsroom.stage.workspace.replies(one)[0])
    assert "164" not in newsroom.answer(newsroom.post(text("day-match")))


def test_the_story_has_the_latest_versions_number_only(newsroom: Newsroom) -> None:
    newsroom.post(text("day-ferry"))
    newsroom.post(text("day-ferry").replace("164 people", "146 people"))
    rival = f"Kestrel News\n\nFerry aground off Halvik\n\n{text('day-ferry').replace('Two tugs', 'Three tugs')}"
    told = newsroom.answer(newsroom.post(rival, who=newsroom.ben))
    assert "146" in told
    assert "2 articles" in told


def test_the_same_text_again_is_answered_as_that(newsroom: Newsroom) -> None:
    newsroom.post(text("day-ferry"))
    assert "seen before" in newsroom.answer(newsroom.post(text("day-ferry")))


def test_where_only_reactions_are_wanted_a_changed_figure_is_one_to_look_at(newsroom: Newsroom) -> None:
    newsroom.anna.command("/copydesk", "replies reactions", channel=newsroom.desk)
    newsroom.stage.settle()
    one = newsroom.post(text("day-ferry"))
    two = newsroom.post(text("day-ferry").replace("164 people", "146 people"))
    assert (marks(newsroom, one), marks(newsroom, two)) == (["white_check_mark"], ["warning"])


# A text in several messages


def test_the_first_message_is_answered_at_once_and_its_answer_edited_when_more_arrives(ballot: Newsroom) -> None:
    first, second = halves()
    one = ballot.post(first)
    before = ballot.reply(one)
    assert "5.4 per cent" not in ballot.stage.workspace.shown(before)
    two = ballot.post(second)
    assert ballot.reply(one).ts == before.ts
    told = ballot.answer(one)
    assert "5.4 per cent" in told
    assert "2 articles" in told
    assert "Read as one text: this message and the one after it" in told
    assert ballot.answer(two) == ""
    assert (marks(ballot, one), marks(ballot, two)) == ([], ["link"])


def test_what_was_joined_can_be_taken_apart(ballot: Newsroom) -> None:
    one, two = split_over(ballot)
    ballot.ben.click(ballot.reply(one), action_id="apart")
    ballot.stage.settle()
    assert marks(ballot, two) == []
    assert "Read as one text" not in ballot.answer(one)
    assert "5.4 per cent" not in ballot.answer(one)
    assert "3 articles" in ballot.answer(one)
    assert "later version" not in ballot.answer(one)
    assert "3 articles" in ballot.answer(two)
    ballot.anna.edit(two, halves()[1].replace("214 schools", "241 schools"))
    ballot.stage.settle()
    assert "Read as one text" not in ballot.answer(one), "apart it stays"
    assert marks(ballot, two) == []


def test_a_message_at_the_limit_goes_on_in_the_next(newsroom: Newsroom) -> None:
    long = "\n\n".join(text(name) for name in DAY)
    one, two = newsroom.post(long[:4000].rstrip()), newsroom.post(long[4000:].lstrip())
    assert newsroom.answer(one)
    assert newsroom.answer(two) == ""
    assert marks(newsroom, two) == ["link"]


@pytest.mark.parametrize(
    "remark",
    ["Can somebody check the number of ballots before five?", "I think the second figure is off, see Kestrel."],
)
def test_a_remark_after_an_article_is_no_part_of_it(ballot: Newsroom, remark: str) -> None:
    one = ballot.post(halves()[0])
    before = ballot.answer(one)
    ballot.post(remark)
    assert ballot.answer(one) == before


def test_what_comes_later_or_from_somebody_else_is_no_part(ballot: Newsroom) -> None:
    first, second = halves()
    one = ballot.post(first)
    two = ballot.post(second, who=ballot.ben)
    assert "5.4 per cent" not in ballot.answer(one)
    ballot.stage.clock.move_to(ballot.stage.clock.now() + timedelta(minutes=3))
    three = ballot.post(second)
    assert "5.4 per cent" not in ballot.answer(one)
    assert ballot.answer(two)
    assert ballot.answer(three)


def test_a_part_that_is_edited_or_deleted_changes_the_one_answer(ballot: Newsroom) -> None:
    one, two = split_over(ballot)
    ballot.anna.edit(two, halves()[1].replace("5.4 per cent", "4.5 per cent"))
    ballot.stage.settle()
    assert "5.4 per cent" not in ballot.answer(one)
    ballot.anna.edit(two, halves()[1])
    ballot.stage.settle()
    assert "5.4 per cent" in ballot.answer(one)
    ballot.anna.delete(two)
    ballot.stage.settle()
    assert "5.4 per cent" not in ballot.answer(one)
    assert "withdrawn" not in ballot.answer(one)


def test_a_part_edited_to_stand_alone_is_answered_by_itself(ballot: Newsroom) -> None:
    one, two = split_over(ballot)
    ballot.anna.edit(two, text("day-match"))
    ballot.stage.settle()
    assert "Read as one text" not in ballot.answer(one)
    assert "first article of this story" in ballot.answer(two)
    assert marks(ballot, two) == []


def test_with_its_first_message_the_whole_text_goes(ballot: Newsroom) -> None:
    one, _ = split_over(ballot)
    ballot.anna.delete(one)
    ballot.stage.settle()
    assert "withdrawn" in ballot.answer(one)
