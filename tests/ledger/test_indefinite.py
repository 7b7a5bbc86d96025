"""Indefinite numerals are held against numbers, and disturb nothing else."""

from __future__ import annotations

import pytest

from bot.discrepancies.comparison import compare
from bot.discrepancies.finding import Finding
from bot.ledger.ledger import EMPTY, Ledger
from bot.ledger.record import record
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity
from config.settings import Settings
from handlers import wiring
from tests.builders import article


def policy() -> Policy:
    return wiring.policy(Settings(_env_file=None))


def read(text: str, outlet: str, published: str = "2026-03-12") -> Reading:
    return wiring.reader(None).read(article(text, outlet=outlet, published=published))


def told(*texts: str) -> tuple[Finding, ...]:
    """What is told between articles of one day, in the order given."""
    readings = [read(text, f"Outlet {place}") for place, text in enumerate(texts)]
    found = compare(readings, policy(), same_story=True).findings
    return tuple(one for one in found if one.severity is not Severity.NONE)


PAIRS = [
    (
        "Scores of people were killed in the attack in Kelby on Monday, officials said.",
        "More than 400 people were killed in the attack in Kelby on Monday, officials said.",
    ),
    (
        "Hundreds of protesters marched through Saltmere on Saturday.",
        "Some 15,000 protesters marched through Saltmere on Saturday.",
    ),
    ("Dozens of homes were destroyed by the fire in Oakley.", "The fire in Oakley destroyed 412 homes."),
]


@pytest.mark.parametrize(("said", "stated"), PAIRS)
def test_a_number_far_outside_an_indefinite_numeral_is_told_in_either_order(said: str, stated: str) -> None:
    for order in ((said, stated), (stated, said)):
        (finding,) = told(*order)
        assert finding.severity is Severity.MEDIUM
        assert finding.right is not None


@pytest.mark.parametrize(
    "stated",
    ["84 people were killed in the attack in Kelby.", "At least 25 people were killed in the attack in Kelby."],
)
def test_a_number_within_an_indefinite_numeral_is_silent(stated: str) -> None:
    assert not told("Scores of people were killed in the attack in Kelby.", stated)


def test_who_tells_the_number_too_is_not_contradicted() -> None:
    both = "Scores of people were killed in the attack in Kelby. The toll of 412 dead is the highest in years."
    assert not told(both, "The attack in Kelby killed 412 people.")


def test_what_is_counted_must_be_the_same() -> None:
    assert not told(
        "Dozens of homes were destroyed by the fire in Oakley.", "The fire in Oakley killed 412 cows on four farms."
    )


def test_indefinite_numerals_join_no_number() -> None:
    ledger: Ledger = EMPTY
    for place, text in enumerate(
        [
            "Scores of people were killed in the attack in Kelby.",
            "84 people were killed in the attack in Kelby.",
            "84 people were killed in Kelby by the attack.",
        ]
    ):
        ledger = record(read(text, f"Outlet {place}"), ledger, policy())
    assert sorted(len(measure.observations) for measure in ledger.measures) == [1, 2]
