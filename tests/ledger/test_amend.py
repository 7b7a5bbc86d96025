"""A story's ledger amended article by article is the one its articles would make had they just come."""

from __future__ import annotations

import pytest

from bot.ledger.ledger import EMPTY, Ledger
from bot.ledger.record import amend, record
from bot.policy import Policy
from bot.reading import Reading
from config.settings import Settings
from handlers import wiring
from tests.builders import article

TEXTS = (
    "Floods at Orla drowned 14 sheep on 9 March 2026. “The dyke gave way at night,” said Mayor Ines Holm.",
    "The vet counted 41 drowned sheep in Orla on 10 March 2026. “The dyke gave way at midnight,” mayor Ines Holm said.",
    "In Orla 14 sheep drowned and 3 barns were lost. “The dyke gave way,” said mayor Ines Holm on 10 March 2026.",
    "A dyke broke at Orla. The mayor, Ines Holm, put the loss at 3 barns and 41 sheep that drowned.",
)


@pytest.fixture(scope="module")
def policy() -> Policy:
    return wiring.policy(Settings(_env_file=None))


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    days = range(9, 9 + len(TEXTS))
    articles = [article(each, published=f"2026-03-{day:02}") for each, day in zip(TEXTS, days, strict=True)]
    return tuple(wiring.reader(None).read_all(articles))


def entered(readings: tuple[Reading, ...], policy: Policy) -> Ledger:
    ledger = EMPTY
    for reading in readings:
        ledger = record(reading, ledger, policy)
    return ledger


def amended(ledger: Ledger, readings: tuple[Reading, ...], policy: Policy) -> Ledger:
    ids = [reading.article.id for reading in readings]
    for place, reading in enumerate(readings):
        later = frozenset(ids[place + 1 :])
        ledger = amend(reading, ledger, frozenset({reading.article.id}), later, policy)
    return ledger


def shape(ledger: Ledger) -> tuple[object, ...]:
    """What stands together, in whatever order the entries do."""
    measures = {each.id: each.observations for each in ledger.measures}
    return measures, {each.id: each.versions for each in ledger.utterances}, frozenset(ledger.happenings)


def test_the_same_readings_make_the_same_ledger(readings: tuple[Reading, ...], policy: Policy) -> None:
    ledger = entered(readings, policy)
    assert ledger.happenings
    assert shape(amended(ledger, readings, policy)) == shape(ledger)


def test_other_readings_make_the_ledger_they_would_have_made(readings: tuple[Reading, ...], policy: Policy) -> None:
    bare = tuple(Reading(article=each.article, quotes=each.quotes[:1]) for each in readings)
    assert shape(amended(entered(bare, policy), readings, policy)) == shape(entered(readings, policy))
    assert shape(amended(entered(readings, policy), bare, policy)) == shape(entered(bare, policy))


def test_what_came_later_keeps_its_place_until_it_is_its_turn(readings: tuple[Reading, ...], policy: Policy) -> None:
    ledger = entered(readings, policy)
    first, *rest = readings
    later = frozenset(each.article.id for each in rest)
    after = amend(Reading(article=first.article), ledger, frozenset({first.article.id}), later, policy)
    left = {seen for measure in ledger.measures for seen in measure.observations if seen.article in later}
    assert {seen for measure in after.measures for seen in measure.observations} == left
