"""What a row is called: a noun phrase, with a verb only where the sentence shows what was done to the thing."""

from __future__ import annotations

import pytest

from bot.ledger.label import _acting, _participle, row_label
from bot.ledger.ledger import EMPTY
from bot.ledger.record import record
from tests.ledger.test_figure_entry import policy, read


def label(text: str) -> str:
    rules = policy()
    measures = record(read(text, "Post"), EMPTY, rules).measures
    return row_label(measures[0].observations, rules.lexicon)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("The strike killed 12 soldiers.", "Soldiers killed"),
        ("Twelve people were injured when the stand fell.", "People injured"),
        ("Rescuers delivered 40 tents to Alder.", "Tents delivered"),
        ("Some 40 tents were delivered to Alder.", "Tents delivered"),
        ("Air defences shot down 287 drones overnight.", "Drones shot down"),
        ("Police seized 34 rifles in Marram.", "Rifles seized"),
    ],
)
def test_a_verb_is_said_of_what_it_was_done_to(text: str, called: str) -> None:
    assert label(text) == called


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Thirty countries captured the mood of the summit at Alder.", "captured"),
        ("The petition gathered 8,000 signatures in a week.", "attending"),
        ("The talks were attended by 300 delegates.", "attended"),
    ],
)
def test_who_acts_is_not_called_by_what_they_did_to_others(text: str, word: str) -> None:
    assert word not in label(text)


@pytest.mark.parametrize(
    "text",
    [
        "It took the crew 24 hours to free the ship.",
        "Trump gave them 24 hours to decide.",
        "More than 50 taken to hospital.",
        "They had counted 73.",
    ],
)
def test_where_no_noun_phrase_is_told_the_kind_and_the_words_stand_for_it(text: str) -> None:
    called = label(text)
    assert called.split(":")[0].split(",")[0] in ("Duration", "Number")


def test_the_name_most_articles_use_is_the_rows() -> None:
    rules, ledger = policy(), EMPTY
    for outlet, text in (
        ("Post", "The bridge collapse in Alder killed 61 people."),
        ("Wire", "In Alder 61 people were killed when a bridge fell."),
        ("Courier", "The Alder bridge collapse left 61 dead."),
    ):
        ledger = record(read(text, outlet), ledger, rules)
    seen = [one for measure in ledger.measures for one in measure.observations]
    assert row_label(seen, rules.lexicon) == "People killed"


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        ("attend", "attended"),
        ("land", "landed"),
        ("gun", "gunned"),
        ("plan", "planned"),
        ("shed", "shed"),
        ("spread", "spread"),
    ],
)
def test_a_participle_is_spelled_as_it_is(verb: str, told: str) -> None:
    assert _participle(verb) == told


def test_a_doing_is_spelled_as_it_is() -> None:
    assert [_acting(each) for each in ("attend", "run", "die", "protest")] == [
        "attending",
        "running",
        "dying",
        "protesting",
    ]
