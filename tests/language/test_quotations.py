"""What stands between quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.quotations import covers, find, spans


def words(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Yes,” she said.", ["Yes,"]),
        ('"Yes," she said, "and no."', ["Yes,", "and no."]),
        ("‘We go tomorrow,’ said the mayor.", ["We go tomorrow,"]),
        ("'We go tomorrow,' said the mayor.", ["We go tomorrow,"]),
        ("``We go,'' he said.", ["We go,"]),
        ("''We go,'' he said.", ["We go,"]),
        ("«We go», he said.", ["We go"]),
        ("„We go“, he said.", ["We go"]),
        ("“He told me ‘go home’ and left,” she said.", ["He told me ‘go home’ and left,"]),
        ("‘He told me “go home” and left,’ she said.", ["He told me “go home” and left,"]),
        ("The dockers’ union met the owners’ lawyers.", []),
        ("The workers’ “last offer” stood.", ["last offer"]),
        ("‘The dockers’ pay is the owners’ business,’ he said.", ["The dockers’ pay is the owners’ business,"]),
        ("Rock ’n’ roll of the ’90s isn’t dead.", []),
        ('The 6\'2" keeper said "no".', ["no"]),
        ("He said:“We go.”", ["We go."]),
        ("“We go ” he said.", ["We go"]),
        ("“”", []),
        ('"', []),
    ],
)
def test_every_style_of_marks_is_read(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_quotation_over_paragraphs_is_one() -> None:
    text = "“First part.\n\n“Second part.\n\n“Third part,” she said."
    assert words(text) == ["First part.\n\n“Second part.\n\n“Third part,"]


def test_a_mark_closed_with_the_wrong_glyph_closes() -> None:
    assert words("“She cried, ‘Stop the boat!’“\n\n“Nobody heard,” he said.") == [
        "She cried, ‘Stop the boat!’",
        "Nobody heard,",
    ]


def test_an_opening_mark_with_the_wrong_glyph_opens() -> None:
    assert words("”We go,” he said.") == ["We go,"]


def test_a_mark_nobody_closes_costs_only_its_own_quotation() -> None:
    text = "“We go, he said. “We stay,” she said.\n\n“We sleep,” they said."
    assert words(text) == ["We stay,", "We sleep,"]


def test_a_mark_nobody_closes_does_not_take_the_next_quotation() -> None:
    assert words("Ms Alder said: “We rebuild. Mr Birch said: “It is ours.” And he left.") == ["It is ours."]


def test_a_last_sentence_without_closing_mark_ends_with_its_paragraph() -> None:
    assert words("“We go. We win.\n\nThe crowd left.") == ["We go. We win."]


def test_a_single_mark_nobody_closes_ends_with_its_paragraph() -> None:
    assert words("Ms Alder said: ‘We had to go. It was late.\n\nCars queued.") == ["We had to go. It was late."]
    assert words("Ms Alder said it, 'cause nobody else would. It was late.") == []
    assert words("Born in the '90s, Ms Alder left, 'Tis late.") == []


def test_paragraphs_that_ran_together_are_two_quotations() -> None:
    text = 'Ms Alder said:\n\n"We have lodged a protest. "We have asked for more. We will work."'
    assert words(text) == ["We have lodged a protest.", "We have asked for more. We will work."]
    assert words('"He told me: "Go away now." I went," she said.')[0].startswith("He told me")


def test_a_stray_closing_mark_is_passed_over() -> None:
    assert words("We go,” he said. “We stay,” she said.") == ["We stay,"]


def test_marks_in_addresses_and_code_are_none() -> None:
    assert words('See https://example.org/?q="a" and `print("x")` or "this".') == ["this"]


def test_a_wrapped_line_is_no_new_paragraph() -> None:
    assert words("“We go when the tide\nis high,” he said.") == ["We go when the tide\nis high,"]


def inside(text: str) -> list[str]:
    return [span.of(text) for span in spans(text)]


def test_curly_and_straight_marks_pair_up() -> None:
    assert inside('He said “no” and "yes" today.') == ["“no”", '"yes"']


def test_a_stretch_nobody_closes_ends_with_its_paragraph() -> None:
    assert inside("He said “no.\n\nShe said “yes” today.") == ["“no.", "“yes”"]


def test_apostrophes_are_no_stretches() -> None:
    assert inside("The officials’ plan isn't Mary's.") == []


@given(st.text(alphabet='a“”"«»„‘’\n '), st.sampled_from(["“no”", '"no"', "«no»", "„no“", "‘no’"]))
def test_stretches_are_in_order_and_cover_their_characters(text: str, last: str) -> None:
    text = f"{text}\n\nShe said {last} twice."
    found = spans(text)
    assert found[-1].of(text) == last
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert [covers(found, at) for at in range(len(text))] == [
        any(span.start <= at < span.end for span in found) for at in range(len(text))
    ]
