"""Scores of words under words become one tree with one root, and the best one."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bot.language.encoder.trees import best_heads

SCORES = st.integers(1, 4).flatmap(
    lambda size: arrays("float32", (size, size), elements=st.integers(-50, 50).map(float), unique=False)
)


def is_tree(heads: tuple[int, ...]) -> bool:
    if sum(head == word for word, head in enumerate(heads)) != 1:
        return False
    for start in range(len(heads)):
        word = start
        for _ in heads:
            word = heads[word]
        if heads[word] != word:
            return False
    return True


def total(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


def best_under(scores: np.ndarray, root: int) -> float:
    every = product(range(len(scores)), repeat=len(scores))
    return max(total(scores, heads) for heads in every if is_tree(heads) and heads[root] == root)


@given(SCORES)
def test_the_heads_are_a_tree_and_no_tree_of_that_root_is_better(scores: np.ndarray) -> None:
    heads = tuple(int(head) for head in best_heads(scores))
    assert is_tree(heads)
    root = next(word for word, head in enumerate(heads) if head == word)
    assert total(scores, heads) >= best_under(scores, root) - 1e-3


@given(arrays("float32", (60, 60), elements=st.floats(-5, 5, width=32)))
def test_a_long_sentence_has_one_tree_whatever_the_scores(scores: np.ndarray) -> None:
    assert is_tree(tuple(int(head) for head in best_heads(scores)))


def test_greedy_choices_that_make_a_tree_stand() -> None:
    scores = np.array([[0, 5, 0], [0, 9, 0], [0, 5, 0]], dtype="float32")
    assert list(best_heads(scores)) == [1, 1, 1]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[1, 9, 0], [8, 0, 5], [0, 0, 6]], dtype="float32")
    assert list(best_heads(scores)) == [1, 2, 2]
