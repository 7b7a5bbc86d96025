"""Paste an article, get an answer: over Socket Mode and over signed HTTP."""

from __future__ import annotations

import re

import pytest

from tests.scenarios.conftest import Newsroom, text


def test_the_first_article_of_a_story_gets_one_quiet_reply(newsroom: Newsroom) -> None:
    said = newsroom.answer(newsroom.post(text("kestrel-roof")))
    assert "first article of this story" in said
    assert "Confirm" not in said


def test_a_swapped_digit_is_told_in_the_thread_with_both_sentences(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"))
    said = newsroom.answer(newsroom.post(text("sentinel-ballot")))
    assert "2 articles, 2 independent sources" in said
    assert "Matched on: " in said
    assert "turned down an offer of 5.4 per cent" in said
    assert "rejecting a pay offer of 4.5 percent" in said
    assert "Two digits are swapped" in said
    assert said.count("Confirm") == 1


def test_a_factor_of_a_thousand_is_told_first_and_loudest(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"))
    newsroom.post(text("sentinel-ballot"))
    said = newsroom.answer(newsroom.post(text("dayline-ballot")))
    told = [line for line in said.splitlines() if line.startswith(("🔴", "🟠"))]
    assert any(re.match(r"🔴.*£38 billion", line) for line in told)
    assert [line[0] for line in told] == sorted((line[0] for line in told), key="🔴🟠".index)


def test_two_events_are_two_stories(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-roof"))
    assert "first article of this story" in newsroom.answer(newsroom.post(text("kestrel-ballot")))


@pytest.mark.parametrize("remark", ["Is the roof piece out yet?", "See https://example.org/roof for the 31 injured."])
def test_chatter_gets_no_answer(newsroom: Newsroom, remark: str) -> None:
    assert newsroom.answer(newsroom.post(remark)) == ""


def test_a_text_file_is_an_article_and_its_comment_is_none(newsroom: Newsroom) -> None:
    message = newsroom.anna.upload(newsroom.desk, "roof.txt", text("kestrel-roof"), comment="the wire copy")
    newsroom.stage.settle()
    assert "first article of this story" in newsroom.answer(message)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("photo.txt", b"\x89PNG\r\n" + bytes(range(256)) * 20, "text"),
        ("huge.txt", b"The harbour was quiet. " * 240_000, "larger than 5 MB"),
    ],
)
def test_a_file_that_is_no_text_gets_one_line_that_says_what_to_do(
    newsroom: Newsroom, name: str, content: bytes, told: str
) -> None:
    message = newsroom.anna.upload(newsroom.desk, name, content)
    newsroom.stage.settle()
    said = newsroom.answer(message)
    assert told in said
    assert len(said.splitlines()) == 1


def test_an_edit_changes_the_reply_in_place(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"))
    message = newsroom.post(text("sentinel-ballot"))
    before = newsroom.reply(message)
    newsroom.anna.edit(message, text("sentinel-ballot").replace("5.4 per cent", "4.5 per cent"))
    newsroom.stage.settle()
    after = newsroom.reply(message)
    assert after.ts == before.ts
    assert "5.4 per cent" in newsroom.stage.workspace.shown(before)
    assert "5.4 per cent" not in newsroom.answer(message)


def test_dismissing_shrinks_the_finding_for_everybody_and_undo_brings_it_back(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"))
    message = newsroom.post(text("sentinel-ballot"))
    newsroom.ben.click(newsroom.reply(message), action_id="dismiss", value="Different scope")
    newsroom.stage.settle()
    said = newsroom.answer(message)
    assert "Dismissed (different scope)" in said
    assert newsroom.ben.user.name in said or newsroom.ben.id in said or "@ben" in said
    assert "Confirm" not in said
    undo = next(
        element["action_id"]
        for block in newsroom.reply(message).blocks
        for element in block.get("elements", [])
        if str(element.get("action_id", "")).startswith("undo")
    )
    newsroom.anna.click(newsroom.reply(message), action_id=undo)
    newsroom.stage.settle()
    assert "Confirm" in newsroom.answer(message)


def test_what_was_dismissed_is_not_told_again_in_this_story(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"))
    message = newsroom.post(text("sentinel-ballot"))
    newsroom.anna.click(newsroom.reply(message), action_id="dismiss", value="Other")
    newsroom.stage.settle()
    newsroom.anna.edit(message, text("sentinel-ballot") + "\n\nMore is expected later in the day.")
    newsroom.stage.settle()
    assert "Confirm" not in newsroom.answer(message)


def test_not_this_story_takes_the_article_out_with_its_findings(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"))
    message = newsroom.post(text("sentinel-ballot"))
    newsroom.choose(newsroom.anna, newsroom.reply(message), "Not this story")
    newsroom.stage.settle()
    said = newsroom.answer(message)
    assert "first article of this story" in said
    assert "Confirm" not in said


def test_a_deleted_post_takes_back_what_was_found_against_it(newsroom: Newsroom) -> None:
    first = newsroom.post(text("kestrel-ballot"))
    second = newsroom.post(text("sentinel-ballot"))
    assert "4.5 percent" in newsroom.answer(second)
    newsroom.anna.delete(first)
    newsroom.stage.settle()
    assert "4.5 percent" not in newsroom.answer(second)


def test_a_reply_under_a_deleted_post_quotes_it_no_more(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"))
    message = newsroom.post(text("sentinel-ballot"))
    reply = newsroom.reply(message)
    newsroom.anna.delete(message)
    newsroom.stage.settle()
    now = newsroom.stage.workspace.message(reply)
    assert now is not None
    assert newsroom.stage.workspace.shown(now) == "The post was deleted; what I said about it is withdrawn."


def test_an_article_edited_into_a_remark_is_withdrawn(newsroom: Newsroom) -> None:
    message = newsroom.post(text("kestrel-ballot"))
    newsroom.anna.edit(message, "Sorry, wrong text.")
    newsroom.stage.settle()
    assert "withdrawn" in newsroom.answer(message)
    said = newsroom.answer(newsroom.post(text("sentinel-ballot")))
    assert "first article of this story" in said
    assert "4.5" not in said


def test_not_this_story_is_not_offered_for_the_only_article_of_a_story(newsroom: Newsroom) -> None:
    assert "Not this story" not in newsroom.answer(newsroom.post(text("kestrel-roof")))


def test_a_private_text_is_told_in_its_channel_only(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"), channel=newsroom.secret)
    said = newsroom.answer(newsroom.post(text("sentinel-ballot")))
    assert "first article of this story" in said
    assert "4.5" not in said
    again = newsroom.answer(newsroom.post(text("dayline-ballot"), channel=newsroom.secret))
    assert "3 articles" in again or "2 articles" in again


def test_a_text_under_embargo_stays_in_its_channel(newsroom: Newsroom) -> None:
    other = newsroom.stage.workspace.add_channel("other", members=[newsroom.anna])
    newsroom.anna.invite(newsroom.stage.app.bot_user, other)
    embargoed = f"EMBARGOED UNTIL 00:01 GMT 1 January 2031\n\n{text('kestrel-ballot')}"
    assert "Under embargo" in newsroom.answer(newsroom.post(embargoed))
    said = newsroom.answer(newsroom.post(text("sentinel-ballot"), channel=other))
    assert "first article of this story" in said
    assert "2 articles" in newsroom.answer(newsroom.post(text("dayline-ballot")))


def test_a_delivery_made_twice_is_answered_once(newsroom: Newsroom) -> None:
    newsroom.stage.workspace.misbehave.duplicate_events()
    message = newsroom.post(text("kestrel-roof"))
    assert "first article of this story" in newsroom.answer(message)


def test_two_articles_of_one_story_arriving_together_make_one_story(newsroom: Newsroom) -> None:
    one = newsroom.anna.post(newsroom.desk, text("kestrel-roof"))
    two = newsroom.ben.post(newsroom.desk, text("sentinel-roof"))
    newsroom.stage.settle()
    said = newsroom.answer(one) + newsroom.answer(two)
    assert said.count("2 articles") == 1
    assert said.count("first article of this story") == 1


def test_a_rate_limit_only_delays_the_reply(newsroom: Newsroom) -> None:
    newsroom.stage.workspace.misbehave.rate_limit("chat.postMessage", times=1, retry_after=1)
    message = newsroom.anna.post(newsroom.desk, text("kestrel-roof"))
    newsroom.stage.settle()
    assert "first article of this story" in newsroom.answer(message)


def test_a_reply_whose_confirmation_was_lost_is_not_posted_twice(newsroom: Newsroom) -> None:
    newsroom.stage.workspace.misbehave.lose_answer("chat.postMessage")
    message = newsroom.anna.post(newsroom.desk, text("kestrel-roof"))
    newsroom.stage.settle()
    assert "first article of this story" in newsroom.answer(message)


def test_each_file_of_a_message_is_answered_by_itself_and_pictures_are_passed_over(newsroom: Newsroom) -> None:
    files = [
        ("one.txt", text("kestrel-roof").encode()),
        ("photo.jpg", b"\xff\xd8\xff" + bytes(100)),
        ("two.txt", text("kestrel-ballot").encode()),
        ("three.txt", b""),
    ]
    message = newsroom.anna.upload_all(newsroom.desk, files)
    newsroom.stage.settle()
    shown = [newsroom.stage.workspace.shown(each) for each in newsroom.stage.workspace.replies(message)]
    assert len(shown) == 3
    assert "roof" in shown[0].lower()
    assert "Teachers" in shown[1]
    assert shown[2].startswith("three.txt: The file is empty")
