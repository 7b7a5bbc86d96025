"""The names of the checks, where nothing of the checks themselves is loaded."""

from __future__ import annotations

from bot.discrepancies.checks import BETWEEN, COUNTED, WITHIN
from bot.discrepancies.kinds import CHECKS, RENAMED


def test_every_check_is_known_by_its_name_of_today() -> None:
    assert tuple(sorted({check.NAME for check in (*COUNTED, *BETWEEN, *WITHIN)})) == CHECKS
    assert set(RENAMED.values()) <= set(CHECKS)
    assert not set(RENAMED) & set(CHECKS)
