"""A problem that is a finding of several articles is told once."""

from __future__ import annotations

from bot.answers.problems import distinct
from bot.report import Filed
from tests.builders import finding, side


def _filed(number: int, left: str, right: str, **parts: object) -> Filed:
    """A finding between two articles, each of which says so in its first sentence."""
    here, there = side("278", "278 drones.", article=left), side("287", "287 drones.", article=right)
    return Filed(id=str(number), finding=finding(left=here, right=there), **parts)  # type: ignore[arg-type]


def test_a_difference_seen_from_both_articles_is_one_problem() -> None:
    assert [each.id for each in distinct([_filed(1, "a", "b"), _filed(2, "b", "a")])] == ["1"]


def test_articles_that_differ_from_one_and_the_same_place_are_one_problem() -> None:
    assert [each.id for each in distinct([_filed(1, "a", "b"), _filed(2, "c", "d"), _filed(3, "d", "a")])] == ["1"]


def test_other_places_and_other_checks_are_other_problems() -> None:
    quote = Filed(id="3", finding=finding(check="quote", left=side("278", "278 drones.", article="a"), right=None))
    assert [each.id for each in distinct([_filed(1, "a", "b"), _filed(2, "c", "d"), quote])] == ["1", "2", "3"]


def test_what_somebody_looks_after_stands_for_the_problem() -> None:
    assert [each.id for each in distinct([_filed(1, "a", "b"), _filed(2, "b", "a", assignee="U1")])] == ["2"]
