"""Looking stories up: by words typed roughly, names, numbers, a link, quoted words and days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.answers.story_lookup import Found
from bot.desk.stories import StoryDesk
from bot.reading import Reading
from bot.storage import Store
from bot.stories.life import Stage
from bot.stories.query import ask
from config.settings import Settings
from handlers import wiring
from tests.builders import NOW, article, figure
from tests.storage.builders import PRIVATE, PUBLIC, TEAM, into_story, post
from tests.stories.builders import BUDGET, FERRY_INQUIRY, FERRY_WIRE

POLICY = wiring.policy(Settings(_env_file=None))


@pytest.fixture
def stories(store: Store) -> StoryDesk:
    """The ferry aground on Tuesday, its owner's plans on Wednesday, a budget behind closed doors."""
    ferry = article(
        FERRY_WIRE, title="Ferry Havsula runs aground", published="2026-03-10", url="https://a.example/ferry"
    )
    sentence = FERRY_WIRE.split(", the coastguard")[0]
    counted = figure("214", sentence, value=Decimal(214), counted="passengers")
    with store.transaction(TEAM) as tx:
        post(tx, ferry, ts="1.0", reading=Reading(article=ferry, figures=(counted,)))
        into_story(tx, ferry, name="Ferry Havsula runs aground")
        for number, (text, day, channel) in enumerate(
            ((FERRY_INQUIRY, "2026-03-11", "C1"), (BUDGET, "2026-03-11", "G1")), start=2
        ):
            written = article(text, published=day)
            post(tx, written, ts=f"{number}.0", channel=channel)
            into_story(tx, written, name=f"Story {number}")
    return StoryDesk(store, POLICY, frozenset())


def names(found: Found) -> list[str]:
    return [hit.story.name for hit in found.hits]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("havsula", "Ferry Havsula runs aground"),
        ("coastguard ferry", "Ferry Havsula runs aground"),
        ("shareholders dividend", "Story 2"),
        ("havsulla", "Ferry Havsula runs aground"),
        ("dividned", "Story 2"),
        ("214", "Ferry Havsula runs aground"),
        ("214 passengers since Monday", "Ferry Havsula runs aground"),
        ("https://a.example/ferry?utm_source=x", "Ferry Havsula runs aground"),
        ("“there was no time to anchor”", "Ferry Havsula runs aground"),
        ("Moe on Wednesday", "Story 2"),
        ("Moe before Wednesday", "Ferry Havsula runs aground"),
        ("on Tuesday", "Ferry Havsula runs aground"),
    ],
)
def test_a_question_finds_its_story_first(stories: StoryDesk, question: str, first: str) -> None:
    assert names(stories.find(PUBLIC, question))[:1] == [first]


@pytest.mark.parametrize(
    "question",
    ["", "  ", "zebra crossing", "since 2031", "9999", "“we lost nothing”", "https://b.example/", "'; DROP", "\x00"],
)
def test_what_is_not_there_is_not_found(stories: StoryDesk, question: str) -> None:
    assert stories.find(PUBLIC, question).hits == ()


def test_what_a_word_was_taken_for_is_said(stories: StoryDesk) -> None:
    assert stories.find(PUBLIC, "havsulla").corrected == (("havsulla", "havsula"),)


def test_the_sentence_that_answers_is_shown(stories: StoryDesk) -> None:
    [hit] = stories.find(PUBLIC, "divers hull leaks").hits
    assert "divers inspect the hull" in hit.excerpt
    assert [each.name for each in hit.articles] == ["Harbour Post"]
    assert hit.story.stage is Stage.QUIET


def test_nothing_private_is_found_or_hinted_at(stories: StoryDesk) -> None:
    assert names(stories.find(PRIVATE, "libraries parking"))[:1] == ["Story 3"]
    hidden = stories.find(PUBLIC, "libaries")
    assert (hidden.hits, hidden.corrected) == ((), ())


@pytest.mark.parametrize(
    ("question", "since", "until", "words"),
    [
        ("drones since monday", date(2026, 3, 9), None, "drones"),
        ("drones since 1 April", date(2025, 4, 1), None, "drones"),
        ("drones since 1 Feb", date(2026, 2, 1), None, "drones"),
        ("drones last week", date(2026, 3, 2), date(2026, 3, 8), "drones"),
        ("strike before 3 March 2026", None, date(2026, 3, 2), "strike"),
        ("from 1 Nov until 5 Nov floods", date(2025, 11, 1), date(2025, 11, 5), "floods"),
        ("may resign", None, None, "may resign"),
    ],
)
def test_days_are_taken_out_of_a_question(question: str, since: date | None, until: date | None, words: str) -> None:
    asked = ask(question, NOW.date())
    assert (asked.since, asked.until, asked.words) == (since, until, words)


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", "„{}“", "‘{}’", "'{}'"])
def test_quoted_words_are_taken_out_of_a_question_in_any_marks(marks: str) -> None:
    asked = ask(f"dockers’ strike {marks.format('no time to anchor')} in Kelby", NOW.date())
    assert (asked.phrases, asked.words) == (("no time to anchor",), "dockers’ strike in Kelby")


@pytest.mark.parametrize(
    ("question", "number"),
    [("1,183 jobs", "1183"), ("$1.2 million", "1200000"), ("20% tax", "20"), ("1 500 people", "1500")],
)
def test_numbers_are_read_as_they_are_written(question: str, number: str) -> None:
    assert ask(question, NOW.date()).numbers == (Decimal(number),)
