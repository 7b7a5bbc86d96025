"""Stretches the encoder reads together: all words, in order, none too long."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.language.encoder.windows import LONGEST, MOST_PIECES, windows

WORDS = st.lists(st.tuples(st.integers(1, 8), st.booleans()), max_size=400)


@given(WORDS)
def test_every_word_is_in_one_window_and_no_window_is_too_long(words: list[tuple[int, bool]]) -> None:
    sizes = np.array([size for size, _ in words], dtype="int64")
    found = windows(sizes, [start for _, start in words])
    assert [word for window in found for word in window] == list(range(len(words)))
    assert all(sizes[window.start : window.stop].sum() <= LONGEST for window in found)
    assert all(window for window in found)


def test_a_window_ends_before_a_sentence_that_would_make_it_too_long() -> None:
    sizes = np.ones(3 * MOST_PIECES, dtype="int64")
    starts = [word % 50 == 0 for word in range(len(sizes))]
    assert all(starts[window.start] for window in windows(sizes, starts))
