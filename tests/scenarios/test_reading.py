"""What a person reads in a reply: whose the values are, what the story is called, and nothing no text said."""

from __future__ import annotations

import re

import pytest

from tests.scenarios.conftest import Newsroom, text
from workspace import Message

DERAILED = """\
A goods train came off the rails outside Torvale early on Tuesday, and 14 wagons rolled down the embankment towards \
the river, the rail operator Nordvale Freight said in the morning.

Nobody was hurt. The driver, Ines Falk, told reporters that she had braked when the signal at Hexley bridge went dark.

The line between Torvale and Hexley stays closed until Friday, Nordvale Freight said. Divers were looking for diesel \
in the river.
"""
AGAIN = """\
Nordvale Freight said 41 wagons rolled down the embankment outside Torvale when one of its goods trains came off the \
rails on Tuesday morning, and that the line to Hexley would not open again before Friday.

"The signal at Hexley bridge went dark and I braked," said Ines Falk, who drove the train. She was not hurt, and \
nobody else was on board.

The river beneath was searched for diesel by divers of the county fire brigade until the afternoon.
"""


@pytest.fixture
def transport() -> str:
    return "socket"


def test_values_stand_with_the_outlets_that_have_them(newsroom: Newsroom, found: Message) -> None:
    said = newsroom.answer(found)
    assert "5.4 per cent in The Fernhill Sentinel, 4.5 percent in Kestrel" in said
    assert "\nThe Fernhill Sentinel: “" in said
    assert "\nKestrel" in said
    assert not re.search(r"\bhere\b|\bthere\b", said)


def test_a_text_without_outlet_and_headline_is_called_after_who_posted_it_and_when(newsroom: Newsroom) -> None:
    newsroom.post(DERAILED, who=newsroom.ben)
    said = newsroom.answer(newsroom.post(AGAIN))
    assert "14 in Ben Ode’s text, 3 Feb 13:0" in said
    assert "41 in Anna Berg’s text" in said


def test_a_story_keeps_its_name_and_the_name_has_no_figure(newsroom: Newsroom) -> None:
    first = newsroom.post(text("kestrel-roof"))
    before = newsroom.answer(first)
    name = "Market hall roof collapses under snow in Duhrenbach"
    assert before.startswith(f"{name} · ")
    later = [newsroom.post(text(each)) for each in ("sentinel-roof", "dayline-roof")]
    assert [newsroom.answer(each).partition(" · ")[0] for each in later] == [name, name]
    assert newsroom.answer(first) == before
    newsroom.anna.delete(later[0])
    newsroom.stage.settle()
    assert newsroom.answer(later[1]).startswith(f"{name} · ")


def test_a_time_that_no_text_gave_is_not_shown(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot").replace(", 09:10 GMT", ""))
    told = newsroom.answer(newsroom.post(text("sentinel-ballot")))
    assert "00:00" not in told
    assert "01:00" not in told


def test_each_control_of_a_reply_says_what_it_is_about(newsroom: Newsroom, found: Message) -> None:
    rows = [block for block in newsroom.reply(found).blocks if block["type"] == "actions"]
    of_finding = [row for row in rows if row["block_id"].startswith("actions:")]
    assert len(of_finding) == 1
    confirm, dismiss, menu = of_finding[0]["elements"]
    assert confirm["accessibility_label"] == "Confirm: Offer"
    assert dismiss["placeholder"]["text"] == "Dismiss: Offer"
    assert all(option["text"]["text"].endswith(": Offer") for option in menu["options"])
    assert [len(row["elements"]) for row in rows if row not in of_finding] == [1]
