import pytest

from bot.stories import shingles
from bot.stories.shingles import share
from bot.stories.terms import words
from tests.stories.builders import BUDGET, FERRY_WIRE


def sample(text):
    return shingles.sample(word.form for word in words(text))


def test_a_text_shares_all_of_its_wording_with_itself():
    assert share(sample(FERRY_WIRE), sample(FERRY_WIRE)) == 1.0


def test_two_unrelated_texts_share_none():
    assert share(sample(FERRY_WIRE), sample(BUDGET)) == 0.0


def test_a_trimmed_copy_shares_all_of_the_shorter_text():
    assert share(sample(FERRY_WIRE), sample(FERRY_WIRE.splitlines()[0])) == 1.0


def test_the_share_of_long_texts_is_estimated_within_a_few_points():
    common = " ".join(f"alpha{n}" for n in range(1500))
    left = common + " " + " ".join(f"left{n}" for n in range(1500))
    right = common + " " + " ".join(f"right{n}" for n in range(1500))
    assert share(sample(left), sample(right)) == pytest.approx(0.5, abs=0.1)


def test_marks_and_capitals_are_no_difference():
    assert share(sample("“We lost the rudder,” she said."), sample('"WE LOST the rudder", she said')) == 1.0
