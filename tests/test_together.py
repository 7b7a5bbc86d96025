"""Articles that come at once, out of order, or with little in them."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.storage import Store, Viewer, open_database
from tests.conftest import Hands
from tests.desk.test_stories import Room
from tests.handlers.terminal.test_commands import copydesk
from tests.patience import PATIENCE
from tests.storage.builders import DESK, PUBLIC, TEAM
from tests.stories.builders import BUDGET, FERRY_PAPER, FERRY_WIRE

RAIN = "Rain."
GERMAN = "Über den Fluss führt seit gestern keine Brücke mehr. Die Stadt sperrte sie nach einem Unfall."
NAMELESS = "the water rose overnight and people were told to leave. nobody was hurt. schools stay shut."


def test_two_articles_at_once_make_one_story(database_url: str) -> None:
    stores = [Store(open_database(database_url)) for _ in range(2)]
    together = threading.Barrier(2)

    def enter(turn: int) -> str:
        together.wait(PATIENCE)
        written = Room(stores[turn]).enter((FERRY_WIRE, FERRY_PAPER)[turn], f"{turn}.0", outlet=f"Outlet {turn}")
        return written.id

    with ThreadPoolExecutor(2) as pool:
        articles = list(pool.map(enter, range(2)))
    with stores[0].look(TEAM) as tx:
        assert [story.articles for story in tx.stories.stories(DESK)] == [2]
        assert {article for article in articles if tx.articles.article(article, DESK)} == set(articles)
    for store in stores:
        store.close()


def test_two_processes_that_import_at_once_make_one_story(database_url: str, tmp_path: Path) -> None:
    files = []
    for number, text in enumerate((FERRY_WIRE, FERRY_PAPER)):
        files.append(tmp_path / f"{number}.jsonl")
        row = {"title": "Havsula aground", "text": text, "published": "2026-03-10", "outlet": f"Outlet {number}"}
        files[-1].write_text(json.dumps(row), "utf-8")
    with ThreadPoolExecutor(2) as pool:
        run = [pool.submit(copydesk, "import", "--team", TEAM, str(file), DATABASE_URL=database_url) for file in files]
        assert [(each.result().returncode, each.result().stderr) for each in run if each.result().returncode] == []
    store = Store(open_database(database_url))
    with store.look(TEAM) as tx:
        assert [story.articles for story in tx.stories.stories(Viewer(team=TEAM))] == [2]
    store.close()


@pytest.mark.parametrize("days", [-1.0, -40.0])
def test_a_clock_that_goes_back_still_finds_the_story(store: Store, clock: Hands, days: float) -> None:
    room = Room(store)
    wire = room.enter(FERRY_WIRE, "1.0", outlet="Sextant", published=None)
    clock.move(days=days)
    paper = room.enter(FERRY_PAPER, "2.0", outlet="Chronicle", published=None)
    assert room.story(paper) == room.story(wire)
    page = room.stories.page(PUBLIC, room.story(wire))
    assert page is not None
    assert page.card.articles == 2
    assert page.card.stage is not None


@pytest.mark.parametrize("text", [RAIN, GERMAN, NAMELESS, "!!! ???", "火災で三人が死亡した。警察が調べている。"])
def test_a_text_with_little_to_go_by_is_a_story_of_its_own_and_is_known_again(store: Store, text: str) -> None:
    room = Room(store)
    ferry, council = room.enter(FERRY_WIRE, "1.0", outlet="Sextant"), room.enter(BUDGET, "2.0", outlet="Vantage")
    little = room.enter(text, "3.0", outlet="Chronicle")
    again = room.enter(text, "4.0", outlet="Chronicle")
    assert len({room.story(each) for each in (ferry, council, little)}) == 3
    assert room.story(again) == room.story(little)
