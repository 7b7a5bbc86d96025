"""What is told where: by severity, and of one check more or less than of the others."""

from __future__ import annotations

import pytest

from bot.report import EVERYTHING, Sensitivity
from bot.verdict import Severity
from tests.builders import finding

HIGH, MEDIUM, LOW = Severity.HIGH, Severity.MEDIUM, Severity.LOW


@pytest.mark.parametrize(
    ("check", "told"),
    [
        ("figure_conflict", [MEDIUM, HIGH]),
        ("quote_wording", [HIGH]),
        ("name_spelling", []),
        ("event_day", [LOW, MEDIUM, HIGH]),
        ("event_time", [LOW, MEDIUM, HIGH]),
    ],
)
def test_a_check_of_its_own_sensitivity_is_told_by_that(check: str, told: list[Severity]) -> None:
    own = (("quote_wording", HIGH), ("name_spelling", None), ("event_day", LOW))
    here = Sensitivity(least=MEDIUM, checks=own)
    assert [each for each in (LOW, MEDIUM, HIGH) if here.tells(finding(check=check, severity=each))] == told
    assert EVERYTHING.tells(finding(check=check, severity=LOW))
    assert not EVERYTHING.tells(finding(check=check, severity=Severity.NONE))
