"""The trainer of the figures' weights, on a few stories made for it."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import numpy as np

from bot.article import Article
from bot.policy import Policy
from config.settings import Settings
from handlers import wiring
from tests.builders import article
from tests.figures.test_comparing import side
from training.figures.fit import table, train
from training.figures.mistakes import mistakes
from training.figures.pairs import COLUMNS, DIFFERING, gather

PLACES = ("Kelby", "Marram", "Ellery", "Saltmere", "Vellin", "Tarn")


def policy() -> Policy:
    return wiring.policy(Settings(_env_file=None))


def story(place: str, number: int) -> list[Article]:
    """Two articles that agree on one figure and have one more each."""
    first = f"The storm damaged {number} homes in {place}, the council said. It lasted {number % 7 + 2} hours."
    second = f"In {place} {number} homes were damaged by the storm. The ferry to {place} carries {number * 3} cars."
    return [
        article(first, outlet="Courier", published="2026-03-12"),
        article(second, outlet="Post", published="2026-03-12"),
    ]


STORIES = [story(place, 137 + 61 * at) for at, place in enumerate(PLACES)]


def test_mistakes_are_of_the_kinds_newsrooms_make() -> None:
    figure = side("The storm damaged 287 homes in Kelby.").figure
    wrong = [found.value for found in mistakes(figure, Random(1))]
    assert {Decimal(2870), Decimal(287000)} <= set(wrong)
    assert set(wrong) & {Decimal(827), Decimal(278)}
    assert all(value is not None and value != figure.value and value > 0 for value in wrong)


def test_a_mistaken_unit_keeps_its_number() -> None:
    figure = side("The march lasted seven hours.").figure
    units = {found.unit for found in mistakes(figure, Random(1)) if found.value == figure.value}
    assert units == {"day"}


def test_a_figure_both_articles_have_is_paired_within_its_story_only() -> None:
    material = list(gather(STORIES[:2], wiring.reader(None).read, policy()))
    agreeing = [pair for one in material for own in one.story.values() for pair in own if pair.agrees]
    assert len(agreeing) == 4
    assert all(pair.ours.figure.value == pair.theirs.figure.value for pair in agreeing)


def test_trained_weights_tell_mistaken_figures_from_left_over_ones() -> None:
    weights, differing, found = train(STORIES, wiring.reader(None).read, policy(), {})
    assert (len(weights), len(differing)) == (len(COLUMNS), len(DIFFERING))
    best = {True: [0.0], False: [0.0]}
    for case in found:
        best[case.one_measure].append(max(float(row @ differing) for row in case.rows))
    assert np.mean(best[True]) > np.mean(best[False])
    assert "[figures.differing]" in table(weights, differing)
