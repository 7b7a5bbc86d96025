"""Every check states what it flags and what it leaves alone, and does so."""

from __future__ import annotations

import importlib
import pkgutil
import tomllib
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bot.discrepancies import checks
from bot.discrepancies.finding import Finding
from bot.ledger.assignment import match
from bot.ledger.ledger import EMPTY
from bot.ledger.record import record
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict
from config.settings import Settings
from handlers import wiring
from tests.builders import article

EXAMPLES = Path(__file__).parent / "examples"
MODULES = [
    importlib.import_module(f"{checks.__name__}.{found.name}") for found in pkgutil.iter_modules(checks.__path__)
]


@cache
def read(text: str, outlet: str, date: str) -> Reading:
    title, _, body = text.rpartition("\n\n")
    return wiring.reader(None).read(article(body, title=title or None, outlet=outlet, published=date))


def policy() -> Policy:
    return wiring.policy(Settings(_env_file=None))


def findings(check: ModuleType, case: dict[str, Any]) -> list[Finding]:
    """What `check` says of an example: `text` alone, or `left` after `right`."""
    if "text" in case:
        return list(check.within(read(case["text"], "Harbour Post", case.get("date", "2026-03-12")), policy()))
    right = read(case["right"], "Kelby Courier", case.get("right_date", "2026-03-12"))
    left = read(case["left"], "Harbour Post", case.get("left_date", "2026-03-12"))
    ledger = record(right, EMPTY, policy())
    if check in checks.COUNTED:
        matches = match(left, ledger.measures, policy().figures, policy().lexicon)
        return list(check.counted(left, matches, ledger, policy()))
    return list(check.between(left, ledger, policy()))


def examples(check: ModuleType, kind: str) -> list[dict[str, Any]]:
    file = EXAMPLES / f"{check.NAME}.toml"
    return list(tomllib.loads(file.read_text("utf-8")).get(kind, ())) if file.exists() else []


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(check, case, id=f"{check.NAME}-{place}")
        for check in MODULES
        for place, case in enumerate(examples(check, kind))
    ]


@pytest.mark.parametrize("check", MODULES, ids=lambda check: check.NAME)
def test_a_check_has_a_manual_page_and_both_kinds_of_examples(check: ModuleType) -> None:
    stated = tomllib.loads((EXAMPLES / f"{check.NAME}.toml").read_text("utf-8"))
    assert check.__doc__
    assert len(check.__doc__.split()) > 30
    assert check.RULES
    assert stated["flagged"]
    assert stated["clean"]
    assert check in (*checks.COUNTED, *checks.BETWEEN, *checks.WITHIN)


@pytest.mark.parametrize(("check", "case"), cases("flagged"))
def test_what_a_check_is_for_is_flagged(check: ModuleType, case: dict[str, Any]) -> None:
    stated = [(found.verdict, found.severity) for found in findings(check, case)]
    assert (case["verdict"], case["severity"]) in stated, case["why"]


@pytest.mark.parametrize(("check", "case"), cases("clean"))
def test_what_a_check_leaves_alone_stays_silent(check: ModuleType, case: dict[str, Any]) -> None:
    told = [found.explanation for found in findings(check, case) if found.severity is not Severity.NONE]
    assert told == [], case["why"]


@pytest.mark.parametrize("check", MODULES, ids=lambda check: check.NAME)
def test_whatever_a_check_finds_is_its_own_and_by_a_rule_it_states(check: ModuleType) -> None:
    cases = (*examples(check, "flagged"), *examples(check, "clean"))
    found = [finding for case in cases for finding in findings(check, case)]
    assert {finding.check for finding in found} == {check.NAME}
    assert {finding.rule for finding in found} <= set(check.RULES)


def test_a_phrase_that_recurs_is_told_once_against_one_quote() -> None:
    left = (
        "“It is one of the biggest mistakes of my life,” Anna Holt said. She left. “It was dark and one of the "
        "biggest mistakes of my life,” Holt added."
    )
    right = "Anna Holt called it “the biggest mistake of my life”."
    told = findings(checks.quote_wording, {"left": left, "right": right})
    assert [found.left.text for found in told if found.severity is Severity.MEDIUM] == [
        "It is one of the biggest mistakes of my life,"
    ]


@pytest.mark.parametrize(
    ("left_date", "right_date"), [("2026-03-13", "2026-03-12"), ("2026-03-12", "2026-03-13")], ids=["later", "earlier"]
)
def test_a_number_is_told_from_the_earlier_article_to_the_later_whichever_is_looked_at(
    left_date: str, right_date: str
) -> None:
    high, low = (
        f"The sinking of the ferry Maren has killed {number} people, the coast guard said." for number in (60, 31)
    )
    left, right = (low, high) if left_date > right_date else (high, low)
    case = {"left": left, "right": right, "left_date": left_date, "right_date": right_date}
    [found] = findings(checks.figure_conflict, case)
    assert found.verdict is Verdict.REVISION
    assert found.explanation == "The number has gone down from 60 to 31."
