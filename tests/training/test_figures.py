"""The trainer of the figures' weights, on a few stories made for it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from random import Random

import numpy as np
import pytest

from bot.article import Article
from bot.policy import Policy
from config.settings import Settings
from handlers import wiring
from tests.builders import article
from tests.figures.test_comparing import side
from training.figures import natural
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


def labelled(path: Path, *, kind: str, severity: str) -> Path:
    """A file with one label: what two outlets say of the number of homes."""
    left = {"id": "a", "text": "damaged 287 homes"}
    right = {"id": "b", "text": "278 homes were damaged"}
    path.write_text(json.dumps({"event": 1, "kind": kind, "severity": severity, "left": left, "right": right}))
    return path


@pytest.mark.parametrize(("severity", "told"), [("medium", True), ("none", False)])
def test_labels_say_of_pairs_of_figures_whether_they_are_one_measure(
    tmp_path: Path, severity: str, *, told: bool
) -> None:
    ours, theirs = article("The storm damaged 287 homes in Kelby."), article("In Kelby 278 homes were damaged.")
    path = labelled(tmp_path / "labels.jsonl", kind="figure", severity=severity)
    judged = natural.load(path, {"a": ours, "b": theirs}, wiring.reader(None).read)
    assert judged == {(ours.id, 18, theirs.id, 9): told, (theirs.id, 9, ours.id, 18): told}


def test_labels_of_quotes_and_of_articles_that_are_not_there_say_nothing(tmp_path: Path) -> None:
    ours = article("The storm damaged 287 homes in Kelby.")
    for kind in ("quote", "figure"):
        path = labelled(tmp_path / f"{kind}.jsonl", kind=kind, severity="medium")
        assert natural.load(path, {"a": ours}, wiring.reader(None).read) == {}


def test_what_a_newsroom_told_differently_is_learned_as_one_measure() -> None:
    told = [article("Rescuers freed 31 miners.", outlet="Courier"), article("Of 19 men all came out.", outlet="Post")]
    figures = [wiring.reader(None).read(each).figures[0].span.start for each in told]
    key = (told[1].id, figures[1], told[0].id, figures[0])
    _, _, without = train([*STORIES, told], wiring.reader(None).read, policy(), {})
    _, _, learned = train([*STORIES, told], wiring.reader(None).read, policy(), {key: True})
    wanted = [sum(case.one_measure and case.settled for case in found) for found in (without, learned)]
    assert wanted[0] == 0
    assert wanted[1] > 0
