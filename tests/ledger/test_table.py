"""The table of a story's measures: one row a measure, every value with who has it, what moved, what differs first."""

from __future__ import annotations

import pytest

from bot.ledger.ledger import EMPTY
from bot.ledger.record import record
from bot.ledger.table import Earlier, TableRow, table
from bot.reading import Reading
from tests.ledger.test_figure_entry import DRONES, SAME_DRONES, policy, read

MARCH = "Some 10,000 people marched through Alder on Sunday, police said, while organisers put the crowd at 45,000."


def rows_of(*readings: Reading, earlier: Earlier | None = None) -> tuple[TableRow, ...]:
    rules, ledger = policy(), EMPTY
    for reading in readings:
        ledger = record(reading, ledger, rules)
    return table(ledger.measures, rules.figures, rules.lexicon, earlier or Earlier(replaced={}))


def told(row: TableRow) -> dict[str, list[str | None]]:
    return {value.text: [each.observation.outlet for each in value.tellers] for value in row.values}


def test_a_value_stands_once_with_all_who_have_it_and_who_says_so() -> None:
    [row] = rows_of(read(DRONES, "Post"), read(SAME_DRONES, "Courier", "2026-03-13"))
    assert told(row) == {"287": ["Post", "Courier"]}
    assert {each.observation.figure.source for each in row.values[0].tellers} == {
        "the defence ministry",
        "The defence ministry",
    }
    assert (row.label, row.differs, row.moves) == ("Drones shot down", False, ())


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (
            (
                "At least 58 people were killed when the bridge at Alder fell, the mayor said.",
                "The bridge collapse in Alder has killed 61 people, officials said on Thursday.",
                "The death toll of the Alder bridge collapse rose to 63.",
            ),
            {"at least 58", "61", "63"},
        ),
        (
            (
                "The Marram refinery will cut 640 jobs by the summer.",
                "Some 460 jobs will go at the Marram refinery by summer, the union said.",
            ),
            {"640", "about 460"},
        ),
        (
            (
                "The lorry that hit the crowd in Alder weighed 19 tonnes.",
                "He drove a lorry of 25 tonnes into the crowd in Alder.",
            ),
            {"19 tonnes", "25 tonnes"},
        ),
    ],
)
def test_a_measure_told_in_other_words_is_one_row(texts: tuple[str, ...], values: set[str]) -> None:
    rows = rows_of(*(read(text, f"Outlet {place}") for place, text in enumerate(texts)))
    assert [{value.text for value in row.values} for row in rows] == [values]
    assert rows[0].differs


def test_sources_of_one_article_stand_beside_each_other_in_a_row() -> None:
    [row] = rows_of(read(MARCH, "Post"))
    sources = {value.text: value.tellers[0].observation.figure.source for value in row.values}
    assert sources == {"about 10,000": "police", "45,000": "organisers"}


def test_what_one_article_tells_apart_is_no_row() -> None:
    both = "The mill in Alder burned 40 bales of straw. The mill in Marram burned 900 bales of straw."
    rows = rows_of(read(both, "Post"), read("A fire at the Alder mill burned 40 bales of straw.", "Courier"))
    assert all(len(row.values) == 1 for row in rows)


def test_small_equal_numbers_of_other_things_are_no_row() -> None:
    rows = rows_of(
        read("Two children were pulled from the river at Alder.", "Post"),
        read("Two helicopters searched the river at Alder.", "Courier"),
    )
    assert len(rows) == 2


def test_rows_that_differ_come_first() -> None:
    rows = rows_of(
        read("The fire in Alder killed 12 people. Some 300 firemen came to Alder mill.", "Post"),
        read("The fire in Alder killed 15 people. Some 300 firemen came to Alder mill.", "Courier"),
        read("About 300 firemen came to Alder mill.", "Wire"),
    )
    assert [row.differs for row in rows] == [True, False]
    assert told(rows[0]) == {"12": ["Post"], "15": ["Courier"]}


def test_an_outlets_own_later_value_is_a_move_and_no_difference() -> None:
    [row] = rows_of(
        read("The quake at Alder killed 340 people, rescuers said.", "Post", "2026-03-12"),
        read("The quake at Alder killed 352 people, rescuers said.", "Post", "2026-03-13"),
    )
    assert [(move.outlet, move.before, move.after) for move in row.moves] == [("Post", "340", "352")]
    assert [(value.text, value.past) for value in row.values] == [("340", True), ("352", False)]
    assert not row.differs


def test_a_version_another_has_replaced_is_told_as_earlier() -> None:
    rules = policy()
    old, new = (
        read("The quake at Alder killed 340 people.", "Post"),
        read("The quake at Alder killed 352 people.", "Post"),
    )
    before = record(old, EMPTY, rules).measures
    [row] = rows_of(new, earlier=Earlier(measures=before, replaced={old.article.id: new.article.id}))
    assert [(move.before, move.after) for move in row.moves] == [("340", "352")]
    assert [value.text for value in row.values if not value.past] == ["352"]


def test_what_only_replaced_versions_say_is_left_out() -> None:
    rules = policy()
    old, new = (
        read("The quake at Alder killed 340 people.", "Post"),
        read("The quake shook Alder for a minute.", "Post"),
    )
    earlier = Earlier(measures=record(old, EMPTY, rules).measures, replaced={old.article.id: new.article.id})
    assert not any("340" in value.text for row in rows_of(new, earlier=earlier) for value in row.values)


def test_a_row_holds_the_words_its_sentences_begin_with() -> None:
    [row] = rows_of(read(DRONES, "Post"))
    assert row.holds("drone ministry")
    assert row.holds("")
    assert not row.holds("tents")


def test_an_outlet_that_repeats_a_value_has_it_since_its_first_article() -> None:
    [row] = rows_of(
        read("The quake at Alder killed 340 people, rescuers said.", "Post", "2026-03-12"),
        read("The quake at Alder has killed 340 people, rescuers said. Schools stay shut.", "Post", "2026-03-14"),
    )
    [teller] = row.values[0].tellers
    assert [str(seen.published and seen.published.day) for seen in (teller.first, teller.observation)] == [
        "2026-03-12",
        "2026-03-14",
    ]
    assert not teller.past


@pytest.mark.parametrize(("told_of", "differs"), [("were on shift", False), ("were killed", True)])
def test_a_bound_the_other_number_has_passed_is_marked_only_of_what_grows(told_of: str, differs: bool) -> None:
    [row] = rows_of(
        read(f"More than 60 people {told_of} at the Marram mill on Monday, the owner said.", "Post"),
        read(f"Sixty-three people {told_of} at the Marram mill on Monday, the owner said.", "Courier"),
    )
    assert (len(row.values), row.differs) == (2, differs)


AGED = "Grace Ofori, 39, led the dig at Alder. Tom Birch, 52, filmed it."


@pytest.mark.parametrize(
    ("described", "owner"),
    [
        ("The 39-year-old archaeologist found the coins on Monday.", "39"),
        ("The archaeologist, 39, found the coins on Monday.", "39"),
        ("A 52-year-old cameraman was there, too.", "52"),
    ],
)
def test_the_age_of_somebody_described_stands_with_the_one_person_of_that_age(described: str, owner: str) -> None:
    rows = rows_of(read(AGED, "Post"), read(described, "Courier"))
    [row] = (row for row in rows if len(row.articles) == 2)
    assert {each.observation.outlet for value in row.values for each in value.tellers} == {"Post", "Courier"}
    assert {value.text[:2] for value in row.values} == {owner}


def test_the_age_of_somebody_described_stands_alone_where_two_of_that_age_are_named() -> None:
    both = "Grace Ofori, 39, led the dig at Alder. Tom Birch, 39, filmed it."
    rows = rows_of(read(both, "Post"), read("The 39-year-old archaeologist found the coins.", "Courier"))
    assert all(len(row.articles) == 1 for row in rows)
