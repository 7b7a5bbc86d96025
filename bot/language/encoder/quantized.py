"""Numbers of few bits: four for the embedding, eight for every other matrix, each with a scale for what it shares.

A matrix of shape (rows, columns) is kept as whole numbers and a 16-bit scale for each row (8 bits) or for each group of
GROUP numbers of a row (4 bits); symmetric, rounded to the nearest (Dettmers et al. 2022 use the same form).
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

GROUP: Final = 32  # numbers that share a scale
_FOUR: Final = 7.0  # the largest whole number of 4 bits with a sign
_EIGHT: Final = 127.0  # the largest of 8 bits


def pack_four(matrix: Any) -> tuple[Any, Any]:
    """Two numbers a byte, shape (rows, columns / 2), and the scales, (rows, columns / GROUP)."""
    rows, columns = matrix.shape
    groups = np.asarray(matrix, dtype="float32").reshape(rows, columns // GROUP, GROUP)
    scales = np.maximum(np.abs(groups).max(axis=2) / _FOUR, 1e-6).astype("float16")
    whole = np.clip(np.rint(groups / scales[..., None].astype("float32")), -_FOUR, _FOUR) + 8
    flat = whole.astype("uint8").reshape(rows, columns)
    return flat[:, 0::2] | flat[:, 1::2] << 4, scales


def unpack_four(packed: Any, scales: Any) -> Any:
    """The 32-bit numbers of packed rows."""
    rows, half = packed.shape
    whole = np.empty((rows, 2 * half), dtype="float32")
    whole[:, 0::2] = packed & 15
    whole[:, 1::2] = packed >> 4
    groups = (whole - 8).reshape(rows, -1, GROUP) * scales[..., None].astype("float32")
    return groups.reshape(rows, 2 * half)


def pack_eight(matrix: Any) -> tuple[Any, Any]:
    """One number a byte, in the matrix's shape, and the scales of its rows."""
    values = np.asarray(matrix, dtype="float32")
    scales = np.maximum(np.abs(values).max(axis=-1, keepdims=True) / _EIGHT, 1e-8)
    return np.rint(values / scales).astype("int8"), scales.astype("float32")


def unpack_eight(packed: Any, scales: Any) -> Any:
    """The 32-bit numbers of a packed matrix."""
    return packed.astype("float32") * scales
