"""Words of like meaning."""

from __future__ import annotations

import numpy as np
import pytest

from bot.language.word_similarity import vector


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [("car", "vehicle", "ballot"), ("jail", "prison", "harvest"), ("soldier", "troops", "invoice")],
)
def test_a_word_is_nearer_to_one_that_stands_for_it(word: str, near: str, far: str) -> None:
    assert float(vector(word) @ vector(near)) > float(vector(word) @ vector(far)) + 0.15


@pytest.mark.parametrize("word", ["car", "Kelby", "\u2603", "x" * 500, "12", "\u0301"])
def test_every_word_has_a_vector_of_length_one(word: str) -> None:
    assert float(np.linalg.norm(vector(word))) == pytest.approx(1.0, abs=1e-4)


def test_case_does_not_matter() -> None:
    assert np.array_equal(vector("Storm"), vector("storm"))
