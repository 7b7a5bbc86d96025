"""One issue under two sets of rules: what makes two findings one, and what a decision covers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.discrepancies.finding import Finding, Side
from bot.discrepancies.identity import covers, is_one_issue
from bot.verdict import Verdict
from tests.builders import finding, side

HERE = "The quay was shut after 60 crates and 12 barrels went missing on Tuesday."
THERE = "Sextant counts 84 crates and 15 barrels that went missing on Monday."


def ours(words: str = "60", *, value: str | None = "60 count", article: str = "left") -> Side:
    return side(words, HERE, article=article, value=value)


def theirs(words: str = "84", *, value: str | None = "84 count", article: str = "right") -> Side:
    return side(words, THERE, article=article, value=value)


def told(left: Side | None = None, right: Side | None = None, **parts: object) -> Finding:
    return finding(left=left or ours(), right=right or theirs(), **parts)


@pytest.mark.parametrize(
    "later",
    [
        told(label="Crates missing"),
        told(ours("60 crates"), theirs("84 crates")),
        told(ours(value="60 crate")),
        told(verdict=Verdict.QUESTION),
        told(theirs(), ours()),
        told(right=side("84", "Elsewhere 84 were counted.", article="third", value="84 count")),
        told(right=side("90", "Or 90.", article="third", value="90 count"), others=(theirs(),)),
        told(ours(article="edited")),
    ],
    ids=["label", "spans", "values", "verdict", "sides", "another witness", "another first", "another version"],
)
def test_an_issue_is_one_whatever_rules_make_of_it(later: Finding) -> None:
    assert is_one_issue(told(), later)
    assert is_one_issue(later, told())


@pytest.mark.parametrize(
    "other",
    [
        told(ours("12", value="12 count"), theirs("15", value="15 count")),
        told(ours("12", value="12 count")),
        told(check="shared_number"),
        told(
            side("60", "They saw 60.", article="x", value="60 count"),
            side("84", "We saw 84.", article="y", value="84 count"),
        ),
        told(ours("12", value="12 count", article="edited")),
    ],
    ids=["both other figures", "one other figure", "another kind", "other articles", "another figure of a version"],
)
def test_other_passages_or_another_kind_are_another_issue(other: Finding) -> None:
    assert not is_one_issue(told(), other)
    assert not is_one_issue(other, told())


def test_a_renamed_check_is_known_by_the_sentences_it_points_at() -> None:
    old = told(ours("60"), theirs("84"), check="event_day", label="Day: crates missing")
    new = told(ours("on Tuesday", value=None), theirs("on Monday", value=None), check="event_time", label="Time: miss")
    assert is_one_issue(old, new)
    assert not is_one_issue(replace(old, check="event_time"), new)
    assert old.key != new.key
    assert replace(old, check="event_time").key == old.key


def test_a_finding_within_one_article_is_known_by_its_one_passage() -> None:
    number = replace(told(check="malformed_number"), right=None)
    assert is_one_issue(number, replace(number, left=ours("60 crates")))
    assert not is_one_issue(number, replace(number, left=ours("12", value="12 count")))


def test_a_decision_covers_the_values_that_were_there() -> None:
    more = side("90", "Or 90.", article="third", value="90 count")
    assert covers([told()], told())
    assert covers([told()], told(right=side("84", "Also 84.", article="third", value="84 count")))
    assert not covers([told()], told(others=(more,)))
    assert covers([told(), told(right=more)], told(others=(more,)))
    assert not covers([], told())


def test_words_without_a_value_are_covered_in_every_form() -> None:
    quote = told(ours(value=None), theirs(value=None), check="quote_wording")
    trimmed = side("was shut", "The quay was shut.", article="third")
    assert covers([quote], replace(quote, others=(trimmed,)))


def test_the_key_holds_all_values_of_figures_and_no_spelling_of_them() -> None:
    assert told(ours("60")).key == told(ours("60 crates")).key
    assert told().key == told(theirs(), ours()).key
    assert told().key != told(others=(side("90", "Or 90.", article="third", value="90 count"),)).key
    assert told().key == told(others=(side("84", "Also 84.", article="third", value="84 count"),)).key
