"""What a wire says of a whole text: taken back, brought back, corrected; and what only sounds like it."""

from __future__ import annotations

import pytest

from bot.article import Article, InstructionKind
from bot.ingest.head import wire
from bot.ingest.read import read
from tests.ingest.builders import BODY, pasted, thresholds


@pytest.mark.parametrize(
    "note",
    [
        "Kill. Nobody was held.",
        "MANDATORY KILL",
        "Please kill the story sent at 1010.",
        "This item has been withdrawn.",
        "Story Lissby-Buoys, sent at 10:10, is cancelled: the court did not sit",
        "Cancelled",
        "Please do not use this story.",
    ],
)
def test_a_note_that_takes_the_text_back(note):
    assert wire.in_note(note).kind is InstructionKind.KILL


@pytest.mark.parametrize(
    "note",
    [
        "Kill lifted.",
        "Withdraws the kill of 10:10; story may run.",
        "Reinstates story killed at 0840",
        "The kill was sent in error.",
        "Replaces a story that was withdrawn on Monday.",
    ],
)
def test_a_note_that_brings_it_back(note):
    assert wire.in_note(note).kind is InstructionKind.REINSTATED


@pytest.mark.parametrize(
    "note",
    [
        "UPDATES with 3 killed",
        "Adds that the report was withdrawn by the ministry",
        "Cancelled flights total corrected to 12",
        "Do not use before 10:00 GMT",
        "Corrects that police cancelled the match",
    ],
)
def test_a_note_of_what_the_text_tells_takes_nothing_back(note):
    told = wire.in_note(note)
    assert told is None or told.kind not in {InstructionKind.KILL, InstructionKind.REINSTATED}


@pytest.mark.parametrize(
    "mark", ["KILL: ", "KILL - ", "WITHDRAWN-", "ADVISORY KILL: ", "ANNULATION - ", "CORRECTED - "]
)
def test_a_headline_behind_its_instruction_stays_the_headline(mark):
    article = read(pasted(f"Nordlys\n\n{mark}Lissby to dredge its inner basin\n\n{BODY}"), thresholds())
    assert isinstance(article, Article)
    assert wire.without_instruction(article.title) == "Lissby to dredge its inner basin"
    assert article.instruction.kind in {InstructionKind.KILL, InstructionKind.CORRECTED}
    assert article.body == BODY


@pytest.mark.parametrize(
    "line",
    [
        "CORRECTION: The fine was 40,000 kroner, not 4,000.",
        "KILL: the story above",
        "CORRECTED: sentence to four years",
    ],
)
def test_a_note_of_its_own_is_none(line):
    assert wire.in_line(line) is not None


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("please kill dwx0100", "dwx0100"),
        ("KILL BC-Ferry jobs. The story is wrong", "BC-Ferry jobs"),
        ("Withdraw the story BC-Ferry-Jobs sent at 0800", "BC-Ferry-Jobs"),
        ("kill the story", None),
        ("Nobody was killed", None),
    ],
)
def test_a_kill_can_name_what_it_takes_back(note, name):
    assert wire.taken_back(note) == name


@pytest.mark.parametrize("line", ["KILL KILL KILL", "KILL, KILL, KILL!", "KILL KILL", "MANDATORY KILL", "*** KILL ***"])
def test_a_kill_said_again_and_again_is_one(line):
    assert wire.in_line(line).kind is InstructionKind.KILL
