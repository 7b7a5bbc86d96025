"""Putting figures into rows costs a bounded number of comparisons, whatever a story holds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.ledger import rows as module
from bot.ledger.ledger import EMPTY
from bot.ledger.likeness import likeness
from bot.ledger.record import record
from bot.ledger.rows import COMPARED, rows
from tests.ledger.test_figure_entry import policy, read

MOST = COMPARED * 2 * 36  # two sentences of an entry, each against 36 others


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    calls: list[int] = []

    def counting(*sides: object) -> float | None:
        calls.append(1)
        return likeness(*sides)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(module, "likeness", counting)
    yield calls


def test_an_article_with_a_long_table_costs_no_more_than_the_bound(compared: list[int]) -> None:
    rules = policy()
    lines = "\n".join(f"Parish {place} counted {place * 7 + 100} sheep in its fold." for place in range(700))
    measures = record(read(lines, "Post"), EMPTY, rules).measures
    made = rows(measures, rules.figures, rules.lexicon)
    assert len(compared) <= MOST
    assert sum(map(len, made)) == sum(len(measure.observations) for measure in measures)


def test_many_articles_about_one_measure_are_compared_by_their_values(compared: list[int]) -> None:
    rules, ledger = policy(), EMPTY
    for number in range(60):
        text = f"The quake at Alder killed {340 + number % 3} people, rescuers at Marram said."
        ledger = record(read(text, f"Outlet {number}", "2026-03-12"), ledger, rules)
    made = rows(ledger.measures, rules.figures, rules.lexicon)
    assert [len({seen.figure.value for seen in row}) for row in made if len(row) > 9] == [3]
    assert len(compared) <= 200


def test_an_article_of_dates_has_no_rows(compared: list[int]) -> None:
    rules = policy()
    text = " ".join(f"On {day} March {year} the council met." for day in range(1, 29) for year in (2024, 2025))
    assert rows(record(read(text, "Post"), EMPTY, rules).measures, rules.figures, rules.lexicon) == ()
    assert not compared


def test_no_observation_is_lost_or_told_twice() -> None:
    rules = policy()
    ledger = record(read("The fire killed 12 people and hurt 30. Two firemen died.", "Post"), EMPTY, rules)
    ledger = record(read("The fire killed 15 people; 30 were hurt.", "Courier"), ledger, rules)
    given = [seen for measure in ledger.measures for seen in measure.observations]
    made = [seen for row in rows(ledger.measures, rules.figures, rules.lexicon) for seen in row]
    assert sorted(map(repr, given)) == sorted(map(repr, made))
