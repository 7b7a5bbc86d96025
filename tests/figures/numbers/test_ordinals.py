"""Which ordinals are counts so far (CHECKS 4)."""

from __future__ import annotations

import pytest

from bot.figures.figure import Kind
from tests.figures.reading import figures


@pytest.mark.parametrize(
    ("text", "comparable"),
    [
        ("It was the agency's 22nd launch of the year.", True),
        ("It was her 17th win of the season.", True),
        ("It was the city's ninth murder this year.", True),
        ("Divers found the fourth victim on Sunday.", False),
        ("He works on the eighth floor.", False),
        ("The abbey dates from the 12th century.", False),
        ("She scored the third goal.", False),
        ("It was the first launch of the year.", False),
    ],
)
def test_an_ordinal_is_compared_where_it_counts_happenings(text: str, comparable: bool) -> None:
    found = [figure.comparable for figure in figures(text) if figure.kind is Kind.ORDINAL]
    assert any(found) is comparable
