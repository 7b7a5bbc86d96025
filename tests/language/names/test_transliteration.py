"""Names written in two ways."""

from __future__ import annotations

import pytest

from bot.language.names.transliteration import are_spellings, plain_letters, spelling
from bot.language.stems import fold


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Gödel", "godel"),
        ("Sørensen", "sorensen"),
        ("Ǿrsted", "orsted"),
        ("Wałęsa", "walesa"),
        ("Groß", "gross"),
        ("Þórdís", "thordis"),
        ("O’Brien", "obrien"),
        ("J.-P.", "j-p"),
        ("Işık", "isik"),
    ],
)
def test_a_name_is_its_plain_letters(name: str, plain: str) -> None:
    assert plain_letters(name) == plain


@pytest.mark.parametrize("name", ["Gödel", "Núñez", "Čapek", "Ångström", "Nguyễn"])
def test_accents_come_off_names_as_off_every_word(name: str) -> None:
    assert plain_letters(name) == fold(name)


@pytest.mark.parametrize(("one", "other"), [("Zelenskyy", "Zelensky"), ("Sergey", "Sergei"), ("Kuleba", "Kuléba")])
def test_the_spellings_of_a_name_share_one(one: str, other: str) -> None:
    assert spelling(one) == spelling(other)
    assert are_spellings(one, other)


def test_husband_and_wife_are_told_apart() -> None:
    assert not are_spellings("Ivanov", "Ivanova")
