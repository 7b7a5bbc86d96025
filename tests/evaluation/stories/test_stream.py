"""Streams the labelled sets beside the project and prints BCubed of the desk and of the yardstick; floors only rise.

python -m pytest -s tests/evaluation/stories
"""

from pathlib import Path

import pytest

from bot.stories import StoryThresholds
from config.settings import defaults
from tests.evaluation.stories.single_pass import single_pass, thresholds
from training.stories.bcubed import bcubed
from training.stories.labelled import CLUSTERS, TRIPLES, clusters, parts, triples
from training.stories.stream import read, score

DATA = Path(__file__).parents[4] / "shared" / "data"
FLOORS = {"clusters": 0.955, "triples": 0.98}

pytestmark = [
    pytest.mark.evaluation,
    pytest.mark.skipif(
        not (DATA / CLUSTERS).exists() or not (DATA / TRIPLES).exists(),
        reason="the labelled sets are not beside the project",
    ),
]


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("name", "load"), [("clusters", clusters), ("triples", triples)])
def test_the_desk_forms_stories_at_least_as_well_as_before_and_better_than_single_pass(name, load, capsys):
    developing, _ = parts(load(DATA))
    readings = read(developing)
    ours = score(readings, StoryThresholds(**defaults()["stories"]))
    theirs = _tuned(readings)
    with capsys.disabled():
        print(f"\n{name} ({len(readings)} articles, development part)")
        print(f"  desk                            {ours}\n  single-pass TF-IDF, tuned on it {theirs}")
    assert ours.f1 >= FLOORS[name]
    assert ours.f1 > theirs.f1


def _tuned(readings):
    texts = {each.id: each.reading.article.text for each in readings}
    labels = {each.id: each.event for each in readings}
    return max((bcubed(single_pass(texts, limit), labels) for limit in thresholds()), key=lambda found: found.f1)
