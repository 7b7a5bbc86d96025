"""When two speakers are one."""

from __future__ import annotations

import pytest

from bot.quotes.attribution.speakers import differ

RATIO = 75.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Mr Alder", "Ruth Alder"),
        ("Foreign Minister Sergey Lavrov", "Sergei Lavrov"),
        ("Alder", "Mrs. Alder"),
        ("the harbour police", "Ruth Alder"),
        ("Downing Street", "Ruth Alder"),
        ("Micheál Martin", "Micheal Martin"),
        ("King", "Stephen King"),
        ("Driver", "Adam Driver"),
        ("Rabbi Alder", "Ruth Alder"),
        ("Sheriff Tom Birch", "Tom Birch"),
        ("Lt. Birch", "Tom Birch MP"),
    ],
)
def test_house_style_and_offices_are_no_other_speaker(one: str, other: str) -> None:
    assert not differ(one, other, RATIO)
    assert not differ(other, one, RATIO)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ruth Alder", "Tom Birch"),
        ("Trump", "Merz"),
        ("Bill Alder", "Ruth Alder"),
        ("Stephen King", "Stephen Driver"),
        ("House Whip Tom Birch", "Ruth Alder"),
    ],
)
def test_two_people_are_two_speakers(one: str, other: str) -> None:
    assert differ(one, other, RATIO)
