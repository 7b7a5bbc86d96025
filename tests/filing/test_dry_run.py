"""A stream matched with the archive's stories, of which nothing is kept."""

from __future__ import annotations

import pytest

from bot.article import Article
from bot.filing.dry_run import Passing
from bot.reading import Reading
from bot.storage import Store
from tests.desk.test_stories import POLICY, Room
from tests.storage.builders import DESK, PUBLIC, TEAM
from tests.stories.builders import BUDGET, FERRY_INQUIRY, FERRY_PAPER, FERRY_WIRE, reading


@pytest.fixture
def ferry(store: Store) -> str:
    """The number of the story of a ferry aground, the only one in the archive."""
    room = Room(store)
    return room.story(room.enter(FERRY_WIRE, "1.0", outlet="Sextant"))


def passing(store: Store) -> Passing:
    return Passing(store, DESK, POLICY.stories)


def test_an_article_passes_into_a_story_of_the_archive_or_opens_one_of_its_own(store: Store, ferry: str) -> None:
    stream = passing(store)
    placed = [stream.assign(reading(text, on="2026-03-10")) for text in (BUDGET, FERRY_PAPER, BUDGET + "It rained.")]
    assert [story for story, _ in placed] == ["new-1", ferry, "new-1"]
    assert [decision.kind for _, decision in placed] == ["new", "match", "match"]


def test_nothing_of_the_stream_is_kept(store: Store, ferry: str) -> None:
    stream = passing(store)
    for text in (FERRY_PAPER, BUDGET):
        stream.assign(reading(text, on="2026-03-10"))
    with store.look(TEAM) as tx:
        assert [(each.id, each.articles) for each in tx.stories.stories(PUBLIC)] == [(ferry, 1)]


def test_an_article_the_archive_has_passes_into_its_own_story(store: Store, ferry: str) -> None:
    with store.look(TEAM) as tx:
        [known] = tx.articles.of_story(ferry, DESK)
    assert isinstance(known, Article)
    story, decision = passing(store).assign(Reading(article=known))
    assert (story, decision.kind) == (ferry, "match")


def test_what_came_to_a_story_earlier_in_the_stream_counts_for_what_comes_later(store: Store, ferry: str) -> None:
    stream = passing(store)
    stream.assign(reading(FERRY_PAPER, on="2026-03-10"))
    inquiry = reading(FERRY_INQUIRY, on="2026-03-24")
    _, before = passing(store).assign(inquiry)
    story, after = stream.assign(inquiry)
    assert story == "new-1"
    assert after.score != before.score


def test_who_may_see_nothing_of_a_story_gets_no_match_with_it(store: Store) -> None:
    room = Room(store)
    room.enter(FERRY_WIRE, "1.0", outlet="Sextant", channel="G1")
    story, decision = Passing(store, PUBLIC, POLICY.stories).assign(reading(FERRY_PAPER, on="2026-03-10"))
    assert (story, decision.kind) == ("new-1", "new")


@pytest.mark.parametrize("text", ["", "Rain.", "!!! ???", "Über den Fluss führt seit gestern keine Brücke mehr."])
def test_a_text_with_little_to_go_by_opens_a_story(store: Store, ferry: str, text: str) -> None:
    assert passing(store).assign(reading(text))[0] == "new-1"
