"""Texts are known again: the same, a later version, a copy of the same wire text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article import Article, Instruction, InstructionKind, compose
from bot.ingest.versions import Relation, containment, fingerprint, resemblance, shingles
from tests.ingest.builders import BODY, thresholds

OTHER = (
    "Ellerby council will close three libraries. Parking fees rise by a third, the mayor said, calling the vote "
    "painful but necessary. Residents have thirty days to object to the savings, which were agreed late on Tuesday."
)


def article(
    body: str = BODY, outlet: str | None = "Coast Herald", title: str | None = None, url: str | None = None
) -> Article:
    return compose(body=body, outlet=outlet, title=title, url=url)


def relation(later: Article, earlier: Article) -> Relation | None:
    kin = resemblance(later, earlier, thresholds())
    return kin.relation if kin else None


def test_the_same_words_with_other_marks_and_spaces_are_the_same_text():
    assert relation(article(BODY.replace("“", '"').replace("\n\n", "\n")), article()) is Relation.SAME


def test_the_same_words_under_another_outlet_are_a_copy():
    assert relation(article(outlet="The Lissby Gazette"), article()) is Relation.COPY


def test_a_changed_figure_makes_a_version():
    assert relation(article(BODY.replace("eleven", "twelve")), article()) is Relation.VERSION


def test_an_article_that_grew_is_a_version_of_its_beginning():
    grown = article(BODY + "\n\n" + OTHER)
    assert relation(grown, article()) is Relation.VERSION
    assert resemblance(grown, article(), thresholds()).share > 0.95


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        (article(OTHER, url="https://paper.example/a"), article(url="https://paper.example/a")),
        (article(OTHER, title="Lissby dredges"), article(title="Lissby dredges")),
        (article(OTHER, title="UPDATE 3-Lissby dredges"), article(title="UPDATE 2-Lissby dredges")),
    ],
)
def test_the_same_address_or_headline_of_one_outlet_is_a_version_however_much_is_new(later, earlier):
    assert relation(later, earlier) is Relation.VERSION


def test_the_same_headline_without_a_known_outlet_says_nothing():
    assert relation(article(OTHER, None, "Lissby dredges"), article(BODY, None, "Lissby dredges")) is None


LONG = BODY + "\n\n" + OTHER
FIRST = BODY.split("\n\n")[0]


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        (article(FIRST), article(LONG)),
        (article(FIRST, outlet=None), article(LONG)),
        (article("The board voted to dredge.", url="https://p.example/a"), article(LONG, url="https://p.example/a")),
    ],
)
def test_the_beginning_or_a_summary_of_a_known_text_is_a_part_of_it(later, earlier):
    assert relation(later, earlier) is Relation.PART


def test_a_wires_withdrawal_is_no_summary_of_what_it_withdraws():
    kill = compose(
        body="Kill the story on dredging at Lissby.",
        outlet="Coast Herald",
        title="Lissby dredges",
        instruction=Instruction(kind=InstructionKind.KILL),
    )
    assert relation(kill, article(LONG, title="Lissby dredges")) is Relation.VERSION


def test_the_same_words_under_another_headline_of_one_outlet_are_a_version():
    assert relation(article(title="Basin to be dredged"), article(title="Lissby dredges")) is Relation.VERSION


def test_two_texts_that_share_a_quote_are_not_one():
    quoting = OTHER + " “The barges are coming whether we dredge or not,” she said."
    assert relation(article(quoting), article()) is None


@given(st.text(), st.text())
def test_containment_is_a_share_and_the_same_both_ways(first, second):
    ours, theirs = shingles(first, 4), shingles(second, 4)
    assert 0 <= containment(ours, theirs) <= 1
    assert containment(ours, theirs) == containment(theirs, ours)


@given(st.text(min_size=1))
def test_a_text_is_wholly_in_itself(text):
    own = shingles(text, 4)
    assert containment(own, own) == (1.0 if own else 0.0)
    assert fingerprint(text) == fingerprint(text + "  ")
