"""Where sentences of news text begin, with and without a parser."""

from __future__ import annotations

import pytest

from bot.language.parse.layout import is_wrapped
from bot.language.pipeline import Pipeline


@pytest.fixture(params=["blank", "pipeline"])
def reader(request: pytest.FixtureRequest) -> Pipeline:
    pipeline: Pipeline = request.getfixturevalue(request.param)
    return pipeline


def sentences(pipeline: Pipeline, text: str) -> list[str]:
    return [sentence.text.strip() for sentence in pipeline.parse(text).sents]


# Each line is one sentence; the text is the lines joined by blanks.
RUNNING = [
    ["Mr. Brandt met Gov. Ana Reyes.", "Dr. Okafor did not come."],
    ["J. K. Osei wrote it with A.B. Lind.", "It sold well."],
    ["He flew to the U.S. on Monday.", "The U.S. Navy watched."],
    ["They met in the U.S.", "The talks failed."],
    ["The train left at 5 p.m. Thursday.", "It was late."],
    ["Harbour Inc. sold Ferry Co. shares.", "Prices fell."],
    ["“We waited... and nobody came,” she said.", "Then it rained."],
    ["“Will the bridge hold?” Mr Brandt asked.", "Nobody knew."],
    ["“Stop!” she shouted.", "They did not."],
    ["“It is over,” he said.", "“We lost.”", "He left."],
    ["She called it “a disgrace.”", "Others agreed."],
    ["The price rose 0.5 percent to $4.50.", "It fell later."],
    ["He won (again.)", "She lost."],
    ["On Dec. 11 the port closed.", "On Jan. 3 it opened."],
    ["St. Helens lost to Mt. Vernon.", "No. 4 seed Lind won."],
    ["HARBOUR CITY, Nov. 25 (Wire) - President Ana Reyes resigned on Monday.", "She gave no reason."],
]


@pytest.mark.parametrize("lines", RUNNING, ids=lambda lines: lines[0][:30])
def test_a_sentence_ends_at_its_stop_and_nowhere_else(reader: Pipeline, lines: list[str]) -> None:
    assert sentences(reader, " ".join(lines)) == lines


def test_a_paragraph_always_begins_a_sentence(reader: Pipeline) -> None:
    text = "Harbour closed after storm\n\nThe port was shut\nBoats stayed in\r\n\r\nNobody was hurt."
    assert sentences(reader, text) == [
        "Harbour closed after storm",
        "The port was shut",
        "Boats stayed in",
        "Nobody was hurt.",
    ]


def test_list_items_are_sentences_with_their_marks(reader: Pipeline) -> None:
    text = "Three demands:\n- more boats\n- better pay\n1. No night work.\n2. Safe piers."
    assert sentences(reader, text) == [
        "Three demands:",
        "- more boats",
        "- better pay",
        "1. No night work.",
        "2. Safe piers.",
    ]


def test_wrapped_lines_are_not_paragraphs(reader: Pipeline) -> None:
    text = (
        "The ferry Northern Star sank on Thursday off the coast near Harbour\n"
        "City, and at least twelve people were taken to hospital. Prime Minister\n"
        "Ana Reyes said that the government would open an inquiry, and that the\n"
        "company had been warned twice by the port authority in the past year\n"
        "about the state of its oldest boats."
    )
    assert is_wrapped(text)
    assert len(sentences(reader, text)) == 2


def test_a_quotation_over_paragraphs_breaks_only_where_they_do(reader: Pipeline) -> None:
    text = "“We waited for hours and\nno one came,” he said.\n\n“Then it rained."
    assert sentences(reader, text) == ["“We waited for hours and\nno one came,” he said.", "“Then it rained."]


def test_a_quotation_is_not_cut_without_a_stop_in_it(reader: Pipeline) -> None:
    text = "He called it “a Great Harbour Plan; The Bold Kind – and more” and “Our Own Idea: We Build” on Monday."
    assert sentences(reader, text) == [text]


def test_text_without_capitals_is_cut_at_its_stops(trained: Pipeline) -> None:
    assert len(sentences(trained, "the ferry sank near the pier. nobody was hurt in the accident.")) == 2
