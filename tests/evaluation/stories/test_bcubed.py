import pytest

from training.stories.bcubed import bcubed

LABELS = {"a": "fire", "b": "fire", "c": "vote", "d": "vote"}


def test_the_labels_themselves_score_one():
    assert bcubed(LABELS, LABELS).f1 == 1


def test_everything_in_one_story_has_full_recall_and_half_the_precision():
    found = bcubed(dict.fromkeys(LABELS, 1), LABELS)
    assert (found.precision, found.recall) == (0.5, 1)


def test_each_article_alone_has_full_precision_and_half_the_recall():
    found = bcubed({article: article for article in LABELS}, LABELS)
    assert (found.precision, found.recall) == (1, 0.5)


def test_one_stray_article_costs_its_own_story_and_the_one_it_left():
    found = bcubed({"a": 1, "b": 2, "c": 2, "d": 2}, LABELS)
    assert found.precision == pytest.approx((1 + 1 / 3 + 2 / 3 + 2 / 3) / 4)
    assert found.recall == pytest.approx((1 / 2 + 1 / 2 + 1 + 1) / 4)


def test_articles_not_judged_still_stand_in_the_stories_of_those_that_are():
    found = bcubed({"a": 1, "b": 2, "c": 2, "d": 2}, LABELS, ["c", "d"])
    assert found.precision == pytest.approx(2 / 3)
    assert found.recall == 1
