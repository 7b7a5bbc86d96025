"""`/story`, `/figures` and `/quote`, of what the asker may see."""

from __future__ import annotations

import pytest

from tests.scenarios.conftest import Newsroom, text
from tests.scenarios.test_digests import toll
from tests.scenarios.test_settings import said


@pytest.fixture
def transport() -> str:
    return "socket"


def test_a_story_is_found_by_its_words_and_shown_with_articles_and_figures(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"))
    newsroom.post(text("sentinel-ballot"))
    told = said(newsroom, "Lowmarch teachers", command="/story")
    assert "2 articles" in told
    assert "Two digits are swapped" in told
    assert "Kestrel" in told
    assert "8,460" in told


def test_several_stories_are_listed_and_opened_by_a_button(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"))
    newsroom.post(text("kestrel-roof"))
    done = newsroom.anna.command("/story", "Lowmarch Duhrenbach", channel=newsroom.desk)
    done.wait_for_responses(1)
    newsroom.stage.settle()
    listed = newsroom.stage.workspace.shown(done.responses[0])
    assert "Teachers in Lowmarch" in listed
    assert "Market hall roof" in listed
    newsroom.anna.click(done.responses[0], block_id="story:0", action_id="story_card")
    newsroom.stage.settle()
    assert "Articles" in newsroom.stage.workspace.shown(newsroom.stage.workspace.ephemerals(newsroom.anna)[-1])


@pytest.mark.parametrize("typed", ["Lowmrach strike", "8,460", "“no second table”", "ballots in April 2026"])
def test_a_story_is_found_by_what_somebody_remembers_of_it(newsroom: Newsroom, typed: str) -> None:
    newsroom.post(text("kestrel-ballot"))
    newsroom.post(text("kestrel-roof"))
    told = said(newsroom, typed, command="/story")
    assert "Teachers in Lowmarch vote to strike over pay" in told
    assert "Market hall" not in told
    assert ("“Lowmrach” is taken for “lowmarch”." in told) == (typed == "Lowmrach strike")


def test_a_storys_card_says_how_far_it_has_come_and_who_told_it(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-roof"))
    newsroom.post(text("sentinel-roof"))
    told = said(newsroom, "roof Duhrenbach", command="/story")
    assert "2 articles, 2 independent sources" in told
    assert "· new" in told
    assert "Kestrel" in told
    assert "Sentinel" in told


def test_the_figures_of_a_story_are_listed_and_drawn(newsroom: Newsroom) -> None:
    for number, hour, outlet in ((31, 10, "Sextant"), (60, 12, "Vantage"), (84, 15, "Kestrel")):
        newsroom.post(toll(number, hour).replace("Sextant", outlet))
    told = said(newsroom, "Marsk ferry", command="/figures")
    assert [number in told for number in ("31", "60", "84")] == [True] * 3
    assert "[line chart: " in told


def kinds(newsroom: Newsroom, words: str) -> list[set[str]]:
    """The types of the blocks of each attempt Slack was sent an answer to `/figures` in, and of the answer."""
    done = newsroom.anna.command("/figures", words, channel=newsroom.desk)
    done.wait_for_responses(1)
    newsroom.stage.settle()
    return [{block["type"] for block in each.blocks} for each in done.responses]


def test_the_figures_are_a_table_of_slacks_own(newsroom: Newsroom) -> None:
    newsroom.post(toll(31, 10))
    newsroom.post(toll(60, 12))
    newsroom.post(toll(84, 15).replace("Sextant", "Kestrel"))
    assert all("data_table" in each for each in kinds(newsroom, "Marsk ferry"))
    told = said(newsroom, "Marsk ferry", command="/figures")
    header, *rows = told.partition("| Values")[2].splitlines()
    assert header == " | Differ | Moved"
    killed = "\n".join(rows)
    assert "• 84  Kestrel" in killed
    assert " | differ | " in killed
    assert "31 → 60" in killed


def test_where_slack_has_no_tables_yet_the_figures_are_told_in_plain_blocks(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    newsroom.post(toll(31, 10))
    newsroom.post(toll(60, 12).replace("Sextant", "Vantage"))
    newsroom.post(toll(84, 15).replace("Sextant", "Kestrel"))
    ws.misbehave.know_no("data_table", "data_visualization")
    told = said(newsroom, "Marsk ferry", command="/figures")
    assert "[table" not in told
    assert "[line chart" not in told
    assert "Line chart of" in told
    assert "• 31" in told
    assert "• 84" in told
    ws.misbehave.clear()
    assert kinds(newsroom, "Marsk ferry") == [{"context", "rich_text"}]  # remembered: not tried again


def test_a_quote_is_found_with_everybody_who_prints_it(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"))
    newsroom.post(text("sentinel-ballot"))
    told = said(newsroom, "“there is no second table”", command="/quote")
    assert "Edwin Scarfe" in told
    assert "Kestrel" in told


@pytest.mark.parametrize("command", ["/story", "/figures", "/quote"])
@pytest.mark.parametrize("typed", ["", "🐟🐟", "zebra xylophone quartz"])
def test_what_is_not_found_is_answered_with_what_to_type(newsroom: Newsroom, command: str, typed: str) -> None:
    told = said(newsroom, typed, command=command)
    assert f"`{command}" in told or "Try " in told
