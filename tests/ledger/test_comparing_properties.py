"""Whatever two texts hold, entering and comparing them ends soon, raises nothing, and every finding slices back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.article import compose
from bot.discrepancies.detection import find_between, find_within
from bot.ledger.assignment import compared
from bot.ledger.candidates import Candidates
from bot.ledger.ledger import EMPTY
from bot.ledger.record import record
from bot.policy import Policy
from config.settings import Settings
from handlers import wiring

_PARTS = st.sampled_from(
    (
        *"$ € 1 12 1,200 0.5 400m ½ ¾ ½¾ １２ ٣٤ 1e999 - – to between and % per cent million half a".split(),  # noqa: SIM905
        *"dozen twenty in five hours people killed boats sank about than of , . ( ) / + 2019 May “ a day".split(),  # noqa: SIM905
        "\n",
        "at least",
        "9" * 400,
        "0." + "0" * 400 + "1",
    )
)
_TEXTS = st.lists(_PARTS, min_size=1, max_size=30).map(" ".join)


def policy() -> Policy:
    return wiring.policy(Settings(_env_file=None))


def compare(left: str, right: str) -> None:
    """Enter one text and hold the other against it."""
    read = wiring.reader(None).read
    ours, theirs = read(compose(body=left, outlet="Post")), read(compose(body=right, outlet="Courier"))
    texts = {reading.article.id: reading.article.text for reading in (ours, theirs)}
    ledger = record(theirs, EMPTY, policy())
    for found in (*find_between(ours, ledger, policy()), *find_within(ours, policy())):
        for side in filter(None, (found.left, found.right, *found.others)):
            assert side.span.of(texts[side.article]) == side.text
    record(ours, ledger, policy())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS, _TEXTS)
def test_any_piles_of_numbers_are_compared(left: str, right: str) -> None:
    compare(left, right)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=120), st.text(min_size=1, max_size=120))
def test_any_two_texts_are_compared(left: str, right: str) -> None:
    compare(left, right)


def table(rows: int, start: int) -> str:
    return "\n".join(f"{start + row}\t{row * 37 % 991}\t{row * 3.5:.1f}\t{row % 7}%" for row in range(rows))


SPREADSHEET = "Region,2023,2024,Change\n" + "\n".join(
    f"Kelby {row},{row * 1371},{row * 1422},{row % 9}.{row % 10}%" for row in range(150)
)
RESULTS = "\n".join(f"Kelby Rovers {row % 5}-{row % 4} Marram Town (att {row * 311 + 900})" for row in range(150))
ALIKE = " ".join(f"The council counted {number} trees in Kelby park on Monday." for number in range(101, 401))


@pytest.mark.parametrize(
    ("left", "right"),
    [(table(250, 1), table(250, 3)), (SPREADSHEET, SPREADSHEET.replace("1", "2")), (RESULTS, RESULTS[::-1])],
    ids=["table", "spreadsheet", "results"],
)
def test_tables_and_lists_pasted_as_text_are_compared(left: str, right: str) -> None:
    compare(left, right)


def test_one_figure_is_held_against_a_bounded_number_however_alike_all_are(monkeypatch: pytest.MonkeyPatch) -> None:
    handed = []
    of = Candidates.of

    def counting(self: Candidates, ours: object) -> object:
        found = list(of(self, ours))  # type: ignore[arg-type]  # handed on as it came
        handed.append(len(found))
        return iter(found)

    monkeypatch.setattr(Candidates, "of", counting)
    read = wiring.reader(None).read
    ours, theirs = read(compose(body=ALIKE)), read(compose(body=ALIKE.replace("Monday", "Sunday")))
    find_between(ours, record(theirs, EMPTY, policy()), policy())
    assert max(handed) <= 48


def test_no_more_than_600_figures_of_an_article_are_compared() -> None:
    reading = wiring.reader(None).read(compose(body=table(400, 1000)))
    assert len(compared(reading)) <= 600
