"""Numbers of few bits come back close to what they were."""

from __future__ import annotations

import numpy as np
import pytest

from bot.language.encoder.quantized import GROUP, pack_eight, pack_four, unpack_eight, unpack_four


@pytest.fixture
def matrix() -> np.ndarray:
    return np.random.default_rng(7).normal(0, 0.1, (40, 2 * GROUP)).astype("float32")


def test_eight_bits_are_off_by_half_a_step_of_their_row(matrix: np.ndarray) -> None:
    packed, scales = pack_eight(matrix)
    assert packed.dtype == np.int8
    assert np.all(np.abs(unpack_eight(packed, scales) - matrix) <= scales / 2 + 1e-7)


def test_four_bits_take_half_a_byte_and_are_off_by_half_a_step_of_their_group(matrix: np.ndarray) -> None:
    packed, scales = pack_four(matrix)
    assert packed.nbytes == matrix.size // 2
    step = np.repeat(scales.astype("float32"), GROUP, axis=1)
    assert np.all(np.abs(unpack_four(packed, scales) - matrix) <= step * 0.51 + 1e-6)


def test_rows_are_unpacked_by_themselves(matrix: np.ndarray) -> None:
    packed, scales = pack_four(matrix)
    rows = [3, 17]
    assert np.array_equal(unpack_four(packed[rows], scales[rows]), unpack_four(packed, scales)[rows])


def test_a_row_of_zeros_stays_zero() -> None:
    nothing = np.zeros((2, GROUP), dtype="float32")
    assert not unpack_four(*pack_four(nothing)).any()
    assert not unpack_eight(*pack_eight(nothing)).any()
