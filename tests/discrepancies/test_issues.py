"""One issue is one finding, with everybody who stands on its two sides."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest

from bot.article import Article
from bot.discrepancies.comparison import compare
from bot.discrepancies.finding import Finding
from bot.verdict import Severity, Verdict
from config.settings import Settings
from handlers import wiring
from tests.builders import article

SAID = "Rescuers said {} people were killed when the Alder bridge collapsed near Kelby."


def told(*articles: Article) -> list[Finding]:
    """What a desk would hear of these articles, those that agree left out."""
    reader, policy = wiring.reader(None), wiring.policy(Settings(_env_file=None))
    readings = [reader.read(each) for each in articles]
    return [each for each in compare(readings, policy, same_story=True).findings if each.severity is not Severity.NONE]


def outlets(*numbers: str, days: Sequence[str] = ()) -> list[Article]:
    """One article an outlet, each with its number of the dead."""
    dated = itertools.zip_longest(numbers, days, fillvalue="2026-03-12")
    return [
        article(SAID.format(number), outlet=f"Outlet {place}", published=day)
        for place, (number, day) in enumerate(dated)
    ]


def test_whoever_says_the_same_stands_on_one_side() -> None:
    articles = outlets("17", "17", "19", "17")
    found = told(*articles)
    assert len(found) == 1
    sides = [found[0].left, *found[0].alike], [found[0].right, *found[0].others]
    named = [{each.text: each.article for each in side if each} for side in sides]
    assert sorted(len({each.article for each in side if each}) for side in sides) == [1, 3]
    assert [set(each) for each in named] in ([{"17"}, {"19"}], [{"19"}, {"17"}])


@pytest.mark.parametrize("order", list(itertools.permutations(("17", "17", "19"))))
def test_a_difference_is_told_in_whatever_order_the_articles_come(order: Sequence[str]) -> None:
    found = told(*outlets(*order))
    assert len(found) == 1
    assert found[0].severity is Severity.MEDIUM
    assert set(found[0].differing) == {"17", "19"}


def test_a_third_outlet_that_agrees_does_not_make_a_finding_low() -> None:
    both = told(*outlets("17", "19"))
    assert [each.severity for each in both] == [each.severity for each in told(*outlets("17", "17", "17", "19"))]


def test_what_an_article_repeats_is_one_finding() -> None:
    words = f"{SAID.format('19')} The council mourned the 19 people killed on the bridge."
    found = told(*outlets("17"), article(words, outlet="Other", published="2026-03-12"))
    assert len(found) == 1


def test_a_toll_told_as_at_least_so_many_is_an_update_when_it_rises() -> None:
    found = told(*outlets("at least three", "at least five", days=("2026-03-12", "2026-03-13")))
    assert [(each.verdict, each.severity) for each in found] == [(Verdict.UPDATE, Severity.MEDIUM)]


def test_two_bounds_of_one_day_differ() -> None:
    found = told(*outlets("at least three", "at least five"))
    assert [each.verdict for each in found] == [Verdict.CONFLICT]


def test_an_equal_number_of_another_thing_explains_nothing() -> None:
    tents = "The agency sent 80 tents to Kelby on Monday, the ministry said."
    other = "The agency sent 60 tents to Kelby on Monday, the ministry said."
    lorries = f"{tents} They came on 60 lorries."
    found = told(article(other, outlet="One"), article(lorries, outlet="Two"))
    assert any(set(each.differing) == {"80", "60"} for each in found)
