"""Name tags become names, and only sequences that make sense do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bot.language.encoder.spans import LABELS, OUTSIDE, TAGS, best_names, tags_of


def scores(tags: list[int]) -> np.ndarray:
    return np.eye(TAGS, dtype="float32")[tags] * 10


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("length", [1, 2, 5])
def test_the_tags_of_a_name_are_read_back_as_that_name(label: str, length: int) -> None:
    tags = [OUTSIDE, *tags_of(length, label), OUTSIDE]
    assert best_names(scores(tags)) == [(1, 1 + length, label)]


def test_two_names_side_by_side_stay_two() -> None:
    assert best_names(scores([*tags_of(2, "PERSON"), *tags_of(1, "LOC")])) == [(0, 2, "PERSON"), (2, 3, "LOC")]


def test_a_name_that_is_not_closed_is_mended_by_the_likeliest_reading() -> None:
    begun = tags_of(2, "ORG")[0]
    found = best_names(scores([OUTSIDE, begun, OUTSIDE]))
    assert all(label in LABELS for _, _, label in found)


@given(arrays("float32", st.tuples(st.integers(0, 12), st.just(TAGS)), elements=st.floats(-20, 20, width=32)))
def test_any_scores_give_names_that_follow_one_another(given_scores: np.ndarray) -> None:
    sure = scores([OUTSIDE, *tags_of(2, "PERSON"), OUTSIDE]) * 100
    given_scores = np.concatenate([given_scores, sure])
    end, found = 0, best_names(given_scores)
    assert found[-1] == (len(given_scores) - 3, len(given_scores) - 1, "PERSON")
    for start, stop, label in found:
        assert end <= start < stop <= len(given_scores)
        assert label in LABELS
        end = stop
