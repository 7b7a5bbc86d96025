"""Where a text is inside quotation marks."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.language.quotation import covers, spans


def inside(text: str) -> list[str]:
    return [span.of(text) for span in spans(text)]


def test_curly_and_straight_marks_pair_up() -> None:
    assert inside('He said “no” and "yes" today.') == ["“no”", '"yes"']


def test_a_mark_nobody_closes_costs_its_paragraph_only() -> None:
    assert inside("He said “no.\n\nShe said “yes” today.") == ["“no.", "“yes”"]


def test_apostrophes_are_no_marks() -> None:
    assert inside("The officials’ plan isn't Mary's.") == []


@given(st.text(alphabet='a“”"\n '))
def test_stretches_are_in_order_and_cover_their_characters(text: str) -> None:
    found = spans(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert [covers(found, at) for at in range(len(text))] == [
        any(span.start <= at < span.end for span in found) for at in range(len(text))
    ]
