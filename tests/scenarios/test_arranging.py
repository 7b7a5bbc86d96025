"""A story renamed, merged and split in Slack, each told to who did it and taken back by a button."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scenarios.conftest import Newsroom, text
from tests.scenarios.test_settings import said
from workspace import View


@pytest.fixture
def transport() -> str:
    return "socket"


@pytest.fixture
def newsroom_with_stories(newsroom: Newsroom) -> Newsroom:
    """The ballot told by two outlets, and the roof by one."""
    for name in ("kestrel-ballot", "sentinel-ballot", "kestrel-roof"):
        newsroom.post(text(name))
    return newsroom


def window(newsroom: Newsroom, words: str) -> View:
    """The window behind the story's card."""
    done = newsroom.anna.command("/story", words, channel=newsroom.desk)
    done.wait_for_responses(1)
    newsroom.stage.settle()
    newsroom.anna.click(done.responses[0], action_id="arrange").wait_for_view()
    view = newsroom.stage.workspace.modal(newsroom.anna)
    assert view is not None
    return view


def submit(newsroom: Newsroom, view: View, values: dict[str, Any]) -> str:
    """What whoever submitted is told."""
    assert newsroom.anna.submit(view, values).error is None
    newsroom.stage.settle()
    return newsroom.stage.workspace.shown(newsroom.stage.workspace.ephemerals(newsroom.anna)[-1])


def take_back(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    offered = [each for each in ws.ephemerals(newsroom.anna) if "Take it back" in ws.shown(each)]
    newsroom.anna.click(offered[-1], action_id="unrule")
    newsroom.stage.settle()
    assert "Taken back" in ws.shown(ws.ephemerals(newsroom.anna)[-1])


def test_a_story_is_renamed_and_gets_its_old_name_back(newsroom_with_stories: Newsroom) -> None:
    newsroom = newsroom_with_stories
    told = submit(newsroom, window(newsroom, "Lowmarch teachers"), {"story_name": "The Lowmarch strike"})
    assert "new name" in told
    assert "The Lowmarch strike" in said(newsroom, "teachers", command="/story")
    take_back(newsroom)
    assert "The Lowmarch strike" not in said(newsroom, "teachers", command="/story")


def test_two_stories_are_made_one_and_two_again(newsroom_with_stories: Newsroom) -> None:
    newsroom = newsroom_with_stories
    view = window(newsroom, "Duhrenbach market hall")
    [teachers] = newsroom.anna.suggestions(view, "teach", action_id="same_story")
    told = submit(newsroom, view, {"same_story": teachers})
    assert "one story now" in told
    assert "3 articles" in said(newsroom, "teachers", command="/story")
    take_back(newsroom)
    assert "2 articles" in said(newsroom, "teachers", command="/story")


def test_articles_are_split_off_and_the_whole_story_cannot_be(newsroom_with_stories: Newsroom) -> None:
    newsroom = newsroom_with_stories
    view = window(newsroom, "Lowmarch teachers")
    [block] = [each for each in view.blocks if each["block_id"] == "articles_apart"]
    offered = [option["value"] for option in block["element"]["options"]]
    assert len(offered) == 2
    told = submit(newsroom, view, {"articles_apart": offered})
    assert "leave at least one article in the story" in told
    told = submit(newsroom, window(newsroom, "Lowmarch teachers"), {"articles_apart": offered[:1]})
    assert "story of their own" in told
    take_back(newsroom)
    assert "2 articles" in said(newsroom, "teachers", command="/story")


def test_a_name_given_in_a_private_channel_stays_there(newsroom_with_stories: Newsroom) -> None:
    newsroom = newsroom_with_stories
    done = newsroom.anna.command("/story", "Lowmarch teachers", channel=newsroom.secret)
    done.wait_for_responses(1)
    newsroom.stage.settle()
    newsroom.anna.click(done.responses[0], action_id="arrange").wait_for_view()
    view = newsroom.stage.workspace.modal(newsroom.anna)
    assert view is not None
    newsroom.anna.submit(view, {"story_name": "What the mole told us"})
    newsroom.stage.settle()
    assert "mole" not in said(newsroom, "teachers", who=newsroom.ben, command="/story")


def test_submitting_the_window_untouched_changes_nothing(newsroom_with_stories: Newsroom) -> None:
    newsroom = newsroom_with_stories
    before = len(newsroom.stage.workspace.ephemerals(newsroom.anna))
    view = window(newsroom, "Lowmarch teachers")
    newsroom.anna.submit(view, {})
    newsroom.stage.settle()
    assert len(newsroom.stage.workspace.ephemerals(newsroom.anna)) == before + 1  # the card alone
