"""Who a figure is attributed to where a sentence names several: nobody is given a number somebody else said."""

from __future__ import annotations

import pytest

from tests.figures.reading import figures


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Police put the crowd at 10,000, while organisers said 45,000 marched.", ["Police", "organisers"]),
        ("Organisers said 45,000 people marched, but police put the number at 10,000.", ["Organisers", "police"]),
        ("The union says 3,000 members walked out; the company counts 1,200.", ["The union", "the company"]),
        ("While police estimated the turnout at 10,000, organisers spoke of 45,000.", ["police", None]),
        ("Police estimated 10,000 protesters; the organisers' figure was 45,000.", ["Police", None]),
        ("According to police 10,000 people attended, the organisers said 45,000.", ["police", "the organisers"]),
        (
            "Turnout was 45,000 according to the organisers and 10,000 according to the police.",
            ["the organisers", "the police"],
        ),
        ("The crowd, which organisers put at 4,500 and police at 1,200, sang.", ["organisers", None]),
        ("Organisers put the crowd at 4,500 and police put it at 1,200.", ["Organisers", "police"]),
        ("Police said 12 people died and 20 were hurt in the fire at Alder mill.", ["Police", "Police"]),
    ],
)
def test_a_source_is_given_only_what_it_said(text: str, sources: list[str | None]) -> None:
    assert [figure.source for figure in figures(text)] == sources


def test_a_study_named_by_its_year_is_a_source() -> None:
    [figure] = figures("Some 31 percent of nurses want to leave, according to the 2031 Marram survey.")
    assert figure.source == "the 2031 Marram survey"
