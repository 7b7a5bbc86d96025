"""What of a finding is told in a few words."""

from __future__ import annotations

from dataclasses import replace

from bot.verdict import Edit, Verdict
from tests.builders import finding, side


def test_of_two_figures_the_values_differ() -> None:
    assert finding().differing == ("278", "287")


def test_within_one_article_there_is_one_side() -> None:
    assert finding(right=None).differing == ("278", "")


def test_of_an_altered_quote_only_the_words_that_changed() -> None:
    diff = (
        Edit(operation="equal", left="while there is", right="while there is"),
        Edit(operation="replace", left="light", right="hope"),
        Edit(operation="delete", left="left", right=""),
    )
    assert finding(verdict=Verdict.ALTERED, diff=diff).differing == ("light … left", "hope")


def test_of_words_given_to_two_people_the_speakers() -> None:
    words = "We could not be certain"
    left = replace(side(words, f"“{words}”", article="left"), source="Anneka Threlfall")
    right = replace(side(words, f"“{words}”", article="right"), source="Hugh Bassingham")
    told = finding(verdict=Verdict.MISATTRIBUTED, left=left, right=right)
    assert told.differing == ("Anneka Threlfall", "Hugh Bassingham")
